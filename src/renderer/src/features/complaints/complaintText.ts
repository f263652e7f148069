import type {
  ComplaintCategory,
  ComplaintRow,
  ToldDeadline,
} from '@shared/features/complaints/complaints.contract';
import { PRESETS } from '@shared/features/complaints/complaints.rules';
import type { Day } from '@shared/lib/days';
import { customerTitle } from '@/features/customers/customers.public';
import { formatMinute, formatNumber, formatWeekday } from '@/lib/format';
import { i18n } from '@/lib/i18n';

/** What a category is called: by the shop, else as in every shop. */
export const plainCategoryName = ({ key, name }: Pick<ComplaintCategory, 'key' | 'name'>): string =>
  name === '' ? i18n.t(`complaints.preset.${key}.name`) : name;

/** The same of a key, and that it is offered no more; one that the program does not know goes without a name. */
export function categoryName(categories: readonly ComplaintCategory[], key: string): string {
  const found = categories.find((one) => one.key === key);
  if (found === undefined) return '';
  const name = plainCategoryName(found);
  return found.isRetired ? i18n.t('complaints.category.retiredName', { name }) : name;
}

/** What to say, what not to, and what to check: the shop's own, else that of every shop; a new one has none. */
export function guideOf({ preset, script, avoid, checklist }: ComplaintCategory): {
  script: string[];
  avoid: string;
  checklist: string[];
} {
  const own = (text: string | null, name: string): string =>
    text ?? (preset === null ? '' : i18n.t(`complaints.preset.${preset}.${name}`));
  const lines = own(script, 'script').split('\n');
  return {
    script: lines.map((line) => line.trim()).filter(Boolean),
    avoid: own(avoid, 'avoid'),
    checklist:
      checklist ??
      (preset === null
        ? []
        : Array.from({ length: PRESETS[preset].checks }, (_, at) =>
            i18n.t(`complaints.preset.${preset}.check.${String(at + 1)}`),
          )),
  };
}

/** Who it is about: the customer, else how they called themselves, else somebody. */
export const whoOf = ({
  customer,
  contactName,
  contactPhone,
}: Pick<ComplaintRow, 'customer' | 'contactName' | 'contactPhone'>): string =>
  customer === null
    ? [contactName, contactPhone].filter(Boolean).join(' ') || i18n.t('complaints.somebody')
    : customerTitle(customer);

/** A moment by which something is due: 11月27日 周五 9:40; the end of a day without the minute. */
export const momentText = ({ day, minute }: { day: Day; minute: number }, today: Day): string =>
  minute === 1_440 ? formatWeekday(day, today) : `${formatWeekday(day, today)} ${formatMinute(minute)}`;

/** A time in opening hours: 27 小时, 1 小时 10 分, 45 分钟. */
export function spanText(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return i18n.t('complaints.span.minutes', { count: rest });
  const whole = i18n.t('complaints.span.hours', { count: hours, number: formatNumber(hours) });
  return rest === 0 ? whole : i18n.t('complaints.span.both', { hours: whole, count: rest });
}

/**
 * The sum of a deadline in words: 27 小时营业时间：今天 7 小时 50 分，周三到周四各 9 小时，周五 1 小时 10 分. Days that add nothing
 * say why: closed, a day of rest.
 */
export function sumText({ parts }: Pick<ToldDeadline, 'parts'>, today: Day): string {
  const all = parts.reduce((sum, { minutes, days }) => sum + minutes * days, 0);
  const told = parts.map(({ from, to, days, minutes, why }) => {
    const name = from === today ? i18n.t('common.age.today') : formatWeekday(from, today);
    const when =
      days === 1 ? name : i18n.t('complaints.sum.run', { from: name, to: formatWeekday(to, today) });
    if (minutes === 0) return i18n.t(`complaints.sum.none.${why}`, { when });
    const span = spanText(minutes);
    const text = i18n.t(days === 1 ? 'complaints.sum.day' : 'complaints.sum.each', { when, span });
    return why === 'work' ? i18n.t('complaints.sum.work', { text }) : text;
  });
  return i18n.t('complaints.sum.all', {
    span: spanText(all),
    days: told.join(i18n.t('common.factComma')),
  });
}
