/** The middle one; of an even number the smaller of the two in the middle, so that it is one that happened. Null of none. */
export function medianOf(values: readonly number[]): number | null {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}
