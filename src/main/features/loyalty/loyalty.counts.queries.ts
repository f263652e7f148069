import { countState, countsInTurn } from '@shared/features/loyalty/counts.rules';
import type {
  CountCardCause,
  CountGoods,
  CountStanding,
  CountState,
} from '@shared/features/loyalty/counts.rules';
import type { Day } from '@shared/lib/days';
import type { Reader } from '../../db/reader';
import type { CountKindRow } from './loyalty.counts.entity';

type Reads = Pick<Reader, 'get' | 'all' | 'column' | 'today'>;

/** What is left of a card, as SQL. */
export const leftOfCard = (card: string): string =>
  `(SELECT coalesce(sum("times"), 0) FROM "loyaltyCountMoves" WHERE "cardId" = ${card}."id")`;

/** Until when a card is good by now, as SQL. */
export const untilOfCard = (card: string): string =>
  `coalesce((SELECT "until" FROM "loyaltyCountMoves" WHERE "cardId" = ${card}."id" AND "cause" = 'extended'
    ORDER BY "id" DESC LIMIT 1), ${card}."until")`;

/** True of a card that nothing can be taken from any more, as SQL. */
export const isClosedCard = (card: string): string =>
  `((SELECT count(*) FILTER (WHERE "cause" IN ('takenBack', 'refunded', 'reversed', 'erased'))
      - count(*) FILTER (WHERE "cause" = 'reopened') FROM "loyaltyCountMoves" WHERE "cardId" = ${card}."id") > 0)`;

/** A kind as rules and screens know it. */
export type CountKindRead = Omit<CountKindRow, 'productIds' | 'categories' | 'isReducible' | 'isActive'> & {
  productIds: number[];
  categories: string[];
  isReducible: boolean;
  isActive: boolean;
};

/** What a kind is good for, its lists read. */
export const goodsOf = ({ productIds, categories }: Pick<CountKindRow, 'productIds' | 'categories'>) => ({
  productIds: JSON.parse(productIds) as number[],
  categories: JSON.parse(categories) as string[],
});

/** All kinds, those that are sold first, in the order in which they were made. */
export const countKinds = (reader: Pick<Reader, 'all'>): CountKindRead[] =>
  reader.all<CountKindRow>('SELECT * FROM "loyaltyCountKinds" ORDER BY "isActive" DESC, "id"').map((row) => ({
    ...row,
    ...goodsOf(row),
    isReducible: row.isReducible === 1,
    isActive: row.isActive === 1,
  }));

/** A card with what it is good for and how it stands today. */
export type CountCardRead = CountStanding &
  CountGoods & {
    id: number;
    customerId: number;
    kindId: number;
    name: string;
    words: string;
    cause: CountCardCause;
    lineId: number | null;
    paidCents: number;
    /** The last day on which it was good when it was made. */
    firstUntil: Day | null;
    state: CountState;
  };

type CardRow = Omit<CountCardRead, 'isClosed' | 'state' | 'productIds' | 'categories'> & {
  isClosed: 0 | 1;
  productIds: string;
  categories: string;
};

/** Cards that a condition on `c` lets through. */
const cards = (reader: Reads, condition: string, ...values: (string | number)[]): CountCardRead[] =>
  reader
    .all<CardRow>(
      `SELECT c."id", c."customerId", c."kindId", k."name", k."words", k."productIds", k."categories", c."cause", c."lineId",
         c."times", c."paidCents", c."fromDay", c."until" AS "firstUntil", ${leftOfCard('c')} AS "left",
         ${untilOfCard('c')} AS "until", ${isClosedCard('c')} AS "isClosed"
       FROM "loyaltyCountCards" c JOIN "loyaltyCountKinds" k ON k."id" = c."kindId" WHERE ${condition} ORDER BY c."id"`,
      ...values,
    )
    .map((row) => {
      const card = { ...row, ...goodsOf(row), isClosed: row.isClosed === 1 };
      return { ...card, state: countState(card, reader.today) };
    });

export const countCard = (reader: Reads, id: number): CountCardRead | undefined =>
  cards(reader, 'c."id" = ?', id)[0];

/** All cards of a customer, who lapses first before the others. */
export const countCardsOf = (reader: Reads, customerId: number): CountCardRead[] =>
  countsInTurn(cards(reader, 'c."customerId" = ?', customerId));

/** Cards that anybody holds and that are not closed. */
export const openCountCards = (reader: Reads): CountCardRead[] =>
  cards(reader, `NOT ${isClosedCard('c')}`).filter(({ state }) => state !== 'used');

/** The card that a line sold; undefined for all other lines. */
export const countSoldBy = (reader: Reads, lineId: number): CountCardRead | undefined =>
  cards(reader, 'c."lineId" = ?', lineId)[0];

/** Cards that a sale sold. */
export const countsSoldBy = (reader: Reads, saleId: number): CountCardRead[] =>
  cards(reader, 'c."lineId" IN (SELECT "id" FROM "saleLines" WHERE "saleId" = ?)', saleId);

/** True for a line that used a card. */
export const isCountLine = (reader: Reads, lineId: number): boolean =>
  reader.get('SELECT 1 FROM "loyaltyCountMoves" WHERE "lineId" = ?', lineId) !== undefined;

/** A line of a sale that used a card: times that are used by now, and what of the line was not taken back. */
export type CountLine = { cardId: number; lineId: number; used: number; keptMilli: number };

export const countLinesOf = (reader: Reads, saleId: number): CountLine[] =>
  reader.all<CountLine>(
    `SELECT m."cardId", m."lineId", -sum(m."times") AS "used",
       l."quantityMilli" + (SELECT coalesce(sum(b."quantityMilli"), 0) FROM "counterReturns" r
         JOIN "saleLines" b ON b."id" = r."lineId" WHERE r."originalLineId" = l."id") AS "keptMilli"
     FROM "saleLines" l JOIN "loyaltyCountMoves" m ON m."lineId" = l."id" WHERE l."saleId" = ?
     GROUP BY m."cardId", m."lineId" ORDER BY m."lineId"`,
    saleId,
  );

/** What a slip did to cards, each with its times before and after, as it goes on paper. */
export const countsAround = (
  reader: Pick<Reader, 'all'>,
  saleId: number,
): { name: string; times: number | null; before: number; after: number; until: Day | null }[] =>
  reader.all(
    `SELECT k."name", c."times", x."before", x."before" + x."moved" AS "after", ${untilOfCard('c')} AS "until" FROM
       (SELECT m."cardId", sum(m."times") AS "moved", (SELECT coalesce(sum(o."times"), 0) FROM "loyaltyCountMoves" o
          WHERE o."cardId" = m."cardId" AND o."id" < min(m."id")) AS "before"
        FROM "loyaltyCountMoves" m WHERE m."saleId" = ? GROUP BY m."cardId") x
     JOIN "loyaltyCountCards" c ON c."id" = x."cardId" JOIN "loyaltyCountKinds" k ON k."id" = c."kindId" ORDER BY c."id"`,
    saleId,
  );
