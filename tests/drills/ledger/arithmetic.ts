/* The drill's own few lines of arithmetic: nothing here is the product's. */

/** A quotient of whole numbers that are not below zero, halves upwards. */
export function rounded(numerator: number, denominator: number): number {
  const doubled = 2n * BigInt(numerator) + BigInt(denominator);
  return Number(doubled / (2n * BigInt(denominator)));
}

/** A whole sum in shares by weights: each its whole part, then one each to the largest remainders, the earlier first. */
export function shared(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + BigInt(weight), 0n);
  if (sum === 0n) return weights.map(() => 0);
  const exact = weights.map((weight) => BigInt(total) * BigInt(weight));
  const shares = exact.map((one) => Number(one / sum));
  const left = total - shares.reduce((all, share) => all + share, 0);
  const order = exact.map((one, at) => ({ at, rest: one % sum }));
  order.sort((a, b) => Number(b.rest - a.rest) || a.at - b.at);
  for (const { at } of order.slice(0, left)) shares[at] = (shares[at] ?? 0) + 1;
  return shares;
}

const utc = (day: string): Date => new Date(`${day}T00:00:00.000Z`);
const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** So many days later. */
export const plusDays = (day: string, days: number): string => dayOf(utc(day).getTime() + days * 86_400_000);

/** So many days from one to a later one. */
export const daysFrom = (day: string, later: string): number =>
  (utc(later).getTime() - utc(day).getTime()) / 86_400_000;

/** So many months later, at most the last day of that month. */
export function plusMonths(day: string, months: number): string {
  const from = utc(day);
  const last = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months + 1, 0));
  return dayOf(last.setUTCDate(Math.min(from.getUTCDate(), last.getUTCDate())));
}

/** The day of the week from 0, Sunday. */
export const weekdayOn = (day: string): number => utc(day).getUTCDay();

export const sumOf = (numbers: Iterable<number>): number => {
  let sum = 0;
  for (const one of numbers) sum += one;
  return sum;
};
