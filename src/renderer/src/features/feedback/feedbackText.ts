import type { EntryRow } from '@shared/features/feedback/feedback.contract';
import { clock } from '@shared/features/settings/hours.rules';
import type { Day } from '@shared/lib/days';
import type { TFunction } from 'i18next';
import { formatDay } from '@/lib/format';

/** When an entry came. */
export const cameAt = ({ onDay, minute }: Pick<EntryRow, 'onDay' | 'minute'>, today: Day): string =>
  `${formatDay(onDay, today)} ${clock(minute)}`;

/** The two answers of a survey in one line; null of anything else. */
export function surveyText(
  t: TFunction,
  { satisfaction, recommend }: Pick<EntryRow, 'satisfaction' | 'recommend'>,
): string | null {
  return satisfaction === null
    ? null
    : t('feedback.survey', { satisfaction: String(satisfaction), recommend: String(recommend ?? 0) });
}

/** Who wrote, as they said themselves. */
export const whoWrote = (t: TFunction, { name, phone }: Pick<EntryRow, 'name' | 'phone'>): string =>
  [name, phone].filter(Boolean).join(' ') || t('feedback.nobody');

/** How many photos came with it; null where none did. */
export const photosText = (t: TFunction, { photos }: Pick<EntryRow, 'photos'>): string | null =>
  photos === 0 ? null : t('feedback.photos', { count: photos, number: String(photos) });
