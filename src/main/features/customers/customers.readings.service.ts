import { pinyin, polyphonic } from 'pinyin-pro';

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
  const plain = { toneType: 'none', type: 'array', v: true } as const;
  const surname = as === 'person' ? 'head' : 'off';
  const likely = pinyin(run, { ...plain, surname });
  const toned = pinyin(run, { type: 'array', surname });
  const all = polyphonic(run, plain);
  const readings = likely.map((first, at) => [...new Set([first, ...(all[at] ?? [])])].slice(0, 4));
  return { readings, toned };
}
