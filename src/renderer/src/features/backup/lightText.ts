import type { BackupLight, BackupPlace } from '@shared/features/backup/backup.contract';
import type { TFunction } from 'i18next';
import { formatSince } from '@/lib/format';

/** What the light says in words. */
export type LightText = {
  /** The heading of the page: one sentence with its age. */
  title: string;
  /** What that means for the shop. */
  text: string;
  /** Two or three words for the top bar. */
  short: string;
  /** Where and how old the backup is, for the top bar; empty where there is none to speak of. */
  facts: readonly string[];
  /** The stick to plug in, as a sentence; null where none is asked for. */
  plugIn: string | null;
};

/** The light in the words of the language. */
export function lightText(
  t: TFunction,
  light: BackupLight,
  places: readonly BackupPlace[],
  nowMs: number,
): LightText {
  const ago = light.at === null ? '' : formatSince(light.at, nowMs);
  const named = light.placeName === null ? null : t('backup.places.inText', { name: light.placeName });
  const values = { ago, place: named ?? t('backup.light.somewhere') };
  const facts = [ago, light.at === null ? null : light.placeName].filter(
    (fact) => fact !== null && fact !== '',
  );
  return {
    title: t(`backup.light.${light.says}.title`, values),
    text: t(`backup.light.${light.says}.text`, values),
    short: t(`backup.light.${light.says}.short`),
    facts: facts as readonly string[],
    plugIn: light.action === 'plugIn' ? plugInText(t, places) : null,
  };
}

/** Which stick to plug in: the one that was pulled out halfway or whose turn it is, else any that is known, else any at all. */
function plugInText(t: TFunction, places: readonly BackupPlace[]): string {
  const away = places.filter(({ kind, path }) => kind === 'stick' && path === null);
  const stick = away.find(({ trouble }) => trouble === 'cutOff' || trouble === 'due') ?? away[0];
  return stick === undefined
    ? t('backup.light.plugInAny')
    : t('backup.light.plugIn', { name: t('backup.places.inText', { name: stick.name }) });
}
