/** One word of a query, as the index is asked for it. */
export type FindTerm =
  { kind: 'digits'; text: string } | { kind: 'letters'; text: string } | { kind: 'characters'; text: string };

const MARKS = /[^\p{L}\p{N}\s]+/gu;
const RUN = /\p{Script=Latin}[\p{Script=Latin}\p{M}]*|\p{Nd}+|[^\s\p{Script=Latin}\p{Nd}]+/gu;

/** What a person typed, in one form: half-width, small letters, ü as v, single spaces. */
export function normaliseQuery(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[üǖǘǚǜ]/gu, 'v')
    .replaceAll('\0', ' ')
    .trim()
    .replaceAll(/\s+/gu, ' ');
}

const isPhoneLike = (text: string): boolean => /^\+?[\d\s()-]+$/u.test(text) && /\d/u.test(text);

/**
 * Cuts a query into words: runs of digits, of Latin letters, of other characters. A query of digits, spaces and
 * dashes alone is one number, and its country code 86 is dropped. Nothing in it is ever an operator.
 */
export function cutQuery(text: string): FindTerm[] {
  const query = normaliseQuery(text);
  if (isPhoneLike(query)) {
    const digits = query.replaceAll(/\D/gu, '');
    const isAbroad = query.startsWith('+86') || /^(00)?861\d{10}$/u.test(digits);
    const number = isAbroad ? digits.replace(/^(00)?86/u, '') : digits;
    return number === '' ? [] : [{ kind: 'digits', text: number }];
  }
  const words = query.replaceAll(MARKS, ' ').match(RUN) ?? [];
  return words.map((word) => {
    if (/^\p{Nd}+$/u.test(word)) return { kind: 'digits', text: word };
    if (/^\p{Script=Latin}/u.test(word)) {
      return { kind: 'letters', text: word.normalize('NFD').replaceAll(/\p{M}/gu, '') };
    }
    return { kind: 'characters', text: word };
  });
}

/** Text for an index that knows words by spaces: every character outside Latin and digits stands alone. */
export function splitCharacters(text: string): string {
  /* Most names are nothing but such characters, and there may be 100,000 of them. */
  if (/^[\u4e00-\u9fff]+$/u.test(text)) return [...text].join(' ');
  return normaliseQuery(text)
    .replaceAll(MARKS, ' ')
    .replaceAll(RUN, (run) =>
      /^[\p{Script=Latin}\p{Nd}]/u.test(run) ? ` ${run} ` : ` ${[...run].join(' ')} `,
    )
    .trim()
    .replaceAll(/\s+/gu, ' ');
}

/** Most words that the pinyin of one name may put into the index. */
const MOST_WORDS = 96;
/** Names longer than this (companies) are found by full pinyin and by initials only. */
const LONGEST_MIXED = 4;

const initialsOf = (syllable: string): string[] => {
  const first = syllable.slice(0, 1);
  return /^[zcs]h/u.test(syllable) ? [first, syllable.slice(0, 2)] : [first];
};

/** What may stand for one syllable of a word; the last one is a whole syllable, since words match by beginnings. */
type Shape = (syllable: string, at: number, isLast: boolean) => readonly string[];

/** The likeliest ways to type a name first: whole, initials alone, the surname and initials, anything mixed. */
const SHAPES: readonly Shape[] = [
  (syllable) => [syllable],
  (syllable, _at, isLast) => [isLast ? syllable : syllable.slice(0, 1)],
  (syllable, at, isLast) => [isLast || at === 0 ? syllable : syllable.slice(0, 1)],
  (syllable, _at, isLast) => (isLast ? [syllable] : [syllable, ...initialsOf(syllable)]),
];

function joined(readings: readonly (readonly string[])[], shape: Shape): Set<string> {
  let words = new Set(['']);
  readings.forEach((syllables, at) => {
    const next = new Set<string>();
    for (const word of words) {
      for (const syllable of syllables) {
        for (const part of shape(syllable, at, at === readings.length - 1)) next.add(word + part);
      }
    }
    words = new Set([...next].slice(0, MOST_WORDS));
  });
  return words;
}

/**
 * The words under which a name is found by letters: each beginning of each word matches. For 单雄信 with the
 * readings [shan, dan] [xiong] [xin]: shanxiongxin, sxxin, shxiongxin, danxxin …, and the same from each later
 * character on (xiongxin, xxin, xin). Where there are too many, the least likely are left out.
 */
