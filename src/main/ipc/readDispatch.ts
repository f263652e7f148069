import { AppError } from '@shared/errors/AppError';
import { mayAct } from '@shared/features/staff/staff.rules';
import type { Permission } from '@shared/ipc/contract';
import type { CallRequest, Envelope } from '@shared/ipc/envelope';
import type { Reader } from '../db/reader';
import type { Actor } from '../db/unit';
import { envelope } from './envelopes';
import { channelNameOf, channelOf, parseInput } from './requests';
import type { LogBug } from './envelopes';
import { QUERIES } from './queries';

/** Who is signed in; null where nobody is. */
export type SignedIn = (reader: Reader) => Actor | null;

/** The signed-in person, if they hold the right. Throws ipc.denied. */
export function actorWith(reader: Reader, signedIn: SignedIn, permission: Permission): Actor {
  const actor = signedIn(reader);
  if (actor === null || !mayAct(actor.role, permission)) throw new AppError('ipc.denied');
  return actor;
}

export type ReadDispatchOptions = {
  reader: Reader;
  signedIn: SignedIn;
  logBug: LogBug;
  /** Parses answers too, in tests and test builds: a wrong one is a bug. */
  checkOutputs: boolean;
};

/** Answers queries: known channel → input → permission → handler → envelope. */
export function readDispatch(options: ReadDispatchOptions): (request: CallRequest) => Promise<Envelope> {
  return (request) =>
    envelope(channelNameOf(request), options.logBug, () => {
      const channel = channelOf(request, ['query']);
      const input = parseInput(channel, request.input);
      const actor = actorWith(options.reader, options.signedIn, channel.permission);
      const handler = QUERIES[request.channel];
      if (handler === undefined) throw new AppError('ipc.unknownChannel');
      const output: unknown = handler(options.reader, input as never, actor);
      return options.checkOutputs ? channel.output.parse(output) : output;
    });
}
