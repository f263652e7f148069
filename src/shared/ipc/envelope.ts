import type { ErrorEnvelope } from '../errors/AppError';
import type { Feature } from './contract';

/** One call of the renderer. `commandId` is a UUID of the renderer's making, the same for a retry. */
export type CallRequest = {
  channel: string;
  input: unknown;
  commandId: string | null;
};

/** The answer to every call; a call never rejects. */
export type Envelope<T = unknown> = { ok: true; value: T } | { ok: false; error: ErrorEnvelope };

/** How far long work is. `total` is null while it is not known. */
export type TaskProgress = {
  taskId: string;
  channel: string;
  /** A word of the task's own for its present step, translated under `<feature>.task.<step>`. */
  step: string;
  done: number;
  total: number | null;
};

/** Long work has ended: with its result, or with an error. */
export type TaskEnded = {
  taskId: string;
  channel: string;
  result: Envelope;
};

/** What main tells the renderer unasked. */
export type Events = {
  'data.changed': { features: readonly Feature[] };
  'task.progress': TaskProgress;
  'task.ended': TaskEnded;
  /** The person wants to close the window while long work of these channels runs; answered by `settings.quit`. */
  'quit.asked': { channels: readonly string[] };
  /** The data host went down and came back; the acts named are unknown until looked up by their command id. */
  'host.restarted': { unknownCommandIds: readonly string[] };
  /** Somebody signed in or unlocked, or locked or left (`isShut`); `settings.get` tells who is there now. */
  'session.changed': { isShut: boolean };
};

export type EventName = keyof Events;

/** A file of the page's: a DOM File, of which only main learns the path. */
export type PickedFile = {
  readonly name: string;
  readonly size: number;
};

/** The one object that the preload puts on the window, under `shuke`. */
export type Bridge = {
  call(request: CallRequest): Promise<Envelope>;
  /** Returns the function that ends the subscription. */
  on<E extends EventName>(event: E, listener: (payload: Events[E]) => void): () => void;
  /** Hands a dropped or picked file over to main, which knows it by the returned token from then on. */
  takeFile(file: PickedFile): Promise<Envelope<{ token: string; name: string }>>;
};

/** Names of the Electron channels, which exist nowhere else. */
export const WIRE = { call: 'shuke:call', event: 'shuke:event', takeFile: 'shuke:take-file' } as const;
