import { HOLIDAY_NAMES } from '@shared/features/settings/publicHolidays.rules';
import { formatList } from '@/lib/format';
import { i18n } from '@/lib/i18n';

/** What a public holiday is called: those of the notices in the language of the screen, a name of the shop's as it is. */
export function holidayName(name: string): string {
  const keys = name.split('、').map((one) => HOLIDAY_NAMES[one]);
  if (keys.some((key) => key === undefined)) return name;
  return formatList(keys.map((key) => i18n.t(`settings.holiday.${String(key)}`)));
}
