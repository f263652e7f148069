import type { ClientError } from '@/lib/client';

const STOPS = new Set(['transfer.cancelled']);

/** True where long work ended because the person asked it to. */
export function isStop(error: ClientError | null): boolean {
  return error !== null && STOPS.has(error.code);
}
