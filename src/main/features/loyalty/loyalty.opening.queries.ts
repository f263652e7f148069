import type { Reader } from '../../db/reader';
import { isVoided, usedOf } from './loyalty.coupons.queries';
import { countKinds, isClosedCard, leftOfCard } from './loyalty.counts.queries';
import { readProgramme } from './loyalty.programme.queries';
import { readStored } from './loyalty.stored.queries';

/** True while nothing was drawn from a lot of points. */
export const isPointsFree = (reader: Pick<Reader, 'get'>, lotId: number): boolean =>
  reader.get('SELECT 1 FROM "loyaltyPoints" WHERE "lotId" = ?', lotId) === undefined;

/** True while a row of stored value was not taken back or paid out, and the account holds as much of its kind today. */
export const isStoredFree = (reader: Pick<Reader, 'get' | 'today'>, id: number): boolean =>
  reader.get(
    `SELECT 1 FROM "loyaltyStored" v WHERE v."id" = ?
       AND NOT EXISTS (SELECT 1 FROM "loyaltyStored" u WHERE u."undoesId" = v."id")
       AND NOT EXISTS (SELECT 1 FROM "loyaltyStored" r WHERE r."customerId" = v."customerId" AND r."id" > v."id"
             AND r."cause" IN ('refund', 'kept', 'forfeit') AND r."saleId" IS NULL)
       AND (SELECT sum(o."cents") FROM "loyaltyStored" o WHERE o."customerId" = v."customerId" AND o."kind" = v."kind"
              AND (o."countsFrom" IS NULL OR o."countsFrom" <= ?)) >= v."cents"`,
    id,
    reader.today,
  ) !== undefined;

/** True while a count card was neither used nor closed. */
export const isCountFree = (reader: Pick<Reader, 'get'>, cardId: number): boolean =>
  reader.get(
    `SELECT 1 FROM "loyaltyCountCards" c WHERE c."id" = ? AND NOT ${isClosedCard('c')} AND ${leftOfCard('c')} = c."times"`,
    cardId,
  ) !== undefined;

/** True while a coupon was neither used nor taken out of use. */
export const isCouponFree = (reader: Pick<Reader, 'get'>, id: number): boolean =>
  reader.get(
    `SELECT 1 FROM "loyaltyCoupons" c WHERE c."id" = ? AND NOT ${isVoided('c')} AND ${usedOf('c')} = 0`,
    id,
  ) !== undefined;

/** What can be opened: whether the shop gives points, keeps stored value, how much an account may hold, and which count cards it sells. */
export function openable(reader: Pick<Reader, 'get' | 'all'>): {
  hasPoints: boolean;
  hasStored: boolean;
  mostBalanceCents: number;
  cards: { id: number; name: string; times: number | null }[];
} {
  const { isOn, points } = readProgramme(reader);
  const stored = readStored(reader);
  return {
    hasPoints: isOn && points.isOn,
    hasStored: stored.isOn,
    mostBalanceCents: stored.mostBalanceCents,
    cards: countKinds(reader)
      .filter(({ isActive }) => isActive)
      .map(({ id, name, times }) => ({ id, name, times })),
  };
}
