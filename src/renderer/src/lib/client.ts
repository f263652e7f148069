import type { CallInput, CallOutput, ChannelName, ChannelsOfKind } from '@shared/ipc/contracts';
import type { ErrorEnvelope, ErrorParams } from '@shared/errors/AppError';
import type { CallRequest, Envelope } from '@shared/ipc/envelope';
import { ask, type Question } from './asked';

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

/** After this the act either landed or it did not, and it is looked up which; doing it again could fail the same way. */
const INTERRUPTED = 'data.interrupted';
const LOOK_UP_AFTER_MS = [0, 300, 1_500, 5_000];

/** Told of an act that was cut off, and of what is found: true = it landed, false = it did not, null = nobody knows. */
export type OnInterrupted = (channel: ActName, landed: Promise<boolean | null>) => void;

const interruptedListeners = new Set<OnInterrupted>();

/** Listens for acts that were cut off. Returns the function that ends it. */
export function onInterrupted(listener: OnInterrupted): () => void {
  interruptedListeners.add(listener);
  return () => interruptedListeners.delete(listener);
}

/** A fresh id for one act. Keep it for a retry: the same id twice is done once. */
export function newCommandId(): string {
  return crypto.randomUUID();
}

/** The value of an envelope; throws ClientError for a refusal. */
export function open<T>(envelope: Envelope<T>): T {
  if (envelope.ok) return envelope.value;
  throw new ClientError(envelope.error);
}

/** What a person can do about a refusal so that the same call is let through; null where nothing. */
function questionOf(error: ErrorEnvelope, request: CallRequest): Question | null {
  if (error.code === 'staff.stepUp') return { kind: 'proof', request };
  const canAsk = error.params.canAsk === 1 && request.commandId !== null;
  return canAsk ? { kind: 'approval', request } : null;
}

/**
 * Sends one request, and the very same once more where a person gives what it was refused for. Throws ClientError, also
 * where the bridge itself fails.
 */
export async function send<N extends ChannelName>(
  channel: N,
  input: CallInput<N>,
  commandId: string | null,
): Promise<CallOutput<N>> {
  const request: CallRequest = { channel, input, commandId };
  for (;;) {
    let envelope: Envelope;
    try {
      envelope = await window.shuke.call(request);
    } catch {
      throw new ClientError(UNKNOWN);
    }
    if (envelope.ok) return envelope.value as CallOutput<N>;
    const question = questionOf(envelope.error, request);
    if (question === null || !(await ask(question))) throw new ClientError(envelope.error);
  }
}

/** Asks for something that changes nothing. Throws ClientError. */
export function call<N extends ReadName>(channel: N, input: CallInput<N>): Promise<CallOutput<N>> {
  return send(channel, input, null);
}

/** Writes on the person's own scratch paper. Throws ClientError. */
export function jot<N extends JotName>(channel: N, input: CallInput<N>): Promise<CallOutput<N>> {
  return send(channel, input, null);
}

/** Whether an act has landed, by its id; null where it cannot be looked up for seconds. */
async function hasLanded(commandId: string): Promise<boolean | null> {
  for (const waitMs of LOOK_UP_AFTER_MS) {
    await new Promise((done) => setTimeout(done, waitMs));
    try {
      return (await call('history.lookUp', { commandId })).actId !== null;
    } catch (error) {
      /* The data is just being opened again. */
      if (!(error instanceof ClientError)) throw error;
    }
  }
  return null;
}

async function afterInterruption<N extends ActName>(
  channel: N,
  input: CallInput<N>,
  commandId: string,
  interruption: ClientError,
): Promise<CallOutput<N>> {
  const landed = hasLanded(commandId);
  for (const listener of interruptedListeners) listener(channel, landed);
  const isDone = await landed;
  if (isDone === null) throw new ClientError({ ...interruption, code: 'data.unknownOutcome' });
  if (!isDone) throw interruption;
  /* It is done: the same id is answered with what it gave then. */
  return send(channel, input, commandId);
}

/**
 * Does one act, once: where the outcome is unknown it asks again under the same id; where the program's part that
 * keeps the data went down with it, it is looked up instead. Throws ClientError.
 * Pass the id of newCommandId() where it is needed afterwards, for undo or a retry by the person.
 */
export async function act<N extends ActName>(
  channel: N,
  input: CallInput<N>,
  commandId: string = newCommandId(),
): Promise<CallOutput<N>> {
  for (const waitMs of [...ASK_AGAIN_AFTER_MS, null]) {
    try {
      return await send(channel, input, commandId);
    } catch (error) {
      if (!(error instanceof ClientError)) throw error;
      if (error.code === INTERRUPTED) return afterInterruption(channel, input, commandId, error);
      if (waitMs === null || !ASK_AGAIN.has(error.code)) throw error;
      await new Promise((done) => setTimeout(done, waitMs));
    }
  }
  throw new ClientError(UNKNOWN);
}
