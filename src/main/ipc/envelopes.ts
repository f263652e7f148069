import { randomUUID } from 'node:crypto';
import { AppError } from '@shared/errors/AppError';
import type { Envelope } from '@shared/ipc/envelope';
import { translateSqliteError } from '../db/sqliteErrors';

/** Writes the log line of a bug. */
export type LogBug = (ref: string, channel: string, error: unknown) => void;

/** Runs `act` and puts its value or its error into an envelope; what is no AppError is a bug, logged under a reference. */
export async function envelope<T>(
  channel: string,
  logBug: LogBug,
  act: () => Promise<T> | T,
): Promise<Envelope<T>> {
  try {
    return { ok: true, value: await act() };
  } catch (raw) {
    const error = translateSqliteError(raw);
    if (error instanceof AppError) return { ok: false, error: error.toEnvelope() };
    const ref = randomUUID().slice(0, 8);
    logBug(ref, channel, error);
    return { ok: false, error: { code: 'unexpected', params: {}, fields: [], ref } };
  }
}

/** What an envelope holds. Throws the AppError of a refusal, and an Error with the reference of a bug. */
export function valueOf<T>(what: string, answer: Envelope<T>): T {
  if (answer.ok) return answer.value;
  const { code, params, ref } = answer.error;
  throw ref === null
    ? new AppError(code as `${string}.${string}`, params)
    : new Error(`${what}, reference ${ref}`);
}
