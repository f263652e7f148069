import type { Day } from '../../lib/days';
import { COMPENSATION_KINDS, type CompensationKind } from './compensation.rules';
import { TREND_KINDS, type TrendKind } from './figures.rules';

/** What was given, by kind, in cents that it was worth. */
export type Given = Record<CompensationKind, number>;

/** A complaint as its cost is counted. */
export type Costed = Record<'productId' | 'personId' | 'causeId' | 'customerId', number | null> & {
  on: Day;
  category: string;
  /** What the customer bought for in twelve months; null for somebody unknown. */
  yearCents: number | null;
  given: Partial<Given>;
};

/** A line of the report. */
export type CostLine = {
  key: string;
  complaints: number;
  /** Complaints that were given something. */
  paid: number;
  given: Given;
  cents: number;
  /** What those customers bought for in twelve months, each counted once: what the shop stands to lose. */
  riskCents: number;
};

/** What most of it went for: `none`: nothing was given. `thin`: too few to say. `even`: nothing stands out. */
export type CostFinding =
  | { kind: 'none' }
  | { kind: 'thin'; paid: number }
  | { kind: 'most'; by: Exclude<TrendKind, 'person'>; key: string; share: number; cents: number }
  | { kind: 'even' };

export type Costs = {
  total: CostLine;
  months: CostLine[];
  by: Record<TrendKind, CostLine[]>;
  finding: CostFinding;
};

/** Fewer than so many tell nothing. */
export const THIN_COSTS = 5;
/** So much of all goes for what stands out. */
const MOST_SHARE = 0.4;
/** So many lines of each are told. */
export const COST_ROWS = 12;

const nothing = (): Given => ({ points: 0, stored: 0, coupon: 0, refund: 0, goods: 0 });

/** One line of such complaints. */
function lineOf(key: string, rows: readonly Costed[]): CostLine {
  const given = nothing();
  const customers = new Map<number, number>();
  let paid = 0;
  for (const row of rows) {
    const cents = COMPENSATION_KINDS.reduce((sum, kind) => sum + (row.given[kind] ?? 0), 0);
    if (cents > 0) paid += 1;
    for (const kind of COMPENSATION_KINDS) given[kind] += row.given[kind] ?? 0;
    if (row.customerId !== null) customers.set(row.customerId, row.yearCents ?? 0);
  }
  return {
    key,
    complaints: rows.length,
    paid,
    given,
    cents: COMPENSATION_KINDS.reduce((sum, kind) => sum + given[kind], 0),
    riskCents: [...customers.values()].reduce((sum, cents) => sum + Math.max(0, cents), 0),
  };
}

function linesBy(rows: readonly Costed[], keyOf: (row: Costed) => string | number | null): CostLine[] {
  const groups = new Map<string, Costed[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key === null) continue;
    const group = groups.get(String(key));
    if (group) group.push(row);
    else groups.set(String(key), [row]);
  }
  return [...groups].map(([key, group]) => lineOf(key, group));
}

const KEYS: Readonly<Record<TrendKind, (row: Costed) => string | number | null>> = {
  category: ({ category }) => category,
  product: ({ productId }) => productId,
  person: ({ personId }) => personId,
  cause: ({ causeId }) => causeId,
};

/** What stands out: a cause before a product before a category, since the first can be mended best. */
function findingOf(total: CostLine, by: Costs['by']): CostFinding {
  if (total.cents <= 0) return { kind: 'none' };
  if (total.paid < THIN_COSTS) return { kind: 'thin', paid: total.paid };
  for (const kind of ['cause', 'product', 'category'] as const) {
    const [most] = by[kind];
    if (most && most.cents >= total.cents * MOST_SHARE) {
      return { kind: 'most', by: kind, key: most.key, share: most.cents / total.cents, cents: most.cents };
    }
  }
  return { kind: 'even' };
}

/** What complaints cost: in all, by month (the latest first), and by what they are sorted by, the dearest first. */
export function costsOf(rows: readonly Costed[]): Costs {
  const total = lineOf('', rows);
  const dearest = (lines: readonly CostLine[]): CostLine[] =>
    lines
      .toSorted((a, b) => b.cents - a.cents || b.riskCents - a.riskCents || a.key.localeCompare(b.key))
      .slice(0, COST_ROWS);
  const by = Object.fromEntries(
    TREND_KINDS.map((kind) => [kind, dearest(linesBy(rows, KEYS[kind]))]),
  ) as Costs['by'];
  const months = linesBy(rows, ({ on }) => on.slice(0, 7)).toSorted((a, b) => b.key.localeCompare(a.key));
  return { total, months, by, finding: findingOf(total, by) };
}
