import { type Day, addDays, dayAndMinute, daysBetween } from '../../lib/days';
import type { BackupLabel, BackupReason } from './backup.manifest.rules';

/** A proven backup in one place, as far as keeping and dropping need to know it. */
export type Copy = Pick<BackupLabel, 'id' | 'sequence' | 'madeAt' | 'reason' | 'fileBytes'> & {
  facts: { rows: number; bytes: number };
};

/** How many are kept: the newest ones, and the newest of so many days, weeks and months. */
export const KEPT = { recent: 24, days: 14, weeks: 8, months: 24 } as const;
/** A safety copy stays at least so many days, and until backups were made on so many days after it. */
export const SAFETY_DAYS = { age: 30, later: 7 } as const;
/** A place never has fewer than so many, however full it is. */
export const LEAST_KEPT = 2;
/** Less than this share of the rows or bytes of the one before is more than a day's work takes away. */
const LEAST_SHARE = { rows: 0.9, bytes: 0.7 } as const;

/** Newest first, by the order in which they were made, which no clock changes. */
export function newestFirst<C extends Pick<Copy, 'sequence' | 'id'>>(copies: readonly C[]): C[] {
  return [...copies].sort((a, b) => b.sequence - a.sequence || (a.id < b.id ? -1 : 1));
}

const dayOf = (madeAt: string): Day => dayAndMinute(new Date(madeAt)).day;

/** Monday of the week. */
const weekOf = (day: Day): string => {
  const sinceMonday = daysBetween('2024-01-01' as Day, day) % 7;
  return addDays(day, -((sinceMonday + 7) % 7));
};

/** The newest copy of each of the latest `most` days, weeks or months; `latest` by order, not by date. */
function newestOfEach(
  newest: readonly (readonly [Copy, Day])[],
  keyOf: (day: Day) => string,
  most: number,
): Copy[] {
  const found = new Map<string, Copy>();
  for (const [copy, day] of newest) {
    const key = keyOf(day);
    if (!found.has(key)) found.set(key, copy);
    if (found.size === most) break;
  }
  return [...found.values()];
}

/**
 * True while safety asks for something by a promise to a person: 30 days, and a jump of the clock does not count as 30
 * days. `later`: the backups that were made after it.
 */
export function isPromiseKept(madeAt: Date, later: readonly Pick<Copy, 'madeAt'>[], now: Date): boolean {
  const days = new Set(later.map((copy) => dayOf(copy.madeAt)));
  const ageDays = (now.getTime() - madeAt.getTime()) / 86_400_000;
  return ageDays < SAFETY_DAYS.age || days.size < SAFETY_DAYS.later;
}

function isPromised(copy: Copy, newest: readonly Copy[], now: Date): boolean {
  if (copy.reason !== 'beforeRestore') return false;
  const later = newest.filter(({ sequence }) => sequence > copy.sequence);
  return isPromiseKept(new Date(copy.madeAt), later, now);
}

const isSmaller = (copy: Copy, before: Copy): boolean =>
  copy.facts.rows < before.facts.rows * LEAST_SHARE.rows ||
  copy.facts.bytes < before.facts.bytes * LEAST_SHARE.bytes;

/**
 * The newest copy where it is suspiciously smaller than the one before it, else null. What was made by hand counts as
 * looked at, and is what later ones are compared with.
 */
export function suspiciousOf<C extends Copy>(copies: readonly C[]): C | null {
  let trusted: C | null = null;
  let suspect: C | null = null;
  for (const copy of newestFirst(copies).reverse()) {
    const isTrusted: boolean = trusted === null || isByHand(copy.reason) || !isSmaller(copy, trusted);
    if (isTrusted) trusted = copy;
    suspect = isTrusted ? null : copy;
  }
  return suspect;
}

const isByHand = (reason: BackupReason): boolean => reason === 'manual';

/** Order in which copies may go: first those that no rule keeps, oldest first. The promised and newest never do. */
function going<C extends Copy>(copies: readonly C[], now: Date): { unkept: C[]; kept: C[] } {
  const newest = newestFirst(copies);
  const dated = newest.map((copy) => [copy, dayOf(copy.madeAt)] as const);
  const isRuled = new Set<string>(
    [
      ...newest.slice(0, KEPT.recent),
      ...newestOfEach(dated, (day) => day, KEPT.days),
      ...newestOfEach(dated, weekOf, KEPT.weeks),
      ...newestOfEach(dated, (day) => day.slice(0, 7), KEPT.months),
    ].map(({ id }) => id),
  );
  const free = newest.slice(LEAST_KEPT).filter((copy) => !isPromised(copy, newest, now));
  const unkept = free.filter(({ id }) => !isRuled.has(id)).reverse();
  const kept = free.filter(({ id }) => isRuled.has(id)).reverse();
  return { unkept, kept };
}

/**
 * What may be deleted from a place after a new backup was proven in it, oldest first. Nothing where the newest is
 * suspiciously small. The newest two, the newest of each kept day, week and month, and safety copies stay.
 */
export function toDrop<C extends Copy>(copies: readonly C[], now: Date): C[] {
  return suspiciousOf(copies) === null ? going(copies, now).unkept : [];
}

/**
 * What a place that is too full gives up for the next backup: what would be dropped next anyway, only as much as is
 * needed, never the newest two. Null where even all of that makes no room, and then nothing is to be deleted.
 */
export function toDropForRoom<C extends Copy>(
  copies: readonly C[],
  missingBytes: number,
  now: Date,
): C[] | null {
  if (missingBytes <= 0) return [];
  if (suspiciousOf(copies) !== null) return null;
  const { unkept, kept } = going(copies, now);
  const dropped: C[] = [];
  let freed = 0;
  for (const copy of [...unkept, ...kept]) {
    dropped.push(copy);
    freed += copy.fileBytes;
    if (freed >= missingBytes) return dropped;
  }
  return null;
}

/** Days that are looked ahead: what is still kept then is kept for longer than anybody can say. */
const FARTHEST_DAYS = 4 * 366;

/**
 * The day on which the last of these copies is dropped, if one more is made in the place each day from now on; `today`
 * where there is none. By weeks where it is months away. Null where some stay for longer than can be said.
 */
export function goneOn(copies: readonly Copy[], now: Date): Day | null {
  const old = new Set(copies.map(({ id }) => id));
  let kept = [...copies];
  let sequence = Math.max(0, ...copies.map((copy) => copy.sequence));
  for (let days = 0; days < FARTHEST_DAYS; days += days < KEPT.weeks * 7 ? 1 : 7) {
    const at = new Date(now.getTime() + days * 86_400_000);
    if (!kept.some(({ id }) => old.has(id))) return dayOf(at.toISOString());
    sequence += 1;
    const [last] = newestFirst(kept);
    const made: Copy = {
      id: `day ${String(days)}`,
      sequence,
      madeAt: at.toISOString(),
      reason: 'manual',
      fileBytes: 0,
      facts: last?.facts ?? { rows: 0, bytes: 0 },
    };
    kept = [...kept, made];
    const dropped = new Set(toDrop(kept, at).map(({ id }) => id));
    kept = kept.filter(({ id }) => !dropped.has(id));
  }
  return null;
}
