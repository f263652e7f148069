import { type ErrorParams } from '../../shared/errors/AppError';
import { type HelperAct } from './port';

/** What the app says to the helper; plain objects, so that any message channel carries them. */
export type ToHelper =
  | { kind: 'request'; id: number; act: HelperAct; input: unknown }
  /** One batch of the request has been taken. */
  | { kind: 'taken'; id: number }
  | { kind: 'cancel'; id: number };

/** What the helper says to the app. */
export type FromHelper =
  | { kind: 'batch'; id: number; json: string }
  /** It lives and works. */
  | { kind: 'beat'; id: number }
  | { kind: 'done'; id: number; result: unknown }
  | { kind: 'failed'; id: number; code: `${string}.${string}`; params: ErrorParams }
  /** A bug: where it happened, without the text that made it. */
  | { kind: 'fault'; id: number; trace: string };

/** Most batches of a request that are on their way at a time. */
export const MOST_IN_FLIGHT = 3;
