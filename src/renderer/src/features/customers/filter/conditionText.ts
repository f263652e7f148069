import {
  builtInKind,
  fieldIdOf,
  filterKindOf,
  type Condition,
  type Conditions,
  type FilterKind,
} from '@shared/features/customers/filter.rules';
import type { CustomField } from '@shared/features/fields/fields.contract';
import type { Day } from '@shared/lib/days';
import { formatDay, formatMoney, formatNumber } from '@/lib/format';
import { i18n } from '@/lib/i18n';

/** What the shop calls what a filter names by number: tiers, colleagues, sources, and its own fields. */
export type FilterNames = {
  fields: readonly CustomField[];
  tier: ReadonlyMap<string, string>;
  lead: ReadonlyMap<string, string>;
  source: ReadonlyMap<string, string>;
};

/** How a condition asks; null where its field is no more. */
export function kindOf({ on }: Pick<Condition, 'on'>, { fields }: FilterNames): FilterKind | null {
  const id = fieldIdOf(on);
  const field = fields.find((one) => one.id === id);
  return field === undefined ? builtInKind(on) : filterKindOf(field.kind);
}

/** What a condition is about, as the shop calls it. */
export function whatText(on: string, { fields }: FilterNames): string {
  const id = fieldIdOf(on);
  if (id === null) return i18n.t(`customers.where.what.${on}`);
  return fields.find((one) => one.id === id)?.name ?? i18n.t('customers.where.gone');
}

/** One value that can be picked, in words. */
export function pickText(on: string, value: string, names: FilterNames): string {
  switch (on) {
    case 'tier':
    case 'lead':
    case 'source':
      return names[on].get(value) ?? i18n.t('customers.where.gone');
    case 'kind':
      return i18n.t(`customers.kind.${value}`);
    case 'gender':
      return i18n.t(`customers.gender.${value}`);
    case 'consent':
      return i18n.t(`privacy.purpose.${value}`);
    case 'birthMonth':
      return i18n.t('customers.where.month', { month: value });
    default:
      return value;
  }
}

function valuesText({ on, is, values }: Condition, kind: FilterKind, names: FilterNames, today: Day): string {
  const [value = ''] = values;
  switch (kind) {
    case 'pick':
      return values.map((one) => pickText(on, one, names)).join(i18n.t('customers.where.or'));
    case 'money':
      return formatMoney(Number(value));
    case 'count':
      return formatNumber(Number(value));
    case 'day':
      return is === 'from' || is === 'before' ? formatDay(value, today) : value;
    default:
      return value;
  }
}

/** A condition as one would say it: 90 天没来了; favourite tea is green. */
export function conditionText(condition: Condition, names: FilterNames, today: Day): string {
  const kind = kindOf(condition, names);
  if (kind === null) return i18n.t('customers.where.goneField');
  const { on, is, values } = condition;
  const own = `customers.where.saidOf.${on}.${is}`;
  const key = i18n.exists(own) || i18n.exists(`${own}_other`) ? own : `customers.where.said.${is}`;
  return i18n.t(key, {
    what: whatText(on, names),
    values: valuesText(condition, kind, names, today),
    count: is === 'within' || is === 'notWithin' ? Number(values[0]) : 0,
  });
}

/** A whole filter as one sentence. */
export const sentenceOf = ({ joins, of }: Conditions, names: FilterNames, today: Day): string =>
  of.map((one) => conditionText(one, names, today)).join(i18n.t(`customers.where.joined.${joins}`));
