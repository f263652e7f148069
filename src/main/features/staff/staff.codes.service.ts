import { createHmac, randomBytes } from 'node:crypto';
import { LIST_LENGTH } from '@shared/features/staff/staff.rules';

/** RFC 4226 asks for 160 bits. */
const SECRET_BYTES = 20;
const DIGITS = 6;
/** An authenticator shows a new code each half minute (RFC 6238). */
const STEP_MS = 30_000;

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A new secret, hexadecimal. */
export const makeSecret = (): string => randomBytes(SECRET_BYTES).toString('hex');

/** The code at one place of a secret's row (RFC 4226). */
export function codeAt(secret: string, place: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(place));
  const hmac = createHmac('sha1', Buffer.from(secret, 'hex')).update(counter).digest();
  const from = (hmac.at(-1) ?? 0) & 0x0f;
  const value = hmac.readUInt32BE(from) & 0x7fffffff;
  return String(value % 10 ** DIGITS).padStart(DIGITS, '0');
}

/** The secret as an authenticator takes it when it is typed (RFC 4648, without padding). */
export function base32Of(secret: string): string {
  const bits = [...Buffer.from(secret, 'hex')].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/gu) ?? []).map((five) => BASE32[Number.parseInt(five, 2)]).join('');
}

/** Where an authenticator's row stands at a moment. */
export const stepAt = (now: Date): number => Math.floor(now.getTime() / STEP_MS);

/** Six digits as they were typed, with or without a space or in full width; null where it is something else. */
export function digitsOf(typed: string): string | null {
  const digits = typed.normalize('NFKC').replaceAll(/[\s-]/gu, '');
  return /^\d{6}$/u.test(digits) ? digits : null;
}

/**
 * The place of the row that a code is good for, which is used up with it; null where it is good for none. An
 * authenticator's clock may be a step off; of a list only the next one counts. Nothing before `next` counts again.
 */
export function placeOf(
  kind: 'app' | 'list',
  { secret, next }: { secret: string; next: number },
  digits: string,
  now: Date,
): number | null {
  const step = stepAt(now);
  const places = kind === 'app' ? [step - 1, step, step + 1] : next < LIST_LENGTH ? [next] : [];
  return places.find((place) => place >= next && codeAt(secret, place) === digits) ?? null;
}
