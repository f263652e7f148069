import { parseDay, parseMinute, type DayOrder } from '../../lib/days';
import { parseAmount } from '../../lib/money';
import { normalisePhone } from '../../lib/phone';
import { toHalfWidth } from '../../lib/text';
import { isMissing, parseQuantity } from './transfer.cells.rules';
import { parseBirthday } from './transfer.people.rules';
import { FIELDS, ownField, type ColumnMapping, type OwnField, type RowTarget } from './transfer.rows.rules';
import { HEADER_WORDS } from './transfer.words.rules';
import { hasPrefix, possibleOrders } from './transfer.sales.rules';

/** Words that turn a look-alike into another matter: 最近消费时间 is no day of sale, 累计金额 no amount of a line. */
const OTHER_MATTER =
  /累计|累积|最近|最后|上次|首次|注册|登记|入会|开卡|办卡|余额|积分|次数|到期|有效期|创建人|操作|成本|last|first|total(?:spent|orders)|balance|points/;

const KNOWN: { readonly [Target in RowTarget]: ReadonlyMap<string, readonly string[]> } = {
  sales: wordLists('sales'),
  customers: wordLists('customers'),
  products: wordLists('products'),
};
const EVERY_WORD = new Set(Object.values(KNOWN).flatMap((words) => [...words.values()].flat()));

function wordLists(target: RowTarget): Map<string, readonly string[]> {
  return new Map(Object.entries(HEADER_WORDS[target]).map(([field, words]) => [field, words.split(' ')]));
}

