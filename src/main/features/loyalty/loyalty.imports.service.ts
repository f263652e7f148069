import { lapseOf } from '@shared/features/loyalty/points.rules';
import type { Day } from '@shared/lib/days';
import type { Unit } from '../../db/unit';
import { earn, wouldEarn } from './loyalty.earning.service';
import { ownLots, salePoints } from './loyalty.ledger.queries';
import { grant, take } from './loyalty.ledger.service';
import { readProgramme } from './loyalty.programme.queries';

/** Some sales of an import: at most so many, after one of them. */
export type Some = { afterId: number; limit: number };
type Slip = { id: number; soldOn: Day; customerId: number; kind: 'sale' | 'return' };

/**
 * Lets sales of an import earn; its returns take back what they would have earned, and no more than files brought the
 * customer. Only those from the day on that the programme says. Returns the last sale looked at; null: none is left.
 * A sale that has moved points moves none again.
 */
export async function creditImported(unit: Unit, importId: number, some: Some): Promise<number | null> {
  const { isOn, points } = readProgramme(unit);
  if (!isOn || !points.isOn || points.importsSince === null) return null;
  const slips = unit.all<Slip>(
    `SELECT "id", "soldOn", "customerId", "kind" FROM "sales" s
     WHERE "importId" = ? AND "id" > ? AND "customerId" IS NOT NULL AND "soldOn" >= ? AND "kind" IN ('sale', 'return')
       AND NOT EXISTS (SELECT 1 FROM "loyaltyPoints" p WHERE p."saleId" = s."id") ORDER BY "id" LIMIT ?`,
    importId,
    some.afterId,
    points.importsSince,
    some.limit,
  );
  for (const slip of slips) {
    if (slip.kind === 'sale') await earn(unit, { ...slip, importId });
    else await takeBackFor(unit, slip, importId);
  }
  return slips.at(-1)?.id ?? null;
}

async function takeBackFor(unit: Unit, slip: Slip, importId: number): Promise<void> {
  const [brought = 0] = unit.column<number>(
    `SELECT coalesce(sum(p."points"), 0) FROM "loyaltyPoints" p JOIN "sales" s ON s."id" = p."saleId"
     WHERE p."customerId" = ? AND p."cause" IN ('earn', 'takenBack') AND s."importId" IS NOT NULL`,
    slip.customerId,
  );
  const points = Math.min(wouldEarn(unit, { ...slip, importId }), brought);
  if (points > 0) await take(unit, slip.customerId, points, { cause: 'takenBack', saleId: slip.id });
}

/**
 * Takes back what sales of an import earned, before they go, and gives back what its returns took: what lapsed is gone
 * already, what was spent is owed. Sales that something came back of at the counter stay, with their points, and the points
 * of somebody who was erased are closed. Returns the last sale met; null: none is left. It may be broken off and called again.
 */
export async function takeImportedBack(unit: Unit, importId: number, some: Some): Promise<number | null> {
  const slips = unit.all<{ id: number; customerId: number; isErased: 0 | 1 }>(
    `SELECT s."id", s."customerId", c."erasedAt" IS NOT NULL AS "isErased" FROM "sales" s
     JOIN "customers" c ON c."id" = s."customerId"
     WHERE s."importId" = ? AND s."id" > ?
       AND EXISTS (SELECT 1 FROM "loyaltyPoints" p WHERE p."saleId" = s."id")
       AND NOT EXISTS (SELECT 1 FROM "counterSales" b WHERE b."originalId" = s."id") ORDER BY s."id" LIMIT ?`,
    importId,
    some.afterId,
    some.limit,
  );
  for (const { id, customerId, isErased } of slips) {
    if (isErased === 0) await takeSaleBack(unit, id, customerId);
    unit.run(
      `DELETE FROM "loyaltyEarnings" WHERE "lineId" IN (SELECT "id" FROM "saleLines" WHERE "saleId" = ?)`,
      id,
    );
  }
  return slips.at(-1)?.id ?? null;
}

async function takeSaleBack(unit: Unit, saleId: number, customerId: number): Promise<void> {
  const { earned, takenBack, lapsed } = salePoints(unit, saleId);
  if (earned === 0 && takenBack > 0) {
    const expiresOn = lapseOf(readProgramme(unit).points, unit.today);
    await grant(unit, customerId, takenBack, { cause: 'earn', saleId, expiresOn });
  }
  const points = earned - takenBack - lapsed;
  if (earned > 0 && points > 0) {
    await take(unit, customerId, points, { cause: 'takenBack', saleId, first: ownLots(unit, saleId) });
  }
}
