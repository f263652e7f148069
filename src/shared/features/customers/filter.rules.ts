import { isRealDay } from '../../lib/days';
import { FIELD_KEY, FIELD_LIMITS, parseDecimal, type FieldKind } from '../fields/fields.rules';
import { PURPOSES } from '../privacy/privacy.rules';
import { LIMITS } from './customers.rules';

/** How a condition asks: what it can say hangs on it. */
export type FilterKind = 'pick' | 'text' | 'day' | 'money' | 'count' | 'number' | 'flag';

/** What every shop can filter its customers by. */
export const FILTERS = {
  tag: 'pick',
  tier: 'pick',
  kind: 'pick',
  region: 'text',
  gender: 'pick',
  birthMonth: 'pick',
  created: 'day',
  lastVisit: 'day',
  spend: 'money',
  visits: 'count',
  balance: 'money',
  lead: 'pick',
  hasPhone: 'flag',
  consent: 'pick',
  source: 'pick',
} as const satisfies Readonly<Record<string, FilterKind>>;
export type FilterName = keyof typeof FILTERS;
export const FILTER_NAMES = Object.keys(FILTERS) as readonly FilterName[];

/** What can be said of each kind; the first is what a new condition begins with. */
export const OPERATORS = {
  pick: ['is', 'isNot', 'isEmpty', 'isFilled'],
  text: ['has', 'hasNot', 'is', 'isEmpty', 'isFilled'],
  day: ['within', 'notWithin', 'from', 'before', 'isEmpty', 'isFilled'],
  money: ['atLeast', 'atMost'],
  count: ['atLeast', 'atMost'],
  number: ['atLeast', 'atMost', 'isEmpty', 'isFilled'],
  flag: ['yes', 'no', 'isEmpty'],
} as const satisfies Readonly<Record<FilterKind, readonly string[]>>;
export type Operator = (typeof OPERATORS)[FilterKind][number];
export const ALL_OPERATORS = [...new Set(Object.values(OPERATORS).flat())] as [Operator, ...Operator[]];

/** The most of a filter. */
export const FILTER_LIMITS = { conditions: 12, values: 20, text: 200, days: 36_500 } as const;

/** One thing that is asked of a customer; `on` names what, a field of the shop's own as field:7. */
export type Condition = { on: string; is: Operator; values: readonly string[] };
/** Conditions of which all must hold, or any. */
export type Conditions = { joins: 'all' | 'any'; of: readonly Condition[] };

const OF_FIELD: Readonly<Record<FieldKind, FilterKind>> = {
  text: 'text',
  number: 'number',
  date: 'day',
  choice: 'pick',
  yesNo: 'flag',
  link: 'text',
};
/** How a field of the shop's own is asked for. */
export const filterKindOf = (kind: FieldKind): FilterKind => OF_FIELD[kind];

/** Id of the field of the shop's own that a condition is about; null for one of every shop. */
export function fieldIdOf(on: string): number | null {
  const key = on.startsWith('field:') ? on.slice('field:'.length) : '';
  return FIELD_KEY.test(key) ? Number(key) : null;
}

const isFilter = (on: string): on is FilterName => Object.hasOwn(FILTERS, on);
/** Kind of a condition of every shop; null for others. */
export const builtInKind = (on: string): FilterKind | null => (isFilter(on) ? FILTERS[on] : null);

/** What can be said of one thing: everybody has a day of the card, and has spent something or nothing. */
export function operatorsOf(on: string, kind: FilterKind): readonly Operator[] {
  const never: readonly Operator[] = ['isEmpty', 'isFilled'];
  const isAlways = ['kind', 'created', 'hasPhone', 'consent'].includes(on);
  return OPERATORS[kind].filter((one) => !isAlways || !never.includes(one));
}

const isId = (text: string): boolean => /^[1-9]\d{0,8}$/.test(text);
const WHOLE = /^(?:0|[1-9]\d{0,14})$/;

function isPick(on: string, value: string): boolean {
  switch (on) {
    case 'tag':
      return value !== '' && value.length <= LIMITS.tag;
    case 'kind':
      return value === 'person' || value === 'company';
    case 'gender':
      return value === 'female' || value === 'male';
    case 'birthMonth':
      return /^(?:[1-9]|1[0-2])$/.test(value);
    case 'consent':
      return (PURPOSES as readonly string[]).includes(value);
    case 'tier':
    case 'lead':
    case 'source':
      return isId(value);
    default:
      return value !== '' && value.length <= FIELD_LIMITS.choice;
  }
}

/** True where a condition can be asked as it stands. */
export function isSound({ on, is, values }: Condition, kind: FilterKind): boolean {
  if (!operatorsOf(on, kind).includes(is)) return false;
  if (is === 'isEmpty' || is === 'isFilled' || kind === 'flag') return values.length === 0;
  if (kind === 'pick') {
    return (
      values.length > 0 && new Set(values).size === values.length && values.every((one) => isPick(on, one))
    );
  }
  const [value, ...others] = values;
  if (value === undefined || others.length > 0) return false;
  switch (kind) {
    case 'text':
      return value.trim() !== '' && value.length <= FILTER_LIMITS.text;
    case 'day':
      return is === 'within' || is === 'notWithin'
        ? WHOLE.test(value) && Number(value) >= 1 && Number(value) <= FILTER_LIMITS.days
        : isRealDay(value);
    case 'number':
      return parseDecimal(value) !== null;
    default:
      return WHOLE.test(value);
  }
}

/** True where a condition of every shop can be asked; of fields of the shop's own the shop must be asked. */
export function mayBeSound(condition: Condition): boolean {
  const kind = builtInKind(condition.on);
  return kind === null ? fieldIdOf(condition.on) !== null : isSound(condition, kind);
}
