import { isRealDay, parseDay } from '../../lib/days';
import type { Day } from '../../lib/days';
import { parseAmount, parseScaled } from '../../lib/money';
import { normalisePhone } from '../../lib/phone';
import { toHalfWidth } from '../../lib/text';
import { LIMITS } from '../customers/customers.rules';
import { COUNT_LIMITS } from '../loyalty/counts.rules';
import { POINT_LIMITS } from '../loyalty/points.rules';
import { STORED_LIMITS } from '../loyalty/stored.rules';

/** Columns of the notebook, as they stand in the grid from left to right. */
export const COLUMNS = [
  'name',
  'phone',
  'points',
  'principal',
  'gift',
  'card',
  'times',
  'debt',
  'due',
  'note',
] as const;
export type ColumnName = (typeof COLUMNS)[number];

/** Bounds of one list and its texts. A debt that is older than `oldestDue` is a slip of the pen. */
export const OPENING_LIMITS = {
  rows: 1_000,
  note: 200,
  signedBy: 60,
  cents: STORED_LIMITS.cents,
  points: POINT_LIMITS.points,
  oldestDue: '1990-01-01',
} as const;

/** What was typed of one line, as text. */
export type TypedRow = Readonly<Record<ColumnName, string>>;
export const EMPTY_ROW: TypedRow = {
  name: '',
  phone: '',
  points: '',
  principal: '',
  gift: '',
  card: '',
  times: '',
  debt: '',
  due: '',
  note: '',
};

export const isBlank = (row: TypedRow): boolean => COLUMNS.every((column) => row[column].trim() === '');

/** What can be opened in this shop. */
export type Openable = {
  hasPoints: boolean;
  hasStored: boolean;
  mostBalanceCents: number;
  /** Count cards by the times that one has; null for those without. */
  cards: readonly { id: number; name: string; times: number | null }[];
};

/** What is wrong with a cell, or with a line as a whole where `column` is the name. */
export type Problem = {
  column: ColumnName;
  reason:
    | 'nobody'
    | 'long'
    | 'badPhone'
    | 'notNumber'
    | 'notWhole'
    | 'negative'
    | 'tooMuch'
    | 'noPoints'
    | 'noStored'
    | 'overBalance'
    | 'noCard'
    | 'noTimes'
    | 'endless'
    | 'timesOnly'
    | 'badDay'
    | 'noDebt'
    | 'nothing';
};

/** A line as it can be saved. */
export type ReadRow = {
  name: string;
  /** As it was typed; empty where there is none. */
  phone: string;
  points: number;
  principalCents: number;
  giftCents: number;
  /** The count card and how often it is still good; null and zero for none. */
  countKindId: number | null;
  times: number;
  debtCents: number;
  /** Null: today. */
  dueOn: Day | null;
  note: string;
};

type Numbered = { value: number; reason: Problem['reason'] | null };

function numberOf(text: string, read: (text: string) => number | null, most: number): Numbered {
  if (text.trim() === '') return { value: 0, reason: null };
  const value = read(text);
  if (value === null) return { value: 0, reason: 'notNumber' };
  if (value < 0) return { value: 0, reason: 'negative' };
  return value > most ? { value: 0, reason: 'tooMuch' } : { value, reason: null };
}

const digitsOf = (text: string): string => normalisePhone(text)?.digits ?? '';

function wholeOf(text: string, most: number): Numbered {
  const thousandths = numberOf(text, (typed) => parseScaled(typed, 3), most * 1_000);
  if (thousandths.value % 1_000 !== 0) return { value: 0, reason: 'notWhole' };
  return { ...thousandths, value: thousandths.value / 1_000 };
}

/** The count card of a line by its name, and how often it is still good. */
function cardOf(
  typed: Pick<TypedRow, 'card' | 'times'>,
  cards: Openable['cards'],
): { countKindId: number | null; times: number; problem: Problem | null } {
  const nothing = { countKindId: null, times: 0 };
  const plain = (text: string): string => toHalfWidth(text).trim().toLowerCase();
  const times = wholeOf(typed.times, COUNT_LIMITS.times);
  if (times.reason !== null) return { ...nothing, problem: { column: 'times', reason: times.reason } };
  if (plain(typed.card) === '') {
    return { ...nothing, problem: times.value > 0 ? { column: 'card', reason: 'timesOnly' } : null };
  }
  const kind = cards.find(({ name }) => plain(name) === plain(typed.card));
  if (kind === undefined) return { ...nothing, problem: { column: 'card', reason: 'noCard' } };
  if (kind.times === null) return { ...nothing, problem: { column: 'card', reason: 'endless' } };
  if (times.value === 0) return { ...nothing, problem: { column: 'times', reason: 'noTimes' } };
  return { countKindId: kind.id, times: times.value, problem: null };
}

function dueOf(text: string): { dueOn: Day | null; isBad: boolean } {
  if (text.trim() === '') return { dueOn: null, isBad: false };
  const read = parseDay(text);
  if (read === null || read.ambiguous || read.day < OPENING_LIMITS.oldestDue || read.day > '2099-12-31') {
    return { dueOn: null, isBad: true };
  }
  return { dueOn: read.day, isBad: false };
}

const isBadPhone = (text: string): boolean => {
  if (text === '') return false;
  const phone = normalisePhone(text);
  return phone === null || phone.kind === 'damaged' || phone.digits.length < 5 || text.length > LIMITS.phone;
};

