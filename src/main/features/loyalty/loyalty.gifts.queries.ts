import type { Gift } from '@shared/features/loyalty/gifts.channels';
import type { loyaltyContract } from '@shared/features/loyalty/loyalty.contract';
import { partOf } from '@shared/lib/money';
import type { Reader } from '../../db/reader';
import type { QueryHandlers } from '../../ipc/handlers';

type Reads = Pick<Reader, 'get' | 'all' | 'column'>;
type Handlers = QueryHandlers<typeof loyaltyContract>;

/** Pieces of a gift that are there. */
export const giftStock = (reader: Reads, giftId: number): number =>
  reader.column<number>(
    'SELECT coalesce(sum("count"), 0) FROM "loyaltyGiftMoves" WHERE "giftId" = ?',
    giftId,
  )[0] ?? 0;

/** A line of a sale that gave a gift out: pieces that are out by now, and what of the line was not taken back. */
export type GiftLine = {
  giftId: number;
  lineId: number;
  /** What one piece cost. */
  points: number;
  out: number;
  quantityMilli: number;
  keptMilli: number;
};

export const giftLinesOf = (reader: Reads, saleId: number): GiftLine[] =>
  reader.all<GiftLine>(
    `SELECT m."giftId", m."lineId", max(m."points") AS "points", -sum(m."count") AS "out", l."quantityMilli",
       l."quantityMilli" + (SELECT coalesce(sum(b."quantityMilli"), 0) FROM "counterReturns" r
         JOIN "saleLines" b ON b."id" = r."lineId" WHERE r."originalLineId" = l."id") AS "keptMilli"
     FROM "saleLines" l JOIN "loyaltyGiftMoves" m ON m."lineId" = l."id" WHERE l."saleId" = ?
     GROUP BY m."giftId", m."lineId" ORDER BY m."lineId"`,
    saleId,
  );

/** True for a line that gave a gift out. */
export const isGiftLine = (reader: Reads, lineId: number): boolean =>
  reader.get('SELECT 1 FROM "loyaltyGiftMoves" WHERE "lineId" = ?', lineId) !== undefined;

/** What the gifts of a sale cost in points when it was rung up, and what of that is still spent. */
export function giftPointsOf(reader: Reads, saleId: number): { first: number; now: number } {
  const sum = { first: 0, now: 0 };
  for (const { points, quantityMilli, keptMilli } of giftLinesOf(reader, saleId)) {
    const all = (points * quantityMilli) / 1_000;
    sum.first += all;
    sum.now += partOf(all, keptMilli, quantityMilli);
  }
  return sum;
}

type Row = Omit<Gift, 'isActive'> & { isActive: 0 | 1 };

const GIFTS = `SELECT g."id", g."productId", p."name", p."unit", g."points", g."lowAt", g."isActive",
    (SELECT coalesce(sum("count"), 0) FROM "loyaltyGiftMoves" WHERE "giftId" = g."id") AS "stock"
  FROM "loyaltyGifts" g JOIN "products" p ON p."id" = g."productId"
  ORDER BY g."isActive" DESC, p."sortKey", g."id"`;

/** Gifts that are given and run low, the scarcest first. */
export const lowGifts = (reader: Reads): { name: string; stock: number }[] =>
  reader
    .all<Row>(GIFTS)
    .filter(({ isActive, stock, lowAt }) => isActive === 1 && stock <= lowAt)
    .toSorted((a, b) => a.stock - b.stock)
    .map(({ name, stock }) => ({ name, stock }));

export const giftQueries: Pick<Handlers, 'gifts' | 'giftMoves'> = {
  gifts: (reader) => ({
    rows: reader.all<Row>(GIFTS).map((row) => ({ ...row, isActive: row.isActive === 1 })),
  }),
  giftMoves: (reader, { id, offset, limit }) => ({
    rows: reader.all(
      `SELECT m."id", m."count", m."cause", m."onDay" AS "on", p."name" AS "by", s."number" AS "saleNumber",
         coalesce(r."reason", '') AS "reason"
       FROM "loyaltyGiftMoves" m JOIN "staff" p ON p."id" = m."actorId" LEFT JOIN "saleLines" l ON l."id" = m."lineId"
       LEFT JOIN "sales" s ON s."id" = l."saleId" LEFT JOIN "loyaltyRemarks" r ON r."giftMoveId" = m."id"
       WHERE m."giftId" = ? ORDER BY m."id" DESC LIMIT ? OFFSET ?`,
      id,
      limit,
      offset,
    ),
    total: reader.column<number>('SELECT count(*) FROM "loyaltyGiftMoves" WHERE "giftId" = ?', id)[0] ?? 0,
  }),
};
