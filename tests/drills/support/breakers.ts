import { AppError } from '@shared/errors/AppError';
import type { Reader } from '../../../src/main/db/reader';
import type { Unit } from '../../../src/main/db/unit';
import { COMMANDS } from '../../../src/main/ipc/commands';
import { QUERIES } from '../../../src/main/ipc/queries';

/** Who sees everything. */
const OWNER = { id: 1, name: '', role: 'owner' } as never;

type Answering = (reader: Reader, input: never, asker: never) => unknown;
type Handler = (unit: Unit, input: never) => Promise<unknown>;

/** Faults that a drill must notice, each put in the place of one handler. */
const BREAKERS: Readonly<Record<string, { channel: string; handler: (real: Handler) => Handler }>> = {
  /** Writes, ends the transaction itself, and refuses. */
  'a refusal after its own commit': {
    channel: 'customers.addNote',
    handler: (real) => async (unit, input) => {
      await real(unit, input);
      unit.run('COMMIT');
      throw new AppError('customers.notFound');
    },
  },
  'a rejection that nobody awaits': {
    channel: 'settings.editShop',
    handler: (real) => (unit, input) => {
      void Promise.reject(new Error('nobody awaits this'));
      return real(unit, input);
    },
  },
  'an end of the whole thread': {
    channel: 'customers.edit',
    handler: () => () => process.exit(3),
  },
  'a fault that is no refusal': {
    channel: 'transfer.rememberLayout',
    handler: () => () => Promise.reject(new TypeError('nothing here')),
  },
  'an answer that never comes': {
    channel: 'customers.restore',
    handler: () => () => new Promise(() => undefined),
  },
};

/** Answers that are made as if the owner asked. */
const BLIND: Readonly<Record<string, string>> = {
  'a list that is made for the owner': 'customers.list',
  'a card that is made for the owner': 'customers.card',
};

export const BREAKER_NAMES = [...Object.keys(BREAKERS), ...Object.keys(BLIND)];

/** The channel whose handler the fault takes the place of, and whether it tells somebody what they may not see. */
export function breakerOf(name: string): { channel: string; isOfSight: boolean } {
  const channel = BREAKERS[name]?.channel ?? BLIND[name];
  if (channel === undefined) throw new Error(`no breaker ${name}`);
  return { channel, isOfSight: name in BLIND };
}

/** Puts the fault in its handler's place, in this thread. */
export function breakHandler(name: string): void {
  const { channel, isOfSight } = breakerOf(name);
  if (isOfSight)
    replace<Answering>(QUERIES, channel, (real) => (reader, input) => real(reader, input, OWNER));
  else replace<Handler>(COMMANDS, channel, BREAKERS[name]?.handler);
}

function replace<H>(
  handlers: Readonly<Record<string, H | undefined>>,
  channel: string,
  by: ((real: H) => H) | undefined,
): void {
  const real = handlers[channel];
  if (real === undefined || by === undefined) throw new Error(`no handler of ${channel}`);
  (handlers as Record<string, H>)[channel] = by(real);
}
