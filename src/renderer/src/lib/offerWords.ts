import { normaliseQuery, pinyinWords } from '@shared/features/customers/find.rules';

/** What something on offer is called, and further phrases that it is found by, with `;` between. */
export type OfferWords = {
  text: string;
  /** A phrase in Latin letters is found by its words, their beginnings and initials: `xin zeng ke hu`, `new customer`. */
  words: string;
};

/**
 * How well what is on offer fits what was typed; 0 where it does not. Its name goes before its phrases, a beginning
 * before a middle.
 */
export function fitOf({ text, words }: OfferWords, typed: string): number {
  const query = normaliseQuery(typed);
  if (query === '') return 0;
  const name = normaliseQuery(text);
  if (name === query) return 5;
  if (name.startsWith(query)) return 4;
  const letters = query.replaceAll(' ', '');
  const phrases = words.split(/[;\uFF1B]/).map((phrase) => normaliseQuery(phrase));
  const best = Math.max(...phrases.map((phrase) => phraseFit(phrase, letters)));
  if (best === 3) return 3;
  return name.includes(query) ? 2 : Math.min(best, 1);
}

/** 3 where the phrase begins so (in full or by initials), 1 where a later word does. */
function phraseFit(phrase: string, letters: string): number {
  if (!/^[a-z0-9 %+-]+$/.test(phrase)) {
    if (phrase.startsWith(letters)) return 3;
    return phrase.includes(letters) ? 1 : 0;
  }
  const parts = phrase.split(' ');
  const initials = parts.map((part) => part.slice(0, 1)).join('');
  if (parts.join('').startsWith(letters) || initials.startsWith(letters)) return 3;
  return pinyinWords(parts.map((part) => [part])).some((word) => word.startsWith(letters)) ? 1 : 0;
}
