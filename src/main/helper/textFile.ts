import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import iconv from 'iconv-lite';
import { fileError } from './identify';
import { CHUNK_BYTES } from './limits';
import { type FileEncoding } from './port';

/** The bytes of a file, piece by piece. Throws AppError transfer.fileMissing or fileUnreadable. */
export async function* readBytes(path: string): AsyncGenerator<Buffer> {
  try {
    const stream = createReadStream(path, { highWaterMark: CHUNK_BYTES });
    for await (const chunk of stream) yield chunk as Buffer;
  } catch (error) {
    throw fileError(error);
  }
}

/** Reads the whole file once: its SHA-256 and its encoding (BOM, else strict UTF-8, else GB18030; UTF-16 by its NULs). */
export async function fingerprint(path: string): Promise<{ sha256: string; encoding: FileEncoding }> {
  const hash = createHash('sha256');
  let byMark: FileEncoding | null | undefined;
  let isStrict = true;
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of readBytes(path)) {
    hash.update(chunk);
    byMark ??= byHead(chunk) ?? null;
    if (byMark !== null || !isStrict) continue;
    const whole = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const end = wholeCharacters(whole);
    isStrict = isUtf8(whole.subarray(0, end));
    rest = Buffer.from(whole.subarray(end));
  }
  return { sha256: hash.digest('hex'), encoding: byMark ?? (isStrict ? 'utf-8' : 'gb18030') };
}

/** The text of a file, piece by piece, without its byte order mark. Bytes that are no text become U+FFFD. */
export async function* readText(path: string, encoding: FileEncoding): AsyncGenerator<string> {
  const decoder = decoderOf(encoding);
  let isFirst = true;
  for await (const chunk of readBytes(path)) {
    let text = decoder.write(chunk);
    if (isFirst && text !== '') {
      isFirst = false;
      if (text.charCodeAt(0) === 0xfeff) text = text.slice(1);
    }
    if (text !== '') yield text;
  }
  const last = decoder.end();
  if (last) yield last;
}

type Decoder = { write(bytes: Buffer): string; end(): string | undefined };

/** Electron's own converters lack Chinese encodings in some builds, so iconv-lite reads those. */
function decoderOf(encoding: FileEncoding): Decoder {
  if (encoding === 'utf-8') return new StringDecoder('utf8');
  return iconv.getDecoder(encoding, { stripBOM: false });
}

/** Encoding that the first bytes give away; undefined where they do not. */
function byHead(head: Buffer): FileEncoding | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  const sample = head.subarray(0, 64 * 1024);
  let even = 0;
  let odd = 0;
  for (let i = 0; i < sample.length; i += 1) {
    if (sample[i] !== 0) continue;
    if (i % 2 === 0) even += 1;
    else odd += 1;
  }
  if (Math.max(even, odd) <= sample.length / 100) return undefined;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

/** Where the last whole UTF-8 character ends, so that a cut between two pieces (or at the file's end) is no error. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}
