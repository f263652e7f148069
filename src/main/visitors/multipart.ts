import type { SentPhoto } from '@shared/features/feedback/photos.rules';
import { SITE_LIMITS } from './limits';

/** What a form with files brought: its fields as they were typed, and its files. */
export type Parts = { pairs: [string, string][]; photos: SentPhoto[] };

/** More parts than any form of ours has, with more photos than may come. */
const MOST_PARTS = 40;
const HEAD_BYTES = 1_024;
/** Of one field. */
const TEXT_BYTES = SITE_LIMITS.bodyBytes;
const TYPE = /^multipart\/form-data; ?boundary=(?:"([\w'()+,./:=?-]{1,70})"|([\w'()+,./:=?-]{1,70}))$/iu;
/** A name may hold anything but a quote, which browsers write as %22. */
const DISPOSITION = /^content-disposition: form-data; name="([^"]{1,40})"(?:; filename="([^"]*)")?$/iu;
const LABEL = /^content-type: ([\w.+/-]{1,100})$/iu;
/** The one field of files. */
const FILES = 'photo';
const BREAK = '\r\n';

/** What stands between the parts of a form with files; null where it is no such form, or its parts are told in another way. */
export function boundaryIn(type: string): string | null {
  const [, quoted, plain] = TYPE.exec(type) ?? [];
  return quoted ?? plain ?? null;
}

/**
 * Reads a form with files as browsers write it, and in no other way: whatever else such a body could hold (words before or
 * behind, other headers, names twice, parts in parts) is null, as no form of ours. A file that was not chosen is left out.
 */
export function readParts(body: Buffer, boundary: string): Parts | null {
  const mark = Buffer.from(`${BREAK}--${boundary}`);
  if (!body.subarray(0, mark.length - 2).equals(mark.subarray(2))) return null;
  const parts: Parts = { pairs: [], photos: [] };
  let at = mark.length - 2;
  for (let count = 0; ; count += 1) {
    const tail = body.subarray(at, at + 2).toString('latin1');
    if (tail === '--') return isOver(body.subarray(at + 2)) ? parts : null;
    if (tail !== BREAK || count === MOST_PARTS) return null;
    const next = body.indexOf(mark, at + 2);
    if (next === -1 || !takePart(parts, body.subarray(at + 2, next))) return null;
    at = next + mark.length;
  }
}

const isOver = (rest: Buffer): boolean => rest.length === 0 || rest.toString('latin1') === BREAK;

/** False where it is none of ours. */
function takePart(parts: Parts, part: Buffer): boolean {
  const gap = part.subarray(0, HEAD_BYTES).indexOf(BREAK + BREAK);
  if (gap === -1) return false;
  const [first = '', second, ...more] = part.subarray(0, gap).toString('utf8').split(BREAK);
  const [, name, fileName] = DISPOSITION.exec(first) ?? [];
  if (name === undefined || more.length > 0) return false;
  const content = part.subarray(gap + 2 * BREAK.length);
  if (fileName === undefined) {
    if (second !== undefined || name === FILES || content.length > TEXT_BYTES) return false;
    parts.pairs.push([name, content.toString('utf8')]);
    return true;
  }
  const label = LABEL.exec(second ?? '')?.[1];
  if (label === undefined || name !== FILES) return false;
  if (fileName !== '' || content.length > 0) parts.photos.push({ label, bytes: content });
  return true;
}
