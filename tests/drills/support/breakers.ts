import { AppError } from '@shared/errors/AppError';
import type { Unit } from '../../../src/main/db/unit';
import { COMMANDS } from '../../../src/main/ipc/commands';

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

export const BREAKER_NAMES = Object.keys(BREAKERS);

/** The channel whose handler the fault takes the place of. */
export const brokenChannel = (name: string): string | null => BREAKERS[name]?.channel ?? null;

/** Puts the fault in its handler's place, in this thread. */
export function breakHandler(name: string): void {
  const breaker = BREAKERS[name];
  const real = COMMANDS[breaker?.channel ?? ''];
  if (breaker === undefined || real === undefined) throw new Error(`no breaker ${name}`);
  (COMMANDS as Record<string, Handler>)[breaker.channel] = breaker.handler(real);
}