/** Reads a line: what it says, and every problem in it. */
export function readRow(typed: TypedRow, shop: Openable): { row: ReadRow; problems: Problem[] } {
  const problems: Problem[] = [];
  const mark = (column: ColumnName, reason: Problem['reason'] | null): void => {
    if (reason !== null) problems.push({ column, reason });
  };
  const name = typed.name.trim();
  const phone = toHalfWidth(typed.phone).trim();
  const note = typed.note.trim();
  if (name === '' && phone === '') mark('name', 'nobody');
  if (name.length > LIMITS.name) mark('name', 'long');
  if (isBadPhone(phone)) mark('phone', 'badPhone');
  const points = wholeOf(typed.points, OPENING_LIMITS.points);
  mark('points', points.reason ?? (points.value > 0 && !shop.hasPoints ? 'noPoints' : null));
  const money = {
    principal: numberOf(typed.principal, parseAmount, OPENING_LIMITS.cents),
    gift: numberOf(typed.gift, parseAmount, OPENING_LIMITS.cents),
    debt: numberOf(typed.debt, parseAmount, OPENING_LIMITS.cents),
  };
  for (const column of ['principal', 'gift'] as const) {
    const { value, reason } = money[column];
    mark(column, reason ?? (value > 0 && !shop.hasStored ? 'noStored' : null));
  }
  const storedCents = money.principal.value + money.gift.value;
  if (shop.hasStored && storedCents > shop.mostBalanceCents) mark('principal', 'overBalance');
  const { problem, ...card } = cardOf(typed, shop.cards);
  if (problem !== null) problems.push(problem);
  mark('debt', money.debt.reason);
  const { dueOn, isBad } = dueOf(typed.due);
  if (isBad) mark('due', 'badDay');
  else if (dueOn !== null && typed.debt.trim() === '') mark('due', 'noDebt');
  if (note.length > OPENING_LIMITS.note) mark('note', 'long');
  if (problems.length === 0 && points.value + storedCents + card.times + money.debt.value === 0)
    mark('name', 'nothing');
  const row = {
    name,
    phone,
    points: points.value,
    principalCents: money.principal.value,
    giftCents: money.gift.value,
    ...card,
    debtCents: money.debt.value,
    dueOn: money.debt.value > 0 ? dueOn : null,
    note,
  };
  return { row, problems };
}

/** Somebody who may be meant, as the shop knows them; `by` what is the same. */
export type Candidate = { customerId: number; by: 'phone' | 'name' | 'both'; heldCents: number };

/** Who a line is about: somebody known, somebody new, or not said yet. */
export type Who = { customerId: number } | 'new' | 'open';

/**
 * Who is meant where nobody chose: the only one with that phone, unless the names differ; new where nobody is like it. All
 * else is left open, so that nothing is guessed.
 */
export function whoOf(name: string, candidates: readonly Candidate[]): Who {
  if (candidates.length === 0) return 'new';
  const byPhone = candidates.filter(({ by }) => by !== 'name');
  const [only] = byPhone;
  if (only === undefined || byPhone.length > 1) return 'open';
  return only.by === 'both' || name.trim() === '' ? { customerId: only.customerId } : 'open';
}

/** Places of lines that are about the same person as one before them, each with that one's place. */
export function sameAs(
  rows: readonly { who: Who; name: string; phone: string }[],
): ReadonlyMap<number, number> {
  const seen = new Map<string, number>();
  const same = new Map<number, number>();
  for (const [at, { who, name, phone }] of rows.entries()) {
    const keys =
      typeof who === 'object'
        ? [`id ${String(who.customerId)}`]
        : [phone === '' ? `name ${name.trim()}` : `phone ${digitsOf(phone)}`];
    for (const key of keys.filter((one) => one !== 'name ')) {
      const first = seen.get(key);
      if (first === undefined) seen.set(key, at);
      else same.set(at, first);
    }
  }
  return same;
}

/** Lines and cells of a block as Excel and WPS put it on the clipboard; a cell with breaks stands in quotes. */
export function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  const endCell = (): void => {
    rows.at(-1)?.push(cell.replace(/\s*[\r\n]+\s*/gu, ' '));
    cell = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (text.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (sign === '"' && cell === '') isQuoted = true;
    else if (sign === '\t') endCell();
    else if (sign === '\n') {
      endCell();
      rows.push([]);
    } else if (sign !== '\r') cell += sign;
  }
  if (cell !== '' || (rows.at(-1)?.length ?? 0) > 0) endCell();
  return rows.filter((row) => row.length > 0);
}

/** What a list comes to. */
export type Totals = {
  points: number;
  principalCents: number;
  giftCents: number;
  times: number;
  debtCents: number;
};

export const totalsOf = (rows: readonly Totals[]): Totals =>
  rows.reduce(
    (sum, row) => ({
      points: sum.points + row.points,
      principalCents: sum.principalCents + row.principalCents,
      giftCents: sum.giftCents + row.giftCents,
      times: sum.times + row.times,
      debtCents: sum.debtCents + row.debtCents,
    }),
    { points: 0, principalCents: 0, giftCents: 0, times: 0, debtCents: 0 },
  );

/** True for a day that a debt can have been due on. */
export const isDueDay = (text: string): boolean =>
  isRealDay(text) && text >= OPENING_LIMITS.oldestDue && text <= '2099-12-31';
