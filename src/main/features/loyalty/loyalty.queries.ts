import type { loyaltyContract } from '@shared/features/loyalty/loyalty.contract';
import { AppError } from '@shared/errors/AppError';
import type { Reader } from '../../db/reader';
import type { Actor } from '../../db/unit';
import type { QueryHandlers } from '../../ipc/handlers';
import { isKnown, sightOf } from '../customers/customers.sight.queries';
import { mayAct } from '../staff/staff.people.queries';
import { countQueries } from './loyalty.counts.reads.queries';
import { cardsQueries } from './loyalty.cards.queries';
import { couponQueries } from './loyalty.coupons.list.queries';
import { giftQueries } from './loyalty.gifts.queries';
import { listMembers, listTiers } from './loyalty.members.queries';
import { readProgramme, tiersOf } from './loyalty.programme.queries';
import { listWithinReach } from './loyalty.reach.queries';
import { hasReviewed } from './loyalty.review.queries';
import { memberOf, tillMember } from './loyalty.standing.queries';
import { storedQueries } from './loyalty.stored.reads.queries';

type Handlers = QueryHandlers<typeof loyaltyContract>;

/** Rows of each ledger that a card shows. */
const MOST_SHOWN = 200;

function assertSeen(reader: Reader, actor: Actor, customerId: number): void {
  if (!isKnown(sightOf(reader, actor), customerId)) throw new AppError('customers.notFound');
}

function getMember(reader: Reader, actor: Actor, customerId: number): ReturnType<Handlers['member']> {
  assertSeen(reader, actor, customerId);
  const till = tillMember(reader, customerId);
  const member = memberOf(reader, customerId);
  if (till === null || member === null) return null;
  const { tier, ladder, standing, sinceOn, measure } = member;
  return {
    ...till,
    benefits: tier.benefits,
    birthdayGift: tier.birthdayGift,
    sinceOn,
    lockedUntil: standing.lockedUntil,
    lapsesOn: standing.lapsesOn,
    measure,
    ladder: ladder.map(({ id, name, tone }) => ({ id, name, tone })),
  };
}

function getTill(reader: Reader, actor: Actor, customerId: number): ReturnType<Handlers['till']> {
  assertSeen(reader, actor, customerId);
  const till = tillMember(reader, customerId);
  const { isOn, redeemStep, redeemPoints, redeemCents } = readProgramme(reader).points;
  const mayRedeem = isOn && mayAct(reader, actor, 'loyalty.write');
  return till && { ...till, redeem: mayRedeem ? { redeemStep, redeemPoints, redeemCents } : null };
}

function getHistory(reader: Reader, actor: Actor, customerId: number): ReturnType<Handlers['history']> {
  assertSeen(reader, actor, customerId);
  return {
    moves: reader.all(
      `SELECT v."id", f."name" AS "from", t."name" AS "to", v."cause", v."onDay" AS "on", p."name" AS "by",
         coalesce(r."reason", '') AS "reason"
       FROM "loyaltyTierMoves" v JOIN "loyaltyTiers" t ON t."id" = v."toTierId"
       LEFT JOIN "loyaltyTiers" f ON f."id" = v."fromTierId" JOIN "staff" p ON p."id" = v."actorId"
       LEFT JOIN "loyaltyReasons" r ON r."moveId" = v."id"
       WHERE v."customerId" = ? ORDER BY v."id" DESC LIMIT ?`,
      customerId,
      MOST_SHOWN,
    ),
    points: reader.all(
      `SELECT v."id", v."points", v."cause", s."number" AS "saleNumber", v."expiresOn", v."onDay" AS "on",
         p."name" AS "by", coalesce(r."reason", '') AS "reason"
       FROM "loyaltyPoints" v JOIN "staff" p ON p."id" = v."actorId" LEFT JOIN "sales" s ON s."id" = v."saleId"
       LEFT JOIN "loyaltyReasons" r ON r."pointsId" = v."id"
       WHERE v."customerId" = ? ORDER BY v."id" DESC LIMIT ?`,
      customerId,
      MOST_SHOWN,
    ),
  };
}

export const loyaltyQueries: Handlers = {
  ...storedQueries,
  programme: (reader) => {
    const { version, ...programme } = readProgramme(reader);
    const { points, ...rules } = programme;
    return {
      version,
      programme: { ...rules, points: { ...points, days: [...points.days], extras: [...points.extras] } },
      tiers: tiersOf(reader),
    };
  },
  ...countQueries,
  ...cardsQueries,
  ...couponQueries,
  ...giftQueries,
  member: (reader, { customerId }, actor) => getMember(reader, actor, customerId),
  till: (reader, { customerId }, actor) => getTill(reader, actor, customerId),
  history: (reader, { customerId }, actor) => getHistory(reader, actor, customerId),
  tiers: (reader) => listTiers(reader),
  members: listMembers,
  withinReach: listWithinReach,
  reviewState: (reader) => ({ isDue: readProgramme(reader).isOn && !hasReviewed(reader) }),
};
