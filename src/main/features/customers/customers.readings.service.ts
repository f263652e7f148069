import { convert, pinyin, polyphonic } from 'pinyin-pro';
import { DOUBLE_SURNAMES, RARE_SURNAMES } from '@shared/features/customers/surnames.rules';

/** A run of Chinese characters of a name with what they may be read as. */
export type Reading = {
  /** Readings of each character without tones, the likeliest first, ü as v. */
  readings: string[][];
  toned: string[];
};

/** Each run of Chinese characters. */
export const HAN_RUN = /\p{Script=Han}+/gu;

/** How a run of Chinese characters is read: as a person's name, which begins with a surname, or as words. */
export function readRun(run: string, as: 'person' | 'word'): Reading {
  const all = polyphonic(run, { toneType: 'none', type: 'array', v: true });
  const toned = as === 'person' ? readPerson(run) : pinyin(run, { type: 'array' });
  const likely = convert(toned.join(' '), { format: 'toneNone' }).replaceAll('ü', 'v').split(' ');
  const readings = likely.map((first, at) => [...new Set([first, ...(all[at] ?? [])])].slice(0, 4));
  return { readings, toned };
}

/** The surname as surnames are read, the given name as a word of its own: 重阳 is not read as behind a 王. */
function readPerson(run: string): string[] {
  const whole = pinyin(run, { type: 'array', surname: 'head' });
  const signs = [...run];
  const length = DOUBLE_SURNAMES.has(signs.slice(0, 2).join('')) ? 2 : 1;
  const given = signs.slice(length).join('');
  const own = length === 1 && given !== '' ? RARE_SURNAMES[signs[0] ?? ''] : undefined;
  const surname = own === undefined ? whole.slice(0, length) : [own];
  return given === '' ? whole : [...surname, ...pinyin(given, { type: 'array' })];
}
