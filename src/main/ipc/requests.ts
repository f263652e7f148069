import { AppError } from '@shared/errors/AppError';
import type { Channel } from '@shared/ipc/contract';
import type { CallRequest } from '@shared/ipc/envelope';

/** Name of the channel asked for, for the log; a made-up request may hold anything in its place. */
export const channelNameOf = (request: CallRequest): string =>
  typeof request.channel === 'string' ? request.channel.slice(0, 60) : '-';

/**
 * The input as the contract has it; a field that holds `undefined` is a field left out, so that it never takes the
 * place of a default. Throws ipc.badInput with the names of the fields that are wrong.
 */
export function parseInput(channel: Channel, input: unknown): unknown {
  const parsed = channel.input.safeParse(input);
  if (parsed.success) return withoutUndefined(parsed.data);
  const fields = new Set(parsed.error.issues.map((issue) => issue.path.map(String).join('.')));
  throw new AppError('ipc.badInput', {}, [...fields].slice(0, 20));
}

function withoutUndefined(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutUndefined);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .map(([name, field]) => [name, withoutUndefined(field)]),
  );
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u;

/** The command's UUID. Throws ipc.badInput where it is missing or something else. */
export function commandIdOf(request: CallRequest): string {
  const id = request.commandId;
  if (typeof id !== 'string' || !UUID.test(id)) throw new AppError('ipc.badInput', {}, ['commandId']);
  return id;
}