export function pinyinWords(readings: readonly (readonly string[])[]): string[] {
  const all = new Set<string>();
  const beginnings = readings.map((_, from) => readings.slice(from));
  for (const shape of SHAPES) {
    for (const rest of beginnings) {
      if (rest.length <= LONGEST_MIXED) {
        for (const word of joined(rest, shape)) all.add(word);
      }
    }
  }
  for (const rest of beginnings) {
    if (rest.length <= LONGEST_MIXED) continue;
    const first = rest.map((syllables) => syllables[0] ?? '');
    all.add(first.join(''));
    all.add(first.map((syllable) => syllable.slice(0, 1)).join(''));
  }
  if (readings.length > LONGEST_MIXED) {
    for (const word of joined(readings.slice(0, LONGEST_MIXED), SHAPES[3] as Shape)) all.add(word);
  }
  return [...all].slice(0, MOST_WORDS);
}

/** A piece of a text, marked where the query hit. */
export type MarkedPiece = {
  text: string;
  isHit: boolean;
};

/** Cuts a text at the given hits ([from, to) in code units, sorted). */
export function markPieces(text: string, hits: readonly (readonly [number, number])[]): MarkedPiece[] {
  const pieces: MarkedPiece[] = [];
  let at = 0;
  for (const [from, to] of hits) {
    if (from < at || to <= from) continue;
    if (from > at) pieces.push({ text: text.slice(at, from), isHit: false });
    pieces.push({ text: text.slice(from, to), isHit: true });
    at = to;
  }
  if (at < text.length || pieces.length === 0) pieces.push({ text: text.slice(at), isHit: false });
  return pieces;
}

/** Texts longer than this are looked through as they stand, without regard for accents and wide signs. */
const LONGEST_FOLDED = 400;

/** The text in the form of a query, and for each sign of that form the piece of the text that it came from. */
function folded(
  text: string,
  umlaut: 'u' | 'v',
  isWithoutMarks: boolean,
): { signs: string; from: number[]; to: number[] } {
  let signs = '';
  const from: number[] = [];
  const to: number[] = [];
  let at = 0;
  for (const sign of text) {
    const plain = sign.normalize('NFKC').toLowerCase();
    const form = (umlaut === 'v' ? plain.replaceAll(/[üǖǘǚǜ]/gu, 'v') : plain)
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '');
    const kept = isWithoutMarks ? form.replaceAll(/[^\p{L}\p{N}]/gu, '') : form;
    for (let unit = 0; unit < kept.length; unit += 1) {
      from.push(at);
      to.push(at + sign.length);
    }
    signs += kept;
    at += sign.length;
  }
  return { signs, from, to };
}

/**
 * Where a term of a query stands in a text, ignoring case, accents and wide signs, and the marks between characters;
 * null where it does not.
 */
export function placeOf(text: string, term: string): readonly [number, number] | null {
  if (term === '') return null;
  const at = text.toLowerCase().indexOf(term);
  if (at >= 0 && text.toLowerCase().length === text.length) return [at, at + term.length];
  if (text.length > LONGEST_FOLDED) return null;
  const isWithoutMarks = !/[\p{Script=Latin}\p{Nd}]/u.test(term);
  for (const umlaut of ['v', 'u'] as const) {
    const { signs, from, to } = folded(text, umlaut, isWithoutMarks);
    const place = signs.indexOf(term);
    const begin = from[place];
    const end = to[place + term.length - 1];
    if (begin !== undefined && end !== undefined) return [begin, end];
  }
  return null;
}

/**
 * Which characters of a name the letters stand for, as a range of character positions; null where they do not.
 * `readings` are the syllables of each character (Latin words count as one character).
 */
export function pinyinSpan(
  readings: readonly (readonly string[])[],
  letters: string,
): readonly [number, number] | null {
  /* Places that led nowhere: without them a name of many equal syllables would be tried in every way there is. */
  const dead = new Set<number>();
  const reach = (at: number, rest: string): number | null => {
    if (rest === '') return at;
    const place = at * (letters.length + 1) + rest.length;
    if (dead.has(place)) return null;
    for (const syllable of readings[at] ?? []) {
      if (rest.length <= syllable.length && syllable.startsWith(rest)) return at + 1;
      if (rest.startsWith(syllable)) {
        const end = reach(at + 1, rest.slice(syllable.length));
        if (end !== null) return end;
      }
      for (const initial of initialsOf(syllable)) {
        if (!rest.startsWith(initial)) continue;
        const end = reach(at + 1, rest.slice(initial.length));
        if (end !== null) return end;
      }
    }
    dead.add(place);
    return null;
  };
  for (let from = 0; from < readings.length; from += 1) {
    const end = reach(from, letters);
    if (end !== null) return [from, end];
  }
  return null;
}
