import type { CallOutput } from '@shared/ipc/contracts';
import { HISTORY_FIELDS, type HistoryField } from '@shared/features/history/history.rules';
import type { Day } from '@shared/lib/days';
import { isRealDay } from '@shared/lib/days';
import { formatDay, formatInstant, formatMoney } from '@/lib/format';
import { i18n } from '@/lib/i18n';

type Value = CallOutput<'history.act'>['changes'][number]['fields'][number]['before'];

/** What a field is called in the shop. */
export const fieldText = (name: HistoryField): string => i18n.t(`history.field.${name}`);

/** Fields whose name holds what was typed: 电话 is meant as a field as well as a text. */
export function fieldsNamed(typed: string): HistoryField[] {
  const text = typed.trim().toLowerCase();
  return text === '' ? [] : HISTORY_FIELDS.filter((name) => fieldText(name).toLowerCase().includes(text));
}

/** A value as the shop writes it: a day, a moment, an amount, a choice in words. */
export function valueText(name: HistoryField, value: Value, today: Day): string {
  if (value === null) return i18n.t('history.change.nothing');
  const column = name.slice(name.indexOf('.') + 1);
  const known = `history.value.${name}.${String(value)}`;
  if (i18n.exists(known)) return i18n.t(known);
  if (name === 'staffRights.right' && i18n.exists(`staff.rights.${String(value)}`)) {
    return i18n.t(`staff.rights.${String(value)}`);
  }
  if (/^is[A-Z]/u.test(column)) return i18n.t(value === 0 ? 'history.change.no' : 'history.change.yes');
  if (column.endsWith('Cents') && typeof value === 'number') return formatMoney(value);
  if (column.endsWith('At') && typeof value === 'string') return formatInstant(value, today);
  const text = String(value);
  return isRealDay(text) ? formatDay(text, today) : text;
}

/** A refused call in words: the act, where it has a name, else whose pages were asked for. */
export function deniedText(channel: string): string {
  const key = `history.act.${channel}`;
  if (i18n.exists(key)) return i18n.t(key);
  const feature = channel.slice(0, channel.indexOf('.'));
  return i18n.t('history.denied.look', { feature: i18n.t(`history.feature.${feature}`) });
}
