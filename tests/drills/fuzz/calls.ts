import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { allChannels } from '@shared/ipc/contracts';
import type { Random } from '../../../src/main/sample/random';
import { GARBAGE, HOSTILE, HUGE, spoilt, valuesOf } from './values';

/** One fuzzed call, as it leaves a page. */
export type FuzzCall = {
  way: 'call' | 'takeFile';
  /** The request, or the path of a file that is handed over. */
  payload: unknown;
  isOurs: boolean;
  /** The channel's kind; `none` where nothing of the kind exists. */
  kind: string;
};

/** Ids, tokens and paths that mean something in the present shop. */
export type Known = {
  tokens: readonly string[];
  commandIds: string[];
  paths: readonly string[];
};

/** What was sent or answered, as text. */
export const textOf = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? String(part) : part)) ??
  String(value);

const CHANNELS = allChannels().map(({ name, channel }) => ({
  name,
  kind: channel.kind,
  input: channel.input,
}));
const PER_SAMPLE = 250;
const MADE_UP = [
  'nobody.knows',
  'customers',
  '__proto__.create',
  'customers.__proto__',
  'constructor.name',
  '',
  '.',
];
const TOKEN_FIELDS = new Set(['token']);
const ID_FIELDS = new Set(['taskId', 'commandId']);

/**
 * An endless row of calls over all channels, the same for the same seed but for the ids of commands. Every fourth goes
 * to `favoured`, where one is named.
 */
export function callMaker(random: Random, favoured: string | null): (known: Known) => FuzzCall {
  const favourite = CHANNELS.find(({ name }) => name === favoured);
  const stocks = new Map<string, unknown[]>();
  let seed = random.whole(0, 2 ** 30);
  const next = (name: string, arbitrary: () => fc.Arbitrary<unknown>): unknown => {
    let stock = stocks.get(name);
    if (stock === undefined || stock.length === 0) {
      seed += 1;
      stock = fc.sample(arbitrary(), { numRuns: PER_SAMPLE, seed });
      stocks.set(name, stock);
    }
    return stock.pop();
  };
  const garbage = (): unknown => (random.chance(0.01) ? random.pick(HUGE)() : next('garbage', () => GARBAGE));

  const commandIdFor = (known: Known): unknown => {
    if (random.chance(0.07)) return garbage();
    if (random.chance(0.08) && known.commandIds.length > 0) return random.pick(known.commandIds);
    const id = randomUUID();
    if (random.chance(0.1)) known.commandIds.push(id);
    return id;
  };

  return (known) => {
    const isOurs = !random.chance(0.03);
    if (random.chance(0.02)) {
      const payload = random.chance(0.3) ? random.pick(known.paths) : random.pick([...HOSTILE, garbage()]);
      return { way: 'takeFile', payload, isOurs, kind: 'takeFile' };
    }
    if (random.chance(0.01)) return { way: 'call', payload: garbage(), isOurs, kind: 'none' };
    if (random.chance(0.04)) {
      const channel = random.chance(0.5) ? random.pick(MADE_UP) : garbage();
      return {
        way: 'call',
        payload: { channel, input: garbage(), commandId: commandIdFor(known) },
        isOurs,
        kind: 'none',
      };
    }
    const isFavoured = favourite !== undefined && random.chance(0.25);
    const { name, kind, input } = isFavoured ? favourite : random.pick(CHANNELS);
    const good = meant(
      next(name, () => valuesOf(input)),
      known,
      random,
    );
    const share = random.next();
    const sent = share < 0.35 ? good : share < 0.9 ? spoilt(good, random, garbage) : garbage();
    return {
      way: 'call',
      payload: { channel: name, input: sent, commandId: commandIdFor(known) },
      isOurs,
      kind,
    };
  };
}

/** The input with tokens and commands that the shop knows, so that it gets past the first check. */
function meant(input: unknown, known: Known, random: Random): unknown {
  if (typeof input !== 'object' || input === null) return input;
  return Object.fromEntries(
    Object.entries(input).map(([name, value]: [string, unknown]) => {
      if (TOKEN_FIELDS.has(name)) return [name, random.pick(known.tokens)];
      if (ID_FIELDS.has(name)) return [name, random.pick([value, ...known.commandIds.slice(-5)])];
      return [name, value];
    }),
  );
}
