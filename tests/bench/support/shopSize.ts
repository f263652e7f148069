/** The shop that all benches run on. */
export const SHOP_SIZE = {
  customers: 100_000,
  lines: 1_000_000,
  seed: 1,
  /** Id of the customer with the long timeline, and how many sales it has at least. */
  longCard: 1,
  longTimeline: 10_000,
} as const;
