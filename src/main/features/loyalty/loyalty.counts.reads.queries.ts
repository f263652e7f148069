import { AppError } from '@shared/errors/AppError';
import type { CountCard } from '@shared/features/loyalty/counts.channels';
import { countRest, countsInTurn, countUsed, countWorth } from '@shared/features/loyalty/counts.rules';
import type { loyaltyContract } from '@shared/features/loyalty/loyalty.contract';
import type { Reader } from '../../db/reader';
import type { QueryHandlers } from '../../ipc/handlers';
import { aboutOf } from '../customers/customers.about.queries';
import { isKnown, sightOf } from '../customers/customers.sight.queries';
import { mayAct } from '../staff/staff.people.queries';
import { countCardsOf, countKinds, openCountCards } from './loyalty.counts.queries';
import type { CountCardRead } from './loyalty.counts.queries';

type Handlers = Pick<
  QueryHandlers<typeof loyaltyContract>,
  'countKinds' | 'countCards' | 'countHistory' | 'countsOwed' | 'countAccounts'
>;

/** Rows of the ledger that a card shows. */
const MOST_SHOWN = 200;

/** What of a card's price is left with its times; nothing of one that is closed. */
export const worthOfCount = (reader: Pick<Reader, 'today'>, card: CountCardRead): number =>
  card.isClosed ? 0 : countWorth(card.paidCents, countRest(card, card.firstUntil, reader.today));

const shown = (reader: Reader, card: CountCardRead): CountCard => ({
  id: card.id,
  kindId: card.kindId,
  name: card.name,
  words: card.words,
  productIds: [...card.productIds],
  categories: [...card.categories],
  times: card.times,
  left: card.left,
  used: card.isClosed ? 0 : countUsed(card),
  fromDay: card.fromDay,
  until: card.until,
  state: card.state,
  cause: card.cause,
  paidCents: card.paidCents,
  worthCents: worthOfCount(reader, card),
});

/** What the page asks of count cards. */
export const countQueries: Handlers = {
  countKinds: (reader) => ({
    rows: countKinds(reader).map((kind) => ({
      ...kind,
      productNames: reader.column<string>(
        `SELECT p."name" FROM json_each(?) j JOIN "products" p ON p."id" = j."value" AND p."deletedAt" IS NULL ORDER BY j."key"`,
        JSON.stringify(kind.productIds),
      ),
    })),
  }),
  countCards: (reader, { customerId }, actor) => {
    if (!isKnown(sightOf(reader, actor), customerId)) throw new AppError('customers.notFound');
    return {
      rows: countCardsOf(reader, customerId).map((card) => shown(reader, card)),
      mayUse: mayAct(reader, actor, 'loyalty.write') && mayAct(reader, actor, 'sales.write'),
    };
  },
  countHistory: (reader, { customerId }, actor) => {
    if (!isKnown(sightOf(reader, actor), customerId)) throw new AppError('customers.notFound');
    return {
      rows: reader.all(
        `SELECT m."id", k."name", m."cause", m."times", coalesce(m."until", CASE m."cause" WHEN 'issued' THEN c."until" END) AS "until",
           s."number" AS "saleNumber", m."onDay" AS "on", p."name" AS "by", coalesce(r."reason", '') AS "reason"
         FROM "loyaltyCountCards" c JOIN "loyaltyCountKinds" k ON k."id" = c."kindId"
         JOIN "loyaltyCountMoves" m ON m."cardId" = c."id" JOIN "staff" p ON p."id" = m."actorId"
         LEFT JOIN "sales" s ON s."id" = m."saleId" LEFT JOIN "loyaltyCountReasons" r ON r."moveId" = m."id"
         WHERE c."customerId" = ? ORDER BY m."id" DESC LIMIT ?`,
        customerId,
        MOST_SHOWN,
      ),
    };
  },
  countsOwed: (reader) => {
    const open = openCountCards(reader).filter(({ state }) => state === 'good');
    return {
      isOn: reader.get('SELECT 1 FROM "loyaltyCountKinds" LIMIT 1') !== undefined,
      cards: open.length,
      times: open.reduce((sum, { times, left }) => sum + (times === null ? 0 : left), 0),
      cents: open.reduce((sum, card) => sum + worthOfCount(reader, card), 0),
      customers: new Set(open.map(({ customerId }) => customerId)).size,
    };
  },
  countAccounts: (reader, { offset, limit }, actor) => {
    const sight = sightOf(reader, actor);
    const all = countsInTurn(openCountCards(reader)).filter(({ customerId }) => isKnown(sight, customerId));
    const page = all.slice(offset, offset + limit);
    const people = aboutOf(
      reader,
      sight,
      page.map(({ customerId }) => customerId),
    );
    return {
      rows: page.flatMap((card) => {
        const customer = people.get(card.customerId);
        return customer === undefined ? [] : [{ ...shown(reader, card), customer }];
      }),
      total: all.length,
    };
  },
};
