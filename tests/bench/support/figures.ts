/** The middle of some numbers. Throws where there are none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  if (upper === undefined) throw new Error('nothing was measured');
  if (sorted.length % 2 === 1) return upper;
  return ((sorted[sorted.length / 2 - 1] ?? upper) + upper) / 2;
}

/** The number that a share (0.95) of all are not above, by the nearest-rank rule. Throws where there are none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new Error('nothing was measured');
  return value;
}

/** A few words on a set of samples, for the person who watches. */
export function describe(values: readonly number[]): string {
  const [p50, p95, most] = [percentile(values, 0.5), percentile(values, 0.95), Math.max(...values)];
  return `n ${values.length}, p50 ${p50.toFixed(1)}, p95 ${p95.toFixed(1)}, most ${most.toFixed(1)}`;
}
