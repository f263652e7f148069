import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { SITE_LIMITS } from './limits';

/** How a token stands: good once; was good and brought an entry (its number once that is known); too old; made elsewhere. */
export type TokenState =
  { how: 'good'; nonce: string } | { how: 'used'; number: number | null } | { how: 'late' } | { how: 'bad' };

const SHAPE = /^([\w-]{22})\.([0-9a-z]{1,10})\.([\w-]{43})$/u;

/**
 * Tokens of forms: each is bound to one form and one address, lives half an hour and brings one entry. Nothing is kept of
 * those that are given out; what was used is remembered as long as it would live.
 */
export class Tokens {
  private readonly secret = randomBytes(32);
  private readonly used = new Map<string, { at: number; number: number | null }>();

  constructor(private readonly lifeMs: number = SITE_LIMITS.tokenLifeMs) {}

  issue(form: string, address: string, now: number): string {
    const nonce = randomBytes(16).toString('base64url');
    const at = Math.floor(now).toString(36);
    return `${nonce}.${at}.${this.sign(nonce, at, form, address)}`;
  }

  stateOf(token: string, form: string, address: string, now: number): TokenState {
    const [, nonce = '', at = '', signed = ''] = SHAPE.exec(token) ?? [];
    const wanted = Buffer.from(this.sign(nonce, at, form, address));
    const given = Buffer.from(signed);
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return { how: 'bad' };
    const known = this.used.get(nonce);
    if (known !== undefined) return { how: 'used', number: known.number };
    const age = now - Number.parseInt(at, 36);
    return age < 0 || age > this.lifeMs ? { how: 'late' } : { how: 'good', nonce };
  }

  /** Keeps it from being used once more while its entry is written. */
  use(nonce: string, now: number): void {
    for (const [old, { at }] of this.used) {
      if (now - at <= this.lifeMs) break;
      this.used.delete(old);
    }
    this.used.set(nonce, { at: now, number: null });
  }

  kept(nonce: string, number: number): void {
    const known = this.used.get(nonce);
    if (known !== undefined) known.number = number;
  }

  /** Its entry could not be written: it may be tried again. */
  release(nonce: string): void {
    this.used.delete(nonce);
  }

  private sign(nonce: string, at: string, form: string, address: string): string {
    return createHmac('sha256', this.secret)
      .update(`${nonce}\n${at}\n${form}\n${address}`)
      .digest('base64url');
  }
}
