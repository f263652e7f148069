import type { CallInput, CallOutput, ChannelName, ChannelsOfKind } from '@shared/ipc/contracts';
import type { ErrorEnvelope, ErrorParams } from '@shared/errors/AppError';
import type { Envelope } from '@shared/ipc/envelope';

/** Names of the channels that change nothing. */
export type ReadName = ChannelsOfKind<'query' | 'desktop'>;
/** Names of the channels that write in one unit. */
export type ActName = ChannelsOfKind<'command'>;
/** Names of the channels that write what is a person's own and no act of the shop. */
export type JotName = ChannelsOfKind<'scratch'>;
/** Names of the channels that start long work. */
export type TaskName = ChannelsOfKind<'task'>;

/** A refused call. `code` has a text under `errors.<code>`; `ref` finds the log line of a bug. */
export class ClientError extends Error implements ErrorEnvelope {
  readonly code: string;
  readonly params: ErrorParams;
  readonly fields: readonly string[];
  readonly ref: string | null;

  constructor({ code, params, fields, ref }: ErrorEnvelope) {
    super(code);
    this.name = 'ClientError';
    this.code = code;
    this.params = params;
    this.fields = fields;
    this.ref = ref;
  }
}

const UNKNOWN: ErrorEnvelope = { code: 'unexpected', params: {}, fields: [], ref: null };

/** After these nobody knows whether the act landed. The same id again is answered with what happened. */
const ASK_AGAIN = new Set(['data.unknownOutcome', 'data.locked']);
const ASK_AGAIN_AFTER_MS = [150, 600];

/** A fresh id for one act. Keep it for a retry: the same id twice is done once. */
export function newCommandId(): string {
  return crypto.randomUUID();
}

/** The value of an envelope; throws ClientError for a refusal. */
export function open<T>(envelope: Envelope<T>): T {
  if (envelope.ok) return envelope.value;
  throw new ClientError(envelope.error);
}

/** Sends one request. Throws ClientError, also where the bridge itself fails. */
export async function send<N extends ChannelName>(
  channel: N,
  input: CallInput<N>,
  commandId: string | null,
): Promise<CallOutput<N>> {
  let envelope: Envelope;
  try {
    envelope = await window.shuke.call({ channel, input, commandId });
  } catch {
    throw new ClientError(UNKNOWN);
  }
  return open(envelope) as CallOutput<N>;
}

/** Asks for something that changes nothing. Throws ClientError. */
export function call<N extends ReadName>(channel: N, input: CallInput<N>): Promise<CallOutput<N>> {
  return send(channel, input, null);
}

/** Writes on the person's own scratch paper. Throws ClientError. */
export function jot<N extends JotName>(channel: N, input: CallInput<N>): Promise<CallOutput<N>> {
  return send(channel, input, null);
}

/**
 * Does one act, once: where the outcome is unknown it asks again under the same id. Throws ClientError.
 * Pass the id of newCommandId() where it is needed afterwards, for undo or a retry by the person.
 */
export async function act<N extends ActName>(
  channel: N,
  input: CallInput<N>,
  commandId: string = newCommandId(),
): Promise<CallOutput<N>> {
  for (const waitMs of ASK_AGAIN_AFTER_MS) {
    try {
      return await send(channel, input, commandId);
    } catch (error) {
      if (!(error instanceof ClientError) || !ASK_AGAIN.has(error.code)) throw error;
      await new Promise((done) => setTimeout(done, waitMs));
    }
  }
  return send(channel, input, commandId);
}
