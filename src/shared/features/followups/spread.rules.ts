import type { Day } from '../../lib/days';

/** So many days ahead a place is looked for; what finds none in them stays on the last. */
export const SPREAD_DAYS = 366;

/** Something that is put on another day, by whom it is done. */
export type Spread = { id: number; personId: number };

/**
 * Puts things one after the other on the first of these days on which the person has less than `daily` to do. `loadOf`
 * tells how many there are already, without those that are put elsewhere. What finds no room stays on the last day.
 */
export function spreadOver(
  things: readonly Spread[],
  days: readonly Day[],
  daily: number,
  loadOf: (personId: number, day: Day) => number,
): Map<number, Day> {
  const placed = new Map<number, Day>();
  const loads = new Map<string, number>();
  /** How far each person's days are full: nobody's are looked at twice. */
  const reached = new Map<number, number>();
  const loadAt = (personId: number, day: Day): number =>
    loads.get(`${String(personId)} ${day}`) ?? loadOf(personId, day);
  for (const { id, personId } of things) {
    let at = reached.get(personId) ?? 0;
    for (let day = days[at]; day !== undefined && at < days.length - 1; at += 1, day = days[at]) {
      if (loadAt(personId, day) < daily) break;
    }
    reached.set(personId, at);
    const day = days[at];
    if (day === undefined) continue;
    loads.set(`${String(personId)} ${day}`, loadAt(personId, day) + 1);
    placed.set(id, day);
  }
  return placed;
}
