import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { POLICY } from './pages';

/** A request and what it was answered. */
export type Visit = Context<{ Bindings: HttpBindings }>;

/** Of whoever asks, on the shop's network. */
export const addressOf = (visit: Visit): string =>
  (visit.env.incoming.socket.remoteAddress ?? '').replace(/^::ffff:/u, '');

/** Headers of which a second one would be dropped unseen, and could say something else to whoever stands between. */
const ONCE = new Set(['host', 'origin', 'referer', 'content-type', 'content-length', 'transfer-encoding']);

/** True where a request says something twice that may be said once. */
export function isAmbiguous(rawHeaders: readonly string[]): boolean {
  const names = rawHeaders.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase());
  return names.some((name, at) => ONCE.has(name) && names.indexOf(name) !== at);
}

/** An answer that is kept nowhere, shown in no frame, and loads nothing. */
export function answer(
  visit: Visit,
  html: string,
  status: 200 | 400 | 403 | 404 | 409 | 413 | 422 | 429 | 503,
): Response {
  return visit.body(html, status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
    connection: 'close',
  });
}
