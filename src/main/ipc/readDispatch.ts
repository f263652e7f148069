import { AppError } from '@shared/errors/AppError';
import type { Channel, Permission } from '@shared/ipc/contract';
import type { Envelope } from '@shared/ipc/envelope';
import type { Reader } from '../db/reader';
import type { Actor } from '../db/unit';
import { mayAct, personOf, secretOf, signedInPerson } from '../features/staff/staff.people.queries';
import { envelope } from './envelopes';
import type { Asker } from './handlers';
import { channelNameOf, channelOf, parseInput } from './requests';
import type { LogBug } from './envelopes';
import { QUERIES } from './queries';
import type { Caller, SignedCall } from './session';

/** Throws ipc.denied where the person does not hold the right. */
function assertMay(reader: Reader, actor: Actor, permission: Permission): void {
  if (!mayAct(reader, actor, permission)) throw new AppError('ipc.denied');
}

/**
 * The person who asks, looked up in this very file and moment, if they hold the channel's right. Throws ipc.signedOut
 * where nobody is there or the screen is locked, ipc.denied, staff.stepUp where the password is to be given again.
 */
export function actorWith(
  reader: Reader,
  by: Caller,
  channel: Pick<Channel, 'permission' | 'isForLocked' | 'needsProof'>,
): Actor {
  const actor = channel.isForLocked === true ? personOf(reader, by) : signedInPerson(reader, by);
  if (actor === null) throw new AppError('ipc.signedOut');
  assertMay(reader, actor, channel.permission);
  const isProven = by.isProven || secretOf(reader, actor.id, 'password') === undefined;
  if (channel.needsProof === true && !isProven) throw new AppError('staff.stepUp');
  return actor;
}

/** Who asks a query that everybody may ask: perhaps nobody. */
function askerOf(reader: Reader, by: Caller): Asker {
  return { actor: signedInPerson(reader, by), by };
}

export type ReadDispatchOptions = {
  reader: Reader;
  logBug: LogBug;
  /** Parses answers too, in tests and test builds: a wrong one is a bug. */
  checkOutputs: boolean;
};

/** Answers queries: known channel → input → person and right → handler → envelope. */
export function readDispatch(options: ReadDispatchOptions): (request: SignedCall) => Promise<Envelope> {
  return (request) =>
    envelope(channelNameOf(request), options.logBug, () => {
      const channel = channelOf(request, ['query']);
      const input = parseInput(channel, request.input);
      const { reader } = options;
      const asker =
        channel.isForEverybody === true
          ? askerOf(reader, request.by)
          : actorWith(reader, request.by, channel);
      const handler = QUERIES[request.channel];
      if (handler === undefined) throw new AppError('ipc.unknownChannel');
      const output: unknown = handler(reader, input as never, asker as never);
      return options.checkOutputs ? channel.output.parse(output) : output;
    });
}
