import { isUnsolved, type ComplaintState } from './complaints.rules';

export const POSTING_LIMITS = {
  /** What was raised, what was changed, each in signs. */
  words: 200,
  /** Postings that are up at once; a poster holds no more. */
  up: 12,
  /** Hits that are told at once. */
  hits: 50,
} as const;

/** `up`: on the board. `down`: taken down again. */
export const POSTING_STATES = ['up', 'down'] as const;
export type PostingState = (typeof POSTING_STATES)[number];

/** True where something came of a complaint that can be told. */
export const isPostable = (state: ComplaintState): boolean =>
  !isUnsolved(state) && state !== 'merged' && state !== 'withdrawn';

/** Why words may say who somebody is. */
export const HIT_REASONS = [
  'name',
  'pinyin',
  'phone',
  'tail',
  'number',
  'address',
  'handle',
  'plate',
  'longNumber',
  'otherName',
  'otherPhone',
] as const;
export type HitReason = (typeof HIT_REASONS)[number];

/** Words of a text that may say who somebody is; places count UTF-16 units of the text as it was typed. */
export type Hit = { from: number; to: number; words: string; reason: HitReason };

/** What is known of the customer whom a posting is about. */
export type OwnFacts = {
  /** Of the customer, of who spoke for them, of their firm. */
  names: readonly string[];
  pinyin: readonly string[];
  phones: readonly string[];
  /** Card and member numbers, tax numbers, accounts. */
  numbers: readonly string[];
  addresses: readonly string[];
  /** WeChat, e-mail. */
  handles: readonly string[];
};

/** What is known of everybody else. */
export type OtherFacts = { names: readonly string[]; phones: readonly string[] };

/** A text made alike, sign by sign, with the place of each in the text as it was typed. */
type Plain = { text: string; from: number[]; to: number[] };

/** Full and half width, upper and lower case, tones and other marks are alike; what is not seen is left out. */
function plainOf(text: string): Plain {
  const plain: Plain = { text: '', from: [], to: [] };
  let at = 0;
  for (const sign of text) {
    const end = at + sign.length;
    const alike = sign
      .normalize('NFKD')
      .replaceAll(/[\p{M}\p{Cf}\p{Cc}]/gu, '')
      .toLowerCase();
    for (const unit of alike.split('')) {
      plain.text += unit;
      plain.from.push(at);
      plain.to.push(end);
    }
    at = end;
  }
  return plain;
}

const CHINESE_DIGITS = '零一二三四五六七八九';
const AS_DIGIT: ReadonlyMap<string, string> = new Map([
  ...[...CHINESE_DIGITS].map((sign, digit): [string, string] => [sign, String(digit)]),
  ['〇', '0'],
  ['幺', '1'],
  ['两', '2'],
]);

/** The digit that a sign stands for in any script; null for other signs. */
function digitOf(sign: string): string | null {
  if (/^\d$/u.test(sign)) return sign;
  const chinese = AS_DIGIT.get(sign);
  if (chinese !== undefined) return chinese;
  if (!/^\p{Nd}$/u.test(sign)) return null;
  /* Digits of a script stand in a row of ten that begins with its zero. */
  let zero = sign.codePointAt(0) ?? 0;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(zero - 1)) && (sign.codePointAt(0) ?? 0) - zero < 9) zero -= 1;
  return String((sign.codePointAt(0) ?? 0) - zero);
}

/** What people write between the digits of a number. */
const isBetween = (sign: string): boolean => /^[\s\-‐-―.·•,，、/()_*]$/u.test(sign);

/** Digits that belong together, whatever stands between them, with the place of each. */
type Run = { digits: string; at: number[] };

function runsOf({ text }: Plain): Run[] {
  const runs: Run[] = [];
  let run: Run = { digits: '', at: [] };
  const close = (): void => {
    if (run.digits !== '') runs.push(run);
    run = { digits: '', at: [] };
  };
  for (const [at, sign] of text.split('').entries()) {
    const digit = digitOf(sign);
    if (digit !== null) {
      run.digits += digit;
      run.at.push(at);
    } else if (!isBetween(sign)) close();
  }
  close();
  return runs;
}

