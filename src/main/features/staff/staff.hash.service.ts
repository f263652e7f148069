import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { Secret } from './staff.entity';

/**
 * scrypt's N by kind: what a password costs a thief is what a person can just wait for; a PIN lives by the waits after
 * wrong tries; the recovery code is 128 bits of chance and needs no more.
 */
const COSTS: Readonly<Record<Secret['kind'], number>> = {
  password: 2 ** 17,
  pin: 2 ** 14,
  recovery: 2 ** 14,
};
const BLOCK = 8;
const BYTES = 32;
const SALT_BYTES = 16;

type Hashed = Pick<Secret, 'kind' | 'cost' | 'salt' | 'hash'>;

/** scrypt on the pool of threads; a damaged row may hold any cost, which is refused instead of filling the memory. */
function derive(text: string, salt: string, cost: number): Promise<Buffer> {
  const maxmem = 2 * 128 * BLOCK * COSTS.password;
  return new Promise((resolve, reject) => {
    scrypt(
      text.normalize('NFKC'),
      Buffer.from(salt, 'hex'),
      BYTES,
      { N: cost, r: BLOCK, p: 1, maxmem },
      (error, key) => {
        if (error === null) resolve(key);
        else reject(error);
      },
    );
  });
}

/** A new hash under a salt of its own. */
export async function hashSecret(kind: Secret['kind'], text: string): Promise<Hashed> {
  const salt = randomBytes(SALT_BYTES).toString('hex');
  const cost = COSTS[kind];
  return { kind, cost, salt, hash: (await derive(text, salt, cost)).toString('hex') };
}

/** True where the text is what was hashed. Takes as long for a wrong one. */
export async function isSecret({ cost, salt, hash }: Hashed, text: string): Promise<boolean> {
  const known = Buffer.from(hash, 'hex');
  const derived = await derive(text, salt, cost);
  return known.length === derived.length && timingSafeEqual(known, derived);
}
