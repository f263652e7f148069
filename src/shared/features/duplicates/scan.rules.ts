import { compare, prepare } from './duplicates.rules';
import type { Candidate, Pair, Prepared } from './duplicates.rules';

/** Cards that share a key are compared with one another; a key of more than these is parted by name first. */
const MOST_TOGETHER = 60;
/** Cards between two pauses. */
const STEP = 1_000;

/** Steps of a scan: of so many, so many are done. */
export type ScanStep = { done: number; total: number };

/** What two cards must have in common to be looked at, one kind after the other, so that few keys are held at once. */
const KEYS: readonly ((one: Prepared) => readonly string[])[] = [
  ({ card }) => card.phones,
  ({ wechat, email }) => [wechat, email],
  ({ name, card }) => card.phones.map((digits) => `${name.sound}|${digits.slice(0, 5)}`),
  ({ name, card }) => card.phones.map((digits) => `${name.sound}|${digits.slice(-4)}`),
  ({ name, card }) => (card.birthDay === '' ? [] : [`${name.sound}|${card.birthDay}`]),
  ({ name, address }) => (address === '' ? [] : [`${name.sound}|${address}`]),
  ({ number }) => [number],
  ({ name, number }) =>
    number === '' ? [] : [`${name.sound}|${number.slice(0, 3)}`, `${name.sound}|${number.slice(-3)}`],
  ({ name }) => [name.sound],
];

/** Who is one company's or household's, as `first-second`: these know of one another and are not looked at. */
export type Linked = ReadonlySet<string>;

/**
 * Every pair of cards that may be one person's, each once, the surest first. It pauses often, so that other work goes on
 * meanwhile.
 */
export function* findPairs(
  cards: readonly Candidate[],
  linked: Linked = new Set(),
): Generator<ScanStep, Pair[]> {
  const total = cards.length * (KEYS.length + 1);
  const ready: Prepared[] = [];
  const namesakes = new Map<string, number>();
  for (const card of cards) {
    const one = prepare(card);
    ready.push(one);
    namesakes.set(one.name.core, (namesakes.get(one.name.core) ?? 0) + 1);
    if (ready.length % STEP === 0) yield { done: ready.length, total };
  }
  const found = new Map<string, Pair>();
  const look = (a: Prepared, b: Prepared): void => {
    const key = a.card.id < b.card.id ? `${a.card.id}-${b.card.id}` : `${b.card.id}-${a.card.id}`;
    if (found.has(key) || linked.has(key)) return;
    const count = Math.max(namesakes.get(a.name.core) ?? 0, namesakes.get(b.name.core) ?? 0);
    const pair = compare(a, b, count);
    if (pair !== null) found.set(key, pair);
  };
  for (const [at, keysOf] of KEYS.entries()) {
    const done = cards.length * (at + 1);
    const heaps = yield* gather(ready, keysOf, (count) => ({ done: done + count, total }));
    let looked = 0;
    for (const heap of heaps.values()) {
      if (heap.length < 2) continue;
      for (const some of parted(heap)) {
        for (const [index, one] of some.entries()) {
          for (const other of some.slice(index + 1)) look(one, other);
        }
        looked += some.length * some.length;
        if (looked < STEP * 4) continue;
        looked = 0;
        yield { done: done + cards.length, total };
      }
    }
  }
  const rank = { sure: 0, likely: 1, maybe: 2 } as const;
  return [...found.values()].sort(
    (a, b) => rank[a.confidence] - rank[b.confidence] || a.first - b.first || a.second - b.second,
  );
}

function* gather(
  ready: readonly Prepared[],
  keysOf: (one: Prepared) => readonly string[],
  step: (count: number) => ScanStep,
): Generator<ScanStep, Map<string, Prepared[]>> {
  const heaps = new Map<string, Prepared[]>();
  for (const [at, one] of ready.entries()) {
    for (const key of new Set(keysOf(one))) {
      if (key === '' || key.startsWith('|')) continue;
      const heap = heaps.get(key);
      if (heap === undefined) heaps.set(key, [one]);
      else heap.push(one);
    }
    if (at % STEP === STEP - 1) yield step(at);
  }
  return heaps;
}

/** A heap as it is, or where it is too large by the name, and what is too large then left out: a key of so many says nothing. */
function parted(heap: readonly Prepared[]): readonly (readonly Prepared[])[] {
  if (heap.length <= MOST_TOGETHER) return [heap];
  const byName = new Map<string, Prepared[]>();
  for (const one of heap) {
    const some = byName.get(one.name.core);
    if (some === undefined) byName.set(one.name.core, [one]);
    else some.push(one);
  }
  return [...byName.values()].filter((some) => some.length <= MOST_TOGETHER);
}