/** A header without what writers differ in: width, case, spaces, signs, units in brackets. */
export function plainHeader(header: string): string {
  return toHalfWidth(header)
    .toLowerCase()
    .replace(/\([^)]*\)|\[[^\]]*\]|【[^】]*】/g, '')
    .replace(/[\s_\-*:.·/#"'“”‘’]/g, '');
}

function isHeaderWord(cell: string): boolean {
  if (cell.length > 30 || /[:：]\s*\S/.test(cell)) return false;
  const plain = plainHeader(cell);
  if (plain === '') return false;
  if (EVERY_WORD.has(plain)) return true;
  if (!/\p{Script=Han}/u.test(plain) || plain.length > 8) return false;
  for (const word of EVERY_WORD)
    if (word.length >= 2 && /\p{Script=Han}/u.test(word) && plain.includes(word)) return true;
  return false;
}

function looksLikeValue(cell: string): boolean {
  const text = cell.trim();
  if (/^[+-]?[¥￥$]?[\d.,]+%?$/.test(text)) return true;
  return /\d/.test(text) && (parseDay(text) !== null || normalisePhone(text)?.kind === 'mobile');
}

/** Used width of a row: cells up to the last one that is not blank. */
export function usedWidth(cells: readonly string[]): number {
  let width = cells.length;
  while (width > 0 && (cells[width - 1] ?? '').trim() === '') width -= 1;
  return width;
}

/**
 * Finds the header among the first rows of a file (titles, notes and blank lines may stand above it).
 * Answers its place in `rows`, or -1 where none can be told from the data.
 */
export function findHeaderRow(rows: readonly (readonly string[])[]): number {
  const filledIn = rows.map((cells) => cells.filter((cell) => cell.trim() !== '').length);
  const widest = Math.max(0, ...filledIn);
  let best = -1;
  let bestScore = 0;
  for (const [index, cells] of rows.entries()) {
    const filled = cells.filter((cell) => cell.trim() !== '').slice(0, 1_000);
    if (filled.length === 0) continue;
    const known = filled.filter(isHeaderWord).length;
    const values = filled.filter(looksLikeValue).length;
    const isFull = filled.length * 2 >= widest;
    if (known === 0 && (values > 0 || !isFull || widest < 2)) continue;
    if (known === 0 && !rows.slice(index + 1).some((later) => later.some(looksLikeValue))) continue;
    const repeated = filled.length - new Set(filled.map((cell) => cell.trim())).size;
    const score =
      known * 10 + Math.min(filled.length, 20) - values * 8 - Math.min(repeated, 5) * 2 + (isFull ? 5 : 0);
    if (score > bestScore) {
      best = index;
      bestScore = score;
    }
  }
  return best;
}

/** Share (0..1) of a column's filled samples that are of each kind. */
type Profile = {
  filled: number;
  day: number;
  time: number;
  number: number;
  phone: number;
  email: number;
  gender: number;
  birthday: number;
};

function profileOf(samples: readonly string[]): Profile {
  const filled = samples.map((sample) => sample.trim()).filter((sample) => !isMissing(sample));
  const share = (test: (text: string) => boolean): number =>
    filled.length === 0 ? 0 : filled.filter(test).length / filled.length;
  return {
    filled: filled.length,
    day: share((text) => !/^\d{1,7}(\.\d+)?$/.test(text) && parseDay(text) !== null),
    time: share((text) => parseMinute(text) !== null),
    number: share((text) => parseAmount(text) !== null || parseQuantity(text) !== null),
    phone: share((text) =>
      ['mobile', 'landline', 'foreign', 'damaged'].includes(normalisePhone(text)?.kind ?? ''),
    ),
    email: share((text) => /^[^\s@]+@[^\s@]+$/.test(text)),
    gender: share((text) => /^(?:男|女|先生|女士|小姐|m|f|male|female|未知|保密)[性]?$/i.test(text)),
    birthday: share((text) => parseBirthday(text, 'mdy') !== null),
  };
}

/** How well the content fits the field: above 0 speaks for it, below against, null forbids it. */
function fit(field: string, column: Profile): number | null {
  if (column.filled === 0) return 0;
  switch (field) {
    case 'soldOn':
      return column.day >= 0.6 ? 20 : column.day < 0.2 ? null : 0;
    case 'soldTime':
      return column.time >= 0.6 ? 40 : null;
    case 'quantity':
    case 'unitPrice':
    case 'amount':
    case 'price':
    case 'cost':
      return column.number >= 0.6 ? 10 : column.number < 0.3 ? null : 0;
    case 'phone':
    case 'phone2':
    case 'phone3':
    case 'customerPhone':
      return column.phone >= 0.5 ? 20 : column.number > 0.9 ? 0 : -30;
    case 'email':
      return column.email >= 0.5 ? 20 : -20;
    case 'gender':
      return column.gender >= 0.5 ? 20 : -20;
    case 'birthday':
      return column.birthday >= 0.5 ? 10 : -20;
    case 'name':
    case 'customerName':
    case 'productName':
      return column.number > 0.9 || column.day > 0.9 ? -40 : 0;
    case 'number':
    case 'customerNumber':
      return column.phone > 0.9 ? -20 : column.number > 0.9 ? 5 : 0;
    default:
      return 0;
  }
}

function wordScore(words: readonly string[], plain: string): number {
  const exact = words.indexOf(plain);
  if (exact >= 0) return 100 - exact * 0.5;
  if (plain === '' || OTHER_MATTER.test(plain)) return 0;
  let longest = 0;
  for (const word of words)
    if (word.length >= 2 && word.length > longest && plain.includes(word)) longest = word.length;
  return longest === 0 ? 0 : 40 + (30 * longest) / plain.length;
}

/** One column as seen by the guess: its header and some of its values. */
export type SampledColumn = { index: number; header: string; samples: readonly string[] };

/** Matches columns to the fields of a target by header words, with the content as judge. */
export function guessMapping(target: RowTarget, columns: readonly SampledColumn[]): Record<string, number> {
  const seen = columns.map((column) => ({
    index: column.index,
    plain: plainHeader(column.header),
    profile: profileOf(column.samples),
  }));
  const pairs: { field: string; index: number; score: number }[] = [];
  for (const [field, words] of KNOWN[target]) {
    for (const { index, plain, profile } of seen) {
      const byWord = wordScore(words, plain);
      const byContent = fit(field, profile);
      if (byWord > 0 && byContent !== null) pairs.push({ field, index, score: byWord + byContent });
    }
  }
  pairs.sort((a, b) => b.score - a.score || a.index - b.index);
  const mapping: Record<string, number> = {};
  const taken = new Set<number>();
  const take = (field: string, index: number): void => {
    if (mapping[field] !== undefined || taken.has(index)) return;
    mapping[field] = index;
    taken.add(index);
  };
  for (const { field, index, score } of pairs) if (score >= 40) take(field, index);
  const free = (): typeof seen => seen.filter(({ index }) => !taken.has(index));
  if (target === 'customers') {
    const isPhone = ({ plain, profile }: (typeof seen)[number]): boolean =>
      profile.phone >= 0.8 ||
      (profile.phone >= 0.5 && wordScore(KNOWN.customers.get('phone') ?? [], plain) > 0);
    for (const field of ['phone', 'phone2', 'phone3']) {
      const next = free().find(isPhone);
      if (next) take(field, next.index);
    }
  } else if (target === 'sales') {
    const day = free().find(({ plain, profile }) => profile.day >= 0.8 && !OTHER_MATTER.test(plain));
    if (day) take('soldOn', day.index);
  }
  return Object.fromEntries(
    FIELDS[target].flatMap((field) => (mapping[field] === undefined ? [] : [[field, mapping[field]]])),
  );
}

const NEEDS: { readonly [Target in RowTarget]: readonly (readonly string[])[] } = {
  sales: [['soldOn'], ['unitPrice', 'amount']],
  customers: [['name', 'phone', 'number', 'phone2', 'phone3']],
  products: [['name', 'code', 'barcode']],
};

/** Fields without which a target cannot be read; each inner list needs one of its fields. Empty = complete. */
export function missingFields(target: RowTarget, mapping: ColumnMapping): readonly (readonly string[])[] {
  return NEEDS[target].filter((choices) => choices.every((field) => mapping[field] === undefined));
}

/** How much each field says for what a file holds; those that any list may have say little. */
const SIGNS: { readonly [Target in RowTarget]: Readonly<Record<string, number>> } = {
  sales: {
    direction: 3,
    saleNumber: 3,
    quantity: 3,
    productCode: 2,
    productName: 2,
    unitPrice: 2,
    amount: 1,
    soldOn: 1,
  },
  customers: {
    gender: 3,
    birthday: 3,
    wechat: 2,
    email: 2,
    phone: 2,
    address: 1,
    tags: 1,
    company: 1,
    name: 1,
  },
  products: {
    barcode: 3,
    cost: 3,
    shelf: 3,
    supplier: 2,
    unit: 2,
    warranty: 2,
    code: 2,
    price: 2,
    category: 1,
    name: 1,
  },
};

type Guess = { target: RowTarget; mapping: Record<string, number> };

/** Tells whether the columns are those of sale lines, of customers or of products, and how they match. */
export function guessTarget(columns: readonly SampledColumn[]): Guess {
  const weigh = ({ target, mapping }: Guess): number =>
    Object.keys(mapping).reduce((sum, field) => sum + (SIGNS[target][field] ?? 0), 0);
  const customers: Guess = { target: 'customers', mapping: guessMapping('customers', columns) };
  const others = (['sales', 'products'] as const)
    .map((target) => ({ target, mapping: guessMapping(target, columns) }))
    .filter(({ target, mapping }) => missingFields(target, mapping).length === 0);
  const isNone = missingFields('customers', customers.mapping).length > 0;
  const best = others.reduce<Guess | null>(
    (found, one) => (found === null || weigh(one) > weigh(found) ? one : found),
    null,
  );
  return best !== null && (isNone || weigh(best) > weigh(customers)) ? best : customers;
}

type PrefixLines = { lines: number; negative: number; withCustomer: number; numbers: Set<string> };

/** A handful: so few lines of a letter can be corrections of the books. */
const HANDFUL = 20;

/** Watches the sale numbers of a file go by and then tells which letters mean a return or an adjustment. */
export class PrefixGuess {
  private readonly seen = new Map<string, PrefixLines>();
  private lines = 0;

  add(saleNumber: string, isNegative: boolean, hasCustomer: boolean): void {
    const prefix = /^[A-Za-z]{0,4}(?=\d)/.exec(saleNumber)?.[0];
    if (prefix === undefined) return;
    this.lines += 1;
    let known = this.seen.get(prefix);
    if (!known) {
      if (this.seen.size >= 100) return;
      known = { lines: 0, negative: 0, withCustomer: 0, numbers: new Set() };
      this.seen.set(prefix, known);
    }
    known.lines += 1;
    if (isNegative) known.negative += 1;
    if (hasCustomer) known.withCustomer += 1;
    if (known.numbers.size < 3) known.numbers.add(saleNumber);
  }

  /** Most lines must bear one prefix (mostly none); only the letters beside it can mean something else. */
  result(): { returnPrefix?: string; adjustmentPrefix?: string } {
    const ordered = [...this.seen].sort((a, b) => b[1].lines - a[1].lines);
    const [main, ...others] = ordered;
    const guess: { returnPrefix?: string; adjustmentPrefix?: string } = {};
    if (!main || main[1].lines < this.lines * 0.6) return guess;
    for (const [prefix, { lines, negative, withCustomer, numbers }] of others) {
      if (prefix === '' || hasPrefix(`${main[0]}0`, prefix)) continue;
      if (guess.returnPrefix === undefined && negative >= lines * 0.8 && numbers.size >= 2)
        guess.returnPrefix = prefix;
      else if (guess.adjustmentPrefix === undefined && withCustomer === 0 && lines <= HANDFUL)
        guess.adjustmentPrefix = prefix;
    }
    return guess;
  }
}

/** Watches days like 3/5/24 go by and then tells in which order they are written. */
export class DayOrderGuess {
  private readonly votes: Record<DayOrder, number> = { ymd: 0, dmy: 0, mdy: 0 };
  private isNeeded = false;

  add(text: string): void {
    const orders = possibleOrders(toHalfWidth(text));
    for (const order of orders) this.votes[order] += 1;
    if (orders.length > 1) this.isNeeded = true;
  }

  /** The order that fits most days; undefined where no day needs one, or two orders fit equally well. */
  result(): DayOrder | undefined {
    const [first, second] = (Object.entries(this.votes) as [DayOrder, number][]).sort((a, b) => b[1] - a[1]);
    if (!this.isNeeded || !first || !second || first[1] === second[1]) return undefined;
    return first[0];
  }
}

/** The mapping of customers with fields of the shop's own beside: columns that bear their names and are nothing else. */
export function withOwnColumns(
  mapping: ColumnMapping,
  columns: readonly { index: number; header: string }[],
  fields: readonly OwnField[],
): Record<string, number> {
  const more: Record<string, number> = { ...mapping };
  for (const { id, name } of fields) {
    const taken = new Set(Object.values(more));
    const column = columns.find(
      ({ index, header }) => !taken.has(index) && plainHeader(header) === plainHeader(name),
    );
    if (column !== undefined && plainHeader(name) !== '') more[ownField(id)] ??= column.index;
  }
  return more;
}
