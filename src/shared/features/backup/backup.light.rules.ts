import type { BackupLight, BackupPlace } from './backup.contract';

/** What the light is worked out from. */
export type LightFacts = {
  now: Date;
  places: readonly Pick<BackupPlace, 'kind' | 'name' | 'path' | 'isSameDisk' | 'newestAt' | 'trouble'>[];
  /** True where the last backup could not be made at all. */
  hasFailed: boolean;
  /** True where a backup was begun for a place outside and did not get there. */
  isUnfinished: boolean;
  disk: 'fine' | 'low' | 'full';
};

const HOUR_MS = 3_600_000;
/** Hours up to which a backup on another disk is fresh, and old. */
export const LIGHT_HOURS = { green: 24, amber: 72 } as const;
/** A clock that was set back makes backups of the future, of which nobody can say how old they are. */
const UNKNOWN_AGE_HOURS = LIGHT_HOURS.green + 1;

function ageHours(at: string, now: Date): number {
  const hours = (now.getTime() - new Date(at).getTime()) / HOUR_MS;
  return hours < -1 ? UNKNOWN_AGE_HOURS : hours;
}

type Place = LightFacts['places'][number];

/** The place with the youngest backup; null where none has any. */
function freshest(places: readonly Place[], now: Date): (Place & { newestAt: string }) | null {
  const withBackup = places.filter((place): place is Place & { newestAt: string } => place.newestAt !== null);
  return withBackup.sort((a, b) => ageHours(a.newestAt, now) - ageHours(b.newestAt, now))[0] ?? null;
}

/**
 * What the light says. Green: a proven backup on another disk, at most a day old, and nothing to look after. Amber: at
 * most three days, or on the same disk only. Red: older, none, or the disk is full.
 */
export function lightOf({ now, places, hasFailed, isUnfinished, disk }: LightFacts): BackupLight {
  const outside = places.filter(({ kind }) => kind !== 'local');
  const elsewhere = outside.filter(({ isSameDisk }) => !isSameDisk);
  const far = freshest(elsewhere, now);
  const near = freshest(places, now);
  const told = far ?? near;
  const of = (
    colour: BackupLight['colour'],
    says: BackupLight['says'],
    action: BackupLight['action'],
    place: Place | null = told,
  ): BackupLight => ({
    colour,
    says,
    action,
    at: place?.newestAt ?? null,
    placeName: place === null || place.kind === 'local' ? null : place.name,
  });
  const isThere = outside.some(({ path }) => path !== null);
  const wayOut = outside.length === 0 ? 'addPlace' : isThere ? 'make' : 'plugIn';

  if (disk === 'full') return of('red', 'diskFull', 'freeSpace');
  if (told === null && hasFailed) return of('red', 'failed', 'make');
  if (told === null) return of('red', 'never', outside.length === 0 ? 'addPlace' : wayOut);
  const suspect = places.find(({ trouble }) => trouble === 'suspicious');
  if (suspect !== undefined) return of('amber', 'suspicious', 'look', suspect);
  if (far === null) {
    const isOld = ageHours(told.newestAt, now) > LIGHT_HOURS.amber;
    if (outside.length === 0) return of(isOld ? 'red' : 'amber', 'noPlace', 'addPlace');
    return of(isOld ? 'red' : 'amber', 'sameDiskOnly', elsewhere.length === 0 ? 'addPlace' : wayOut);
  }
  const age = ageHours(far.newestAt, now);
  if (age > LIGHT_HOURS.amber) return of('red', 'agedDays', wayOut, far);
  const failed = outside.find(({ trouble }) => trouble === 'lastFailed' || trouble === 'notWritable');
  if (failed !== undefined || hasFailed) return of('amber', 'failed', 'make', failed ?? far);
  /* What is on another stick meanwhile is safe. */
  const isOnlyNear = near !== null && age > ageHours(near.newestAt, now);
  const stuck = outside.find(({ trouble }) => trouble === 'cutOff' || trouble === 'full');
  if (isOnlyNear && stuck?.trouble === 'cutOff') return of('amber', 'cutOff', 'plugIn', stuck);
  if (isOnlyNear && stuck?.trouble === 'full') return of('amber', 'placeFull', 'addPlace', stuck);
  if (isUnfinished) return of('amber', 'unfinished', wayOut, far);
  if (age > LIGHT_HOURS.green) return of('amber', 'agedDay', wayOut, far);
  return disk === 'low' ? of('amber', 'diskLow', 'freeSpace', far) : of('green', 'fine', null, far);
}
