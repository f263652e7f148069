/** What can stand on a visit sheet beside a name, each only as far as rights allow. */
export const VISIT_FACTS = ['phone', 'address', 'strip', 'open', 'purchases'] as const;
export type VisitFact = (typeof VISIT_FACTS)[number];

/** How a sheet leaves the shop. */
export const VISIT_FORMS = ['paper', 'pdf', 'xlsx'] as const;
export type VisitForm = (typeof VISIT_FORMS)[number];

/** Customers of one sheet; open points and purchases of each of them that stand on it. */
export const VISIT_LIMITS = { stops: 60, open: 5, purchases: 3 } as const;

const collator = new Intl.Collator('zh-CN', { numeric: true });

/** In the order of the road: by region, then by address, the house numbers counted; who has neither comes last. */
export function inRoadOrder<Row extends { region: string; address: string; name: string }>(
  rows: readonly Row[],
): Row[] {
  return rows.toSorted(
    (a, b) =>
      emptyLast(a.region, b.region) || emptyLast(a.address, b.address) || collator.compare(a.name, b.name),
  );
}

const emptyLast = (a: string, b: string): number =>
  Number(a === '') - Number(b === '') || collator.compare(a, b);

/** The row at `from` moved to `to`; the others keep their order. Beyond the ends is the end. */
export function movedRow<Row>(rows: readonly Row[], from: number, to: number): Row[] {
  const row = rows[from];
  if (row === undefined) return [...rows];
  const others = rows.filter((_, at) => at !== from);
  return others.toSpliced(Math.max(0, Math.min(to, others.length)), 0, row);
}
