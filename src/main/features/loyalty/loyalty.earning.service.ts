import { dayPermille, earnedOf, lapseOf, ratesOf } from '@shared/features/loyalty/points.rules';
import type { Day } from '@shared/lib/days';
import type { Unit } from '../../db/unit';
import { grant } from './loyalty.ledger.service';
import { readProgramme } from './loyalty.programme.queries';
import { memberOf } from './loyalty.standing.queries';

/** A sale that earns, or of it what an import brought. */
export type Earner = { id: number; soldOn: Day; customerId: number; importId: number | null };

type Line = { id: number; amountCents: number; productId: number | null; category: string };

const linesOf = (unit: Unit, { id, importId }: Earner): Line[] =>
  unit.all<Line>(
    `SELECT l."id", l."amountCents", l."productId", coalesce(p."category", '') AS "category"
     FROM "saleLines" l LEFT JOIN "products" p ON p."id" = l."productId"
     WHERE l."saleId" = ? AND (? IS NULL OR l."importId" = ?) ORDER BY l."lineNo"`,
    id,
    importId,
    importId,
  );

/** What lines of a sale earn at the member's present tier, line by line; null where it is nobody's, or points are off. */
function sharesOf(unit: Unit, sale: Earner, lines: readonly Line[]): number[] | null {
  const { points: rules } = readProgramme(unit);
  const member = memberOf(unit, sale.customerId);
  if (member === null || !rules.isOn) return null;
  const [rewardCents = 0] = unit.column<number>(
    `SELECT coalesce(sum("amountCents"), 0) FROM "salePayments" WHERE "saleId" = ? AND "kind" IN ('points', 'gift')`,
    sale.id,
  );
  const rateOf = ratesOf(rules);
  return earnedOf(
    lines.map((line) => ({ amountCents: line.amountCents, permille: rateOf(line) })),
    rewardCents,
    {
      centsPerPoint: rules.centsPerPoint,
      permille: [member.tier.pointsPermille, dayPermille(rules, sale.soldOn)],
    },
  );
}

const sumOf = (shares: readonly number[]): number => shares.reduce((sum, points) => sum + points, 0);

/** Grants the points that a sale's lines earn at the member's present tier, and keeps what each earned. */
export async function earn(unit: Unit, sale: Earner): Promise<void> {
  const lines = linesOf(unit, sale);
  const shares = sharesOf(unit, sale, lines) ?? [];
  for (const [at, points] of shares.entries()) {
    const line = lines[at];
    if (points > 0 && line !== undefined) {
      unit.run('INSERT INTO "loyaltyEarnings" ("lineId", "points") VALUES (?, ?)', line.id, points);
    }
  }
  const all = sumOf(shares);
  if (all === 0) return;
  const expiresOn = lapseOf(readProgramme(unit).points, sale.soldOn);
  await grant(unit, sale.customerId, all, { cause: 'earn', saleId: sale.id, expiresOn });
}

/** What a return would have earned had it been a sale: so many points it takes back where nobody knows what was bought. */
export function wouldEarn(unit: Unit, sale: Earner): number {
  const lines = linesOf(unit, sale).map((line) => ({ ...line, amountCents: -line.amountCents }));
  return sumOf(sharesOf(unit, sale, lines) ?? []);
}