const digitsIn = (text: string): string =>
  plainOf(text)
    .text.split('')
    .map((sign) => digitOf(sign) ?? '')
    .join('');

const squeezed = (text: string): string => plainOf(text).text.replaceAll(/[\s·•.'’‘`-]/gu, '');

const isLatin = (text: string): boolean => /^[\p{Script=Latin}\d]+$/u.test(text);

/** Places of `words` in a text from which gaps were taken out; Latin words count whole. */
function placesOf(dense: Plain, words: string): [number, number][] {
  const found: [number, number][] = [];
  for (let at = dense.text.indexOf(words); at >= 0; at = dense.text.indexOf(words, at + 1)) {
    const end = at + words.length;
    const touches = (before: number, after: number): boolean => {
      const [left = '', right = ''] = [dense.text[before] ?? '', dense.text[after] ?? ''];
      /* A gap in the text as it was typed parts them. */
      return (
        /[\p{Script=Latin}]/u.test(left) &&
        /[\p{Script=Latin}]/u.test(right) &&
        dense.to[before] === dense.from[after]
      );
    };
    if (isLatin(words) && (touches(at - 1, at) || touches(end - 1, end))) continue;
    found.push([at, end]);
  }
  return found;
}

/** The text without the gaps and points that names are written with. */
function denseOf(plain: Plain): Plain {
  const kept = plain.text.split('').flatMap((sign, at) => (squeezed(sign) === '' ? [] : [at]));
  return {
    text: kept.map((at) => plain.text[at] ?? '').join(''),
    from: kept.map((at) => plain.from[at] ?? 0),
    to: kept.map((at) => plain.to[at] ?? 0),
  };
}

const TITLES = [
  '先生',
  '女士',
  '小姐',
  '太太',
  '阿姨',
  '大姐',
  '大哥',
  '姐',
  '哥',
  '总',
  '老师',
  '老板',
  '经理',
];
/** Names that are alike as they are: most of a shop's, which may be tens of thousands. */
const OF_HAN = /^[\u4e00-\u9fff]+$/u;
const HAN_NAME = /^\p{Script=Han}{2,4}$/u;

/** Ways in which a name is said: whole, without the family name, and the family name with a title. */
function waysOf(name: string): string[] {
  const whole = squeezed(name);
  if (TITLES.includes(whole)) return [];
  if (!HAN_NAME.test(whole)) return whole.length < 2 ? [] : [whole];
  const signs = [...whole];
  const [family = ''] = signs;
  const given = signs.slice(1).join('');
  return [whole, ...(signs.length > 2 ? [given] : []), ...TITLES.map((title) => family + title)];
}

/** The shortest piece of an address that says where somebody lives. */
const ADDRESS_PIECE = 4;

/** Longest pieces that a text shares with an address. */
function sharedPieces(dense: Plain, address: string): [number, number][] {
  const known = squeezed(address).replaceAll(/[,，、()#/]/gu, '');
  const found: [number, number][] = [];
  let at = 0;
  while (at < dense.text.length) {
    let end = at;
    while (end < dense.text.length && known.includes(dense.text.slice(at, end + 1))) end += 1;
    if (end - at >= ADDRESS_PIECE) found.push([at, end]);
    at = Math.max(end, at + 1);
  }
  return found;
}

const PLATE =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领][a-z][a-z0-9]{4,5}[a-z0-9挂学警港澳]/gu;
const HANDLE = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+|wxid_\w+/gu;
/** So many digits in a row are a phone, a card, an account, an identity. */
const LONG_NUMBER = 7;
const DATE = /^(?:19|20)\d\d[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01])$/u;
const TAIL = 4;

/**
 * Words of a text that may say who somebody is, in the order in which they stand: checked against all that is known of its own
 * customer, against names and phones of all others, and for what looks like a plate, an address of a mail or a long number.
 * Full-width and foreign digits, digits in Chinese, gaps and points, case and tones hide nothing.
 */
export function hitsIn(text: string, own: OwnFacts, others: OtherFacts): Hit[] {
  const plain = plainOf(text);
  const dense = denseOf(plain);
  const hits: Hit[] = [];
  const add = (from: number | undefined, to: number | undefined, reason: HitReason): void => {
    if (from === undefined || to === undefined) return;
    if (hits.some((hit) => hit.from <= from && to <= hit.to)) return;
    hits.push({ from, to, words: text.slice(from, to), reason });
  };
  const addDense = (places: readonly [number, number][], reason: HitReason): void => {
    for (const [at, end] of places) add(dense.from[at], dense.to[end - 1], reason);
  };
  const addDigits = (digits: string, reason: HitReason): void => {
    for (const run of runs) {
      for (let at = run.digits.indexOf(digits); at >= 0; at = run.digits.indexOf(digits, at + 1)) {
        const last = run.at[at + digits.length - 1] ?? 0;
        add(plain.from[run.at[at] ?? 0], plain.to[last], reason);
      }
    }
  };
  const runs = runsOf(plain);
  for (const phone of own.phones.map(digitsIn).filter((digits) => digits.length >= TAIL)) {
    addDigits(phone, 'phone');
    addDigits(phone.slice(-8), 'phone');
    addDigits(phone.slice(-TAIL), 'tail');
  }
  for (const name of own.names) for (const way of waysOf(name)) addDense(placesOf(dense, way), 'name');
  for (const pinyin of own.pinyin.map(squeezed).filter((one) => one.length >= 4)) {
    addDense(placesOf(dense, pinyin), 'pinyin');
  }
  for (const number of own.numbers.map(squeezed).filter((one) => one.length >= TAIL)) {
    addDense(placesOf(dense, number), 'number');
    if (/^\d+$/u.test(number)) addDigits(number, 'number');
  }
  for (const address of own.addresses) addDense(sharedPieces(dense, address), 'address');
  for (const handle of own.handles.map(squeezed).filter((one) => one.length >= 4)) {
    addDense(placesOf(dense, handle), 'handle');
  }
  for (const { index, 0: words } of dense.text.matchAll(PLATE)) {
    addDense([[index, index + words.length]], 'plate');
  }
  for (const { index, 0: words } of plain.text.matchAll(HANDLE)) {
    add(plain.from[index], plain.to[index + words.length - 1], 'handle');
  }
  for (const phone of others.phones) if (phone.length >= LONG_NUMBER) addDigits(phone, 'otherPhone');
  for (const run of runs.filter(({ digits }) => digits.length >= LONG_NUMBER)) {
    const [from, last] = [run.at[0] ?? 0, run.at.at(-1) ?? 0];
    if (!DATE.test(plain.text.slice(from, last + 1))) add(plain.from[from], plain.to[last], 'longNumber');
  }
  for (const name of others.names) {
    const whole = OF_HAN.test(name) ? name : squeezed(name);
    if (whole.length >= 2 && dense.text.includes(whole)) addDense(placesOf(dense, whole), 'otherName');
  }
  return hits.sort((a, b) => a.from - b.from || a.to - b.to).slice(0, POSTING_LIMITS.hits);
}

/** Pieces of so many signs are looked up at once. */
const PIECES = [2, 3, 4];

/** Of what is known of many people what may stand in one of these texts: quickly, and leaving out no hit that hitsIn would find. */
export function factsIn(texts: readonly string[], { names, phones }: OtherFacts): OtherFacts {
  const plains = texts.map(plainOf);
  const dense = plains.map((plain) => denseOf(plain).text);
  const pieces = new Set(
    dense.flatMap((text) =>
      PIECES.flatMap((length) => text.split('').map((_sign, at) => text.slice(at, at + length))),
    ),
  );
  const digits = plains.flatMap((plain) => runsOf(plain).map((run) => run.digits));
  return {
    names: names.filter((name) => {
      const isShort = OF_HAN.test(name) && name.length <= 4;
      return isShort ? pieces.has(name) : dense.some((text) => text.includes(squeezed(name)));
    }),
    phones: phones.filter((phone) => digits.some((run) => run.includes(phone))),
  };
}

/** Hits that nobody has let pass knowingly: the very words must have been. */
export const notPassed = (hits: readonly Hit[], passed: readonly string[]): Hit[] =>
  hits.filter(({ words }) => !passed.includes(words));
