import type { IncomingMessage } from 'node:http';
import { SITE_LIMITS } from './limits';

/** What came of reading: its bytes; more than may come; not the whole of it within its time. */
export type Body = { how: 'read'; bytes: Buffer } | { how: 'tooLarge' } | { how: 'gone' };

export type BodyBounds = {
  /** Most bytes. */
  most: number;
  ms: number;
  /** Least bytes in a second, once it has had time to begin. */
  pace: number;
  /** Bytes beyond `most` that are let pass unread, so that a browser hears why it is refused. */
  passed: number;
};

/**
 * Reads what a request brings, within bounds of size, time and pace; too slow a one loses its connection. Beyond the bound of
 * size nothing is kept.
 */
export function readBody(incoming: IncomingMessage, { most, ms, pace, passed }: BodyBounds): Promise<Body> {
  return new Promise((resolve) => {
    let parts: Buffer[] = [];
    let size = 0;
    const startedAt = Date.now();
    const end = (body: Body): void => {
      clearInterval(looking);
      incoming.off('data', take);
      incoming.off('end', whole);
      incoming.off('close', gone);
      resolve(body);
    };
    const whole = (): void => {
      end(size > most ? { how: 'tooLarge' } : { how: 'read', bytes: Buffer.concat(parts) });
    };
    const gone = (): void => {
      end({ how: 'gone' });
    };
    const take = (part: Buffer): void => {
      size += part.length;
      if (size <= most) parts.push(part);
      else parts = [];
      if (size > most + passed) end({ how: 'tooLarge' });
    };
    const looking = setInterval(() => {
      const lasted = Date.now() - startedAt;
      const isSlow = lasted > SITE_LIMITS.paceAfterMs && size < (lasted / 1_000) * pace;
      if (lasted > ms || isSlow) incoming.destroy();
    }, SITE_LIMITS.checkEachMs);
    incoming.on('data', take);
    incoming.once('end', whole);
    incoming.once('close', gone);
    if (Number(incoming.headers['content-length'] ?? 0) > most + passed) end({ how: 'tooLarge' });
  });
}
