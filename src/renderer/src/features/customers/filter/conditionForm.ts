import {
  FILTER_LIMITS,
  isSound,
  operatorsOf,
  type Condition,
  type FilterKind,
  type Operator,
} from '@shared/features/customers/filter.rules';
import { decimalText, parseDecimal, readValue } from '@shared/features/fields/fields.rules';
import { parseAmount } from '@shared/lib/money';
import { toHalfWidth } from '@shared/lib/text';

/** A condition as it is typed in its dialog. */
export type TypedCondition = { on: string; is: Operator; picks: readonly string[]; text: string };

/** How many values the operator takes: none, some of a list, or one that is typed. */
export function wantsOf(kind: FilterKind, is: Operator): 'nothing' | 'picks' | 'text' {
  if (is === 'isEmpty' || is === 'isFilled' || kind === 'flag') return 'nothing';
  return kind === 'pick' ? 'picks' : 'text';
}

/** A new condition about something, as its dialog begins. */
export function typedFor(on: string, kind: FilterKind): TypedCondition {
  const [is = 'is'] = operatorsOf(on, kind);
  return { on, is, picks: [], text: '' };
}

/** A condition that is there, as its dialog begins. */
export function typedOf({ on, is, values }: Condition, kind: FilterKind): TypedCondition {
  const [value = ''] = values;
  const isPicked = wantsOf(kind, is) === 'picks';
  const text = kind === 'money' && value !== '' ? decimalText(Number(value) * 10) : value;
  return { on, is, picks: isPicked ? values : [], text: isPicked ? '' : text };
}

function typedValue(kind: FilterKind, is: Operator, typed: string): string | null {
  const text = typed.trim();
  switch (kind) {
    case 'money': {
      const cents = parseAmount(text);
      return cents === null ? null : String(cents);
    }
    case 'number': {
      const milli = parseDecimal(text);
      return milli === null ? null : decimalText(milli);
    }
    case 'count':
      return toHalfWidth(text);
    case 'day':
      return is === 'within' || is === 'notWithin'
        ? toHalfWidth(text)
        : (readValue({ kind: 'date', choices: [] }, text)?.text ?? null);
    default:
      return text.slice(0, FILTER_LIMITS.text);
  }
}

/** What is asked for by what was typed; null where something is still to be put right. */
export function conditionOf({ on, is, picks, text }: TypedCondition, kind: FilterKind): Condition | null {
  const wants = wantsOf(kind, is);
  const value = wants === 'text' ? typedValue(kind, is, text) : '';
  if (value === null) return null;
  const values = wants === 'nothing' ? [] : wants === 'picks' ? picks : [value];
  const condition = { on, is, values };
  return isSound(condition, kind) ? condition : null;
}
