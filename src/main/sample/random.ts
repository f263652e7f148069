/** Repeatable chance: the same seed gives the same shop. */
export type Random = {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number in [from, to]. */
  whole(from: number, to: number): number;
  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T;
  /** True in that share of cases. */
  chance(share: number): boolean;
};

/**
 * A stream of chance of its own for each purpose, so that what one part draws changes no other part; started from an
 * FNV-1a hash of seed and purpose.
 */
export function makeRandom(seed: number, purpose: string): Random {
  let hash = 0x811c9dc5;
  for (const character of `${String(seed)}:${purpose}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return randomFrom(hash);
}

/** The one stream that begins with this number. The generator is mulberry32. */
export function randomFrom(start: number): Random {
  let state = start >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    whole,
    pick: (list) => list[whole(0, list.length - 1)] as (typeof list)[number],
    chance: (share) => next() < share,
  };
}
