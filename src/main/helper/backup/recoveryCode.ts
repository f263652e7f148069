import { hkdfSync, randomBytes, createHash } from 'node:crypto';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { AppError } from '@shared/errors/AppError';

/** Crockford's digits: no I, L, O, U, which people take for others. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SECRET_BYTES = 16;
/** 128 bits in digits of five bits each. */
const SECRET_DIGITS = 26;
const CODE_DIGITS = 28;
const INFO = 'shuke recovery code v1: age identity';

/** A new recovery code: 128 bits of chance and two digits that notice a slip, in groups of four. */
export function makeRecoveryCode(): string {
  const secret = digitsOf(randomBytes(SECRET_BYTES));
  const code = secret + checkOf(secret);
  return code.match(/.{4}/gu)?.join('-') ?? '';
}

/** What was typed, as the sheet shows it; null where it is no code or has a slip in it. */
export function readRecoveryCode(typed: string): string | null {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\-‐-―_.]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/gu, '1');
  if (plain.length !== CODE_DIGITS || [...plain].some((digit) => !DIGITS.includes(digit))) return null;
  const secret = plain.slice(0, SECRET_DIGITS);
  return plain.slice(SECRET_DIGITS) === checkOf(secret) ? (plain.match(/.{4}/gu)?.join('-') ?? null) : null;
}

/**
 * The standard age identity (`AGE-SECRET-KEY-1…`) of a code, with which the `age` tool opens backups too. Throws
 * AppError backup.codeWrong where it is no code or has a slip in it.
 */
export async function identityOfCode(typed: string): Promise<string> {
  const code = readRecoveryCode(typed);
  if (code === null) throw new AppError('backup.codeWrong');
  const secret = code.replaceAll('-', '').slice(0, SECRET_DIGITS);
  const key = Buffer.from(hkdfSync('sha256', secret, '', INFO, 32));
  return bech32('age-secret-key-', key).toUpperCase();
}

/** A new age identity for this PC. */
export const makeIdentity = (): Promise<string> => generateX25519Identity();

/** Whom to encrypt to (`age1…`), so that the identity opens it. */
export const recipientOf = (identity: string): Promise<string> => identityToRecipient(identity);

/** Five bits a digit, the last digit filled up with zeros. */
function digitsOf(bytes: Buffer): string {
  return fives(bytes)
    .map((five) => DIGITS[five])
    .join('');
}

function checkOf(secret: string): string {
  const [first = 0, second = 0] = createHash('sha256').update(secret).digest();
  return `${DIGITS[first & 31] ?? ''}${DIGITS[second & 31] ?? ''}`;
}

function fives(bytes: Uint8Array): number[] {
  const found: number[] = [];
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff;
    for (bits += 8; bits >= 5; bits -= 5) found.push((held >> (bits - 5)) & 31);
  }
  if (bits > 0) found.push((held << (5 - bits)) & 31);
  return found;
}

const BECH32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const GENERATORS = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

/** BIP 173, in which age writes its keys. */
function bech32(prefix: string, bytes: Uint8Array): string {
  const data = fives(bytes);
  const signs = [...prefix].map((sign) => sign.charCodeAt(0));
  const spread = [...signs.map((sign) => sign >> 5), 0, ...signs.map((sign) => sign & 31)];
  let sum = 1;
  for (const value of [...spread, ...data, 0, 0, 0, 0, 0, 0]) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ value;
    GENERATORS.forEach((generator, at) => {
      if ((top >> at) & 1) sum ^= generator;
    });
  }
  const check = Array.from({ length: 6 }, (_, at) => ((sum ^ 1) >>> (5 * (5 - at))) & 31);
  return `${prefix}1${[...data, ...check].map((five) => BECH32[five]).join('')}`;
}
