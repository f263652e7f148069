import type { Reader } from '../../db/reader';
import { readProgramme } from './loyalty.programme.queries';
import { readStored } from './loyalty.stored.queries';

type Reads = Pick<Reader, 'get' | 'all'>;

/** What points are worth where they are redeemed; null where the shop gives none. */
export function pointsWorth(reader: Reads): { redeemPoints: number; redeemCents: number } | null {
  const { isOn, points } = readProgramme(reader);
  return isOn && points.isOn ? { redeemPoints: points.redeemPoints, redeemCents: points.redeemCents } : null;
}

export const hasStored = (reader: Reads): boolean => readStored(reader).isOn;

/** Batches that give out today, with what a coupon takes off once and how often it is good. */
export const worthyBatches = (
  reader: Pick<Reader, 'all' | 'today'>,
): { batchId: number; name: string; cents: number; uses: number }[] =>
  reader.all(
    `SELECT "id" AS "batchId", "name", "cents", "uses" FROM "loyaltyCouponBatches"
     WHERE "closedAt" IS NULL AND ("endsOn" IS NULL OR "endsOn" >= ?) AND "cents" IS NOT NULL ORDER BY "id" DESC LIMIT 50`,
    reader.today,
  );
