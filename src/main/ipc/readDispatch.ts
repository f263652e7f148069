import { AppError } from '@shared/errors/AppError';
import type { Channel } from '@shared/ipc/contract';
import type { Envelope } from '@shared/ipc/envelope';
import type { Reader } from '../db/reader';
import type { Actor } from '../db/unit';
import {
  approverFor,
  denial,
  mayAct,
  personOf,
  secretOf,
  signedInPerson,
} from '../features/staff/staff.people.queries';
import { envelope } from './envelopes';
import type { Asker } from './handlers';
import { channelNameOf, parseInput } from './requests';
import type { LogBug } from './envelopes';
import type { Caller, SignedCall } from './session';

type Asked = Pick<Channel, 'permission' | 'isForLocked' | 'needsProof' | 'canBeApproved'>;

/**
 * The person who asks, looked up in this very file and moment, if they hold the channel's right or somebody who does
 * agreed to this request. Throws ipc.signedOut
 * where nobody is there or the screen is locked, ipc.denied, staff.stepUp where the password is to be given again.
 */
export function actorWith(reader: Reader, by: Caller, channel: Asked): Actor {
  const person = channel.isForLocked === true ? personOf(reader, by) : signedInPerson(reader, by);
  if (person === null) throw new AppError('ipc.signedOut');
  const actor = channel.canBeApproved === true ? withApprover(reader, by, person, channel) : person;
  if (!mayAct(reader, actor, channel.permission))
    throw channel.canBeApproved === true ? denial(channel.permission) : new AppError('ipc.denied');
  const isProven = by.isProven || secretOf(reader, actor.id, 'password') === undefined;
  if (channel.needsProof === true && !isProven) throw new AppError('staff.stepUp');
  return actor;
}

function withApprover(
  reader: Reader,
  { approverId }: Caller,
  person: Actor,
  { permission }: Pick<Channel, 'permission'>,
): Actor {
  const approver = approverId === null ? undefined : approverFor(reader, person, approverId, permission);
  return approver === undefined ? person : { ...person, approver: { id: approver.id, role: approver.role } };
}

/** Who asks a query that everybody may ask: perhaps nobody. */
function askerOf(reader: Reader, by: Caller): Asker {
  return { actor: signedInPerson(reader, by), by };
}

/** A query as its contract and its feature have it. */
export type FoundQuery = {
  channel: Channel;
  handler: (reader: Reader, input: never, asker: never) => unknown;
};

/** Looks a query up by its full name; undefined where there is none. */
export type FindQuery = (name: string) => FoundQuery | undefined | Promise<FoundQuery | undefined>;

export type ReadDispatchOptions = {
  reader: Reader;
  find: FindQuery;
  logBug: LogBug;
  /** Parses answers too, in tests and test builds: a wrong one is a bug. */
  checkOutputs: boolean;
};

/** Answers queries: known channel → input → person and right → handler → envelope. */
export function readDispatch(options: ReadDispatchOptions): (request: SignedCall) => Promise<Envelope> {
  return (request) =>
    envelope(channelNameOf(request), options.logBug, async () => {
      const found = typeof request.channel === 'string' ? await options.find(request.channel) : undefined;
      if (found === undefined) throw new AppError('ipc.unknownChannel');
      const { channel, handler } = found;
      const input = parseInput(channel, request.input);
      const { reader } = options;
      const asker =
        channel.isForEverybody === true
          ? askerOf(reader, request.by)
          : actorWith(reader, request.by, channel);
      const output: unknown = handler(reader, input as never, asker as never);
      return options.checkOutputs ? channel.output.parse(output) : output;
    });
}
