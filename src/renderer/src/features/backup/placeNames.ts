import type { BackupPlace } from '@shared/features/backup/backup.contract';
import type { TFunction } from 'i18next';

/** What a place is called on screen; the copies on this PC have no name of their own. */
export function placeName(t: TFunction, { kind, name }: Pick<BackupPlace, 'kind' | 'name'>): string {
  return kind === 'local' || name === '' ? t('backup.places.thisPc') : name;
}

/** Names of places by their ids, as they stand in a list. */
export function placeNames(t: TFunction, places: readonly BackupPlace[]): ReadonlyMap<string, string> {
  return new Map(
    places.map((place) => [
      place.id,
      place.kind === 'local' ? t('backup.places.thisPcInside') : placeName(t, place),
    ]),
  );
}

/** Names of places by their ids, as they stand within a sentence: what a person called one is marked as a name. */
export function placesInText(t: TFunction, places: readonly BackupPlace[]): ReadonlyMap<string, string> {
  return new Map(
    places.map(({ id, kind, name }) => [
      id,
      kind === 'local' || name === '' ? t('backup.places.thisPcInside') : t('backup.places.inText', { name }),
    ]),
  );
}

/** Names of these places, as far as they are known. */
export function namesOf(ids: readonly string[], names: ReadonlyMap<string, string>): readonly string[] {
  return ids.map((id) => names.get(id)).filter((name) => name !== undefined);
}
