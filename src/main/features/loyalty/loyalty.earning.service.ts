import { dayPermille, earnedOf, lapseOf, ratesOf } from '@shared/features/loyalty/points.rules';
import type { PointsRules } from '@shared/features/loyalty/points.rules';
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

type Share = { lineId: number; points: number };

/**
 * What lines of a sale earn at the member's present tier; none where it is nobody's, or points are off. `sign` -1: what they
 * would, were they sold and not taken back.
 */
function sharesOf(unit: Unit, sale: Earner, rules: PointsRules, sign: 1 | -1): Share[] {
  const member = memberOf(unit, sale.customerId);
  if (member === null || !rules.isOn) return [];
  const lines = linesOf(unit, sale);
  const [rewardCents = 0] = unit.column<number>(
    `SELECT coalesce(sum("amountCents"), 0) FROM "salePayments" WHERE "saleId" = ? AND "kind" IN ('points', 'gift')`,
    sale.id,
  );
  const rateOf = ratesOf(rules);
  const shares = earnedOf(
    lines.map((line) => ({ amountCents: sign * line.amountCents, permille: rateOf(line) })),
    rewardCents,
    {
      centsPerPoint: rules.centsPerPoint,
      permille: [member.tier.pointsPermille, dayPermille(rules, sale.soldOn)],
    },
  );
  return lines.map(({ id }, at) => ({ lineId: id, points: shares[at] ?? 0 }));
}

const sumOf = (shares: readonly Share[]): number => shares.reduce((sum, { points }) => sum + points, 0);

/** Grants the points that a sale's lines earn at the member's present tier, and keeps what each earned. */
export async function earn(unit: Unit, sale: Earner): Promise<void> {
  const { points: rules } = readProgramme(unit);
  const shares = sharesOf(unit, sale, rules, 1);
  for (const { lineId, points } of shares) {
    if (points > 0) {
      unit.run('INSERT INTO "loyaltyEarnings" ("lineId", "points") VALUES (?, ?)', lineId, points);
    }
  }
  const all = sumOf(shares);
  if (all === 0) return;
  const expiresOn = lapseOf(rules, sale.soldOn);
  await grant(unit, sale.customerId, all, { cause: 'earn', saleId: sale.id, expiresOn });
}

/** What a return would have earned had it been a sale: so many points it takes back where nobody knows what was bought. */
export const wouldEarn = (unit: Unit, sale: Earner): number =>
  sumOf(sharesOf(unit, sale, readProgramme(unit).points, -1));
