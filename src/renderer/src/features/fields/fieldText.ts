import type { CustomField } from '@shared/features/fields/fields.contract';
import { isRealDay, type Day } from '@shared/lib/days';
import { formatDay } from '@/lib/format';
import { i18n } from '@/lib/i18n';

/** What stands in a field, as the shop reads it: a day, yes or no, else as it was written. */
export function fieldText(field: CustomField | undefined, text: string, today: Day): string {
  if (field?.kind === 'yesNo' && (text === 'yes' || text === 'no')) return i18n.t(`fields.value.${text}`);
  if (field?.kind === 'date' && isRealDay(text)) return formatDay(text, today);
  return text;
}
