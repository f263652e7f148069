import { addDays, type Day } from '../../lib/days';

/** What is told where somebody did far more of it than they usually do, or where they usually do nothing. */
export const UNUSUAL_KINDS = ['reveal', 'out', 'removal', 'denied', 'night'] as const;
export type UnusualKind = (typeof UNUSUAL_KINDS)[number];
type CountedKind = Exclude<UnusualKind, 'night'>;

/** What one person did in one hour of one day. */
export type HourTally = {
  /** 0: nobody was signed in. */
  personId: number;
  on: Day;
  /** 0 to 23. */
  hour: number;
  kind: CountedKind | 'other';
  /** How often, or how many records were taken away. */
  count: number;
  /** Acts among it; refused calls are none. */
  acts: number;
};

/** One thing that is out of the usual. */
export type Unusual = {
  kind: UnusualKind;
  personId: number;
  on: Day;
  /** The hour in which it was too much, or the first of a night; null where the day was. */
  hour: number | null;
  count: number;
  /** What this person usually stays within, on a day or in its busiest hour; 0 of a night. */
  usual: number;
};

/** Days that are looked at, today among them. */
export const LOOKED_AT_DAYS = 7;
/** Days before a day that tell what is usual. */
export const USUAL_DAYS = 30;

/** So many are nothing to speak of, whatever is usual. */
const ENOUGH: Readonly<Record<CountedKind, { hour: number; day: number }>> = {
  reveal: { hour: 15, day: 40 },
  out: { hour: 4, day: 6 },
  removal: { hour: 20, day: 40 },
  denied: { hour: 20, day: 50 },
};
const COUNTED = Object.keys(ENOUGH) as readonly CountedKind[];
/** More than so many times the usual is told. */
const TIMES = 3;

const isNight = (hour: number): boolean => hour >= 22 || hour < 6;
/** Acts of a night that are told. */
const NIGHT_ACTS = 3;
/** An hour in which, or beside which, somebody is there on one day of so many is one of theirs. */
const FAMILIAR_ONE_IN = 10;
/** Days on which somebody has to have been there before anything is usual for them. */
const KNOWN_DAYS = 5;

type PersonDay = { counts: Record<CountedKind, number[]>; acts: number[] };

const hours = (): number[] => Array.from({ length: 24 }, () => 0);
const emptyDay = (): PersonDay => ({
  counts: { reveal: hours(), out: hours(), removal: hours(), denied: hours() },
  acts: hours(),
});
const sum = (numbers: readonly number[]): number => numbers.reduce((whole, one) => whole + one, 0);

type Days = ReadonlyMap<Day, PersonDay>;

function byPerson(tallies: readonly HourTally[]): ReadonlyMap<number, Days> {
  const people = new Map<number, Map<Day, PersonDay>>();
  for (const { personId, on, hour, kind, count, acts } of tallies) {
    const days = people.get(personId) ?? new Map<Day, PersonDay>();
    people.set(personId, days);
    const day = days.get(on) ?? emptyDay();
    days.set(on, day);
    if (kind !== 'other') day.counts[kind][hour] = (day.counts[kind][hour] ?? 0) + count;
    day.acts[hour] = (day.acts[hour] ?? 0) + acts;
  }
  return people;
}

/** What four days of five stay within, so that a few wild days make nothing usual; 0 while too few are known. */
function usually(days: readonly number[]): number {
  if (days.length < KNOWN_DAYS) return 0;
  const sorted = [...days].sort((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) * 0.8)] ?? 0;
}

type Found = Omit<Unusual, 'personId' | 'on'>;

function tooMuch(kind: CountedKind, day: PersonDay, before: readonly PersonDay[]): Found | null {
  const usualOf = (what: (counts: readonly number[]) => number): number =>
    usually(before.map(({ counts }) => what(counts[kind])));
  const most = (counts: readonly number[]): number => Math.max(...counts);
  const counts = day.counts[kind];
  const usualDay = usualOf(sum);
  if (sum(counts) > Math.max(ENOUGH[kind].day, TIMES * usualDay)) {
    return { kind, hour: null, count: sum(counts), usual: usualDay };
  }
  const usualHour = usualOf(most);
  const peak = most(counts);
  if (peak <= Math.max(ENOUGH[kind].hour, TIMES * usualHour)) return null;
  return { kind, hour: counts.indexOf(peak), count: peak, usual: usualHour };
}

function atNight(day: PersonDay, before: readonly PersonDay[]): Found | null {
  if (before.length < KNOWN_DAYS) return null;
  const isFamiliar = (hour: number): boolean => {
    const around = [(hour + 23) % 24, hour, (hour + 1) % 24];
    const there = before.filter(({ acts }) => around.some((at) => (acts[at] ?? 0) > 0)).length;
    return there * FAMILIAR_ONE_IN >= before.length;
  };
  const strange = day.acts.flatMap((acts, hour) =>
    acts > 0 && isNight(hour) && !isFamiliar(hour) ? [{ hour, acts }] : [],
  );
  const count = sum(strange.map(({ acts }) => acts));
  const [first] = strange;
  return first === undefined || count < NIGHT_ACTS
    ? null
    : { kind: 'night', hour: first.hour, count, usual: 0 };
}

/**
 * What is out of each person's usual in the last days, the newest day first: much more than three times as much as
 * they stay within on four of five of their own days of the month before, and work at night by somebody who does not work then. `tallies` hold the last
 * `LOOKED_AT_DAYS` and the `USUAL_DAYS` before them.
 */
export function unusualIn(tallies: readonly HourTally[], today: Day): Unusual[] {
  const found: Unusual[] = [];
  const people = [...byPerson(tallies)].sort(([one], [other]) => one - other);
  for (let ago = 0; ago < LOOKED_AT_DAYS; ago += 1) {
    const on = addDays(today, -ago);
    for (const [personId, days] of people) {
      const day = days.get(on);
      if (day === undefined) continue;
      const first = addDays(on, -USUAL_DAYS);
      const before = [...days]
        .filter(([one, { acts }]) => one >= first && one < on && sum(acts) > 0)
        .map(([, one]) => one);
      const all = [...COUNTED.map((kind) => tooMuch(kind, day, before)), atNight(day, before)];
      for (const one of all) if (one !== null) found.push({ ...one, personId, on });
    }
  }
  return found;
}
