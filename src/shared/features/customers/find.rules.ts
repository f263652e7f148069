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
    return [{ kind: 'digits', text: isAbroad ? digits.replace(/^(00)?86/u, '') : digits }];
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

function joined(readings: readonly (readonly string[])[], isMixed: boolean): Set<string> {
  let words = new Set(['']);
  readings.forEach((syllables, at) => {
    const isLast = at === readings.length - 1;
    const next = new Set<string>();
    for (const word of words) {
      for (const syllable of syllables) {
        next.add(word + syllable);
        /* The last initial is a beginning of the last syllable, and words are found by their beginning. */
        if (isMixed && !isLast) for (const initial of initialsOf(syllable)) next.add(word + initial);
      }
    }
    words = new Set([...next].slice(0, MOST_WORDS));
  });
  return words;
}

/**
 * The words under which a name is found by letters: each beginning of each word matches. For 单雄信 with the
 * readings [shan, dan] [xiong] [xin]: shanxiongxin, sxxin, shxiongxin, danxxin …, and the same from each later
 * character on (xiongxin, xxin, xin).
 */
export function pinyinWords(readings: readonly (readonly string[])[]): string[] {
  const all = new Set<string>();
  for (let from = 0; from < readings.length; from += 1) {
    const rest = readings.slice(from);
    if (rest.length <= LONGEST_MIXED) {
      for (const word of joined(rest, true)) all.add(word);
    } else {
      const first = rest.map((syllables) => [syllables[0] ?? '']);
      for (const word of joined(first, false)) all.add(word);
      all.add(first.map(([syllable]) => syllable?.slice(0, 1) ?? '').join(''));
      if (from === 0) for (const word of joined(rest.slice(0, LONGEST_MIXED), true)) all.add(word);
    }
  }
  all.delete('');
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

/** Where a term stands in a text, ignoring case; null where it does not. */
export function placeOf(text: string, term: string): readonly [number, number] | null {
  if (term === '') return null;
  const at = text.toLowerCase().indexOf(term);
  return at < 0 ? null : [at, at + term.length];
}

/**
 * Which characters of a name the letters stand for, as a range of character positions; null where they do not.
 * `readings` are the syllables of each character (Latin words count as one character).
 */
export function pinyinSpan(
  readings: readonly (readonly string[])[],
  letters: string,
): readonly [number, number] | null {
  const reach = (at: number, rest: string): number | null => {
    if (rest === '') return at;
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
    return null;
  };
  for (let from = 0; from < readings.length; from += 1) {
    const end = reach(from, letters);
    if (end !== null) return [from, end];
  }
  return null;
}
