import { createHash } from 'node:crypto';
import type { Picture } from '@shared/features/pictures/pictures.fields';
import { PHOTOS } from '@shared/features/feedback/photos.rules';
import { filePart, formWithFiles, fieldPart, partOf, type SentFile } from './client';

const segment = (marker: number, content: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
};
const sized = (marker: number, width: number, height: number): Buffer => {
  const frame = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(height, 1);
  frame.writeUInt16BE(width, 3);
  return segment(marker, frame);
};
const START = Buffer.from([0xff, 0xd8]);
const END = Buffer.from([0xff, 0xd9]);
const scan = (bytes: number): Buffer =>
  Buffer.concat([segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])), Buffer.alloc(bytes, 0x55)]);

/** A JPEG that is whole by its parts, with words in it to know it by; nothing is to be seen on it. */
export const jpegOf = (words: string, { width = 800, height = 600, bytes = 64 } = {}): Buffer =>
  Buffer.concat([
    START,
    segment(0xfe, Buffer.from(words)),
    sized(0xc0, width, height),
    /* What a phone may put into a scan: a byte of its own marked, and a restart. */
    scan(bytes),
    Buffer.from([0xff, 0x00, 0xff, 0xd0]),
    END,
  ]);

const chunk = (name: string, content: Buffer): Buffer => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(content.length, 0);
  head.write(name, 4, 'latin1');
  return Buffer.concat([head, content, Buffer.alloc(4)]);
};

export const pngOf = (words: string, { width = 800, height = 600 } = {}): Buffer => {
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  return Buffer.concat([
    Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'),
    chunk('IHDR', size),
    chunk('tEXt', Buffer.from(words)),
    chunk('IDAT', Buffer.from([0])),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

const markOf = (photo: Uint8Array): string => createHash('sha256').update(photo).digest('hex');

/** In plain Node nothing is drawn: whatever comes becomes a small JPEG that names it, as if everything could be. */
export function drawnInDrill(photo: Uint8Array): Picture {
  const drawn = jpegOf(markOf(photo), { width: 320, height: 240 }).toString('base64');
  return { full: drawn, small: drawn };
}

/** True where a kept picture is what was drawn of this photo. */
export const isDrawnOf = (full: string, photo: Buffer): boolean => full === drawnInDrill(photo).full;

const asJpeg = (bytes: Buffer): SentFile => ({ label: 'image/jpeg', bytes });
const asPng = (bytes: Buffer): SentFile => ({ label: 'image/png', bytes });
const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
const behind = (photo: Buffer, other: string): Buffer => Buffer.concat([photo, Buffer.from(other, 'latin1')]);
const HEAVY = jpegOf('heavy', { bytes: PHOTOS.bytes });
const HUGE = jpegOf('huge', { bytes: 20_000_000 });
const TWO_FRAMES = Buffer.concat([START, sized(0xc0, 8, 8), sized(0xc2, 60_000, 60_000), scan(8), END]);

type Parts = { fields: readonly Buffer[]; photo: Buffer };
/** What is sent, and the key of the words in which it is refused. */
export type PhotoAttack = {
  told: string;
  body: (parts: Parts) => ReturnType<typeof formWithFiles>;
};

const file = (told: string, ...files: SentFile[]): PhotoAttack => {
  const parts = files.map(filePart);
  return { told, body: ({ fields }) => formWithFiles([...fields, ...parts]) };
};
const shaped = (change: (parts: Parts) => readonly Buffer[]): PhotoAttack => ({
  told: 'refused.notOurs',
  body: (parts) => formWithFiles(change(parts)),
});
const PHOTO_LINE = 'Content-Disposition: form-data; name="photo"; filename="a.jpg"';
const LABEL_LINE = 'Content-Type: image/jpeg';

/** Photos that must not come in, and bodies that no browser makes; the fields beside them are good. */
export const PHOTO_ATTACKS: Readonly<Record<string, PhotoAttack>> = {
  'a program called a photo': file('fault.photo', asJpeg(Buffer.from('MZ\u0090\u0000\u0003'))),
  'a photo that is called something else': file('fault.photo', {
    label: 'text/html',
    bytes: jpegOf('x'),
  }),
  'a PNG called JPEG': file('fault.photo', asJpeg(pngOf('x'))),
  'a JPEG called PNG': file('fault.photo', asPng(jpegOf('x'))),
  'an SVG': file('fault.photo', { label: 'image/svg+xml', bytes: SVG }),
  'an SVG called PNG': file('fault.photo', asPng(SVG)),
  'a GIF': file('fault.photo', { label: 'image/gif', bytes: Buffer.from('GIF89a\u0001\u0000\u0001\u0000;') }),
  'a file of no bytes': file('fault.photo', asJpeg(Buffer.alloc(0))),
  'a PNG that is a bomb of pixels': file(
    'fault.photoPixels',
    asPng(pngOf('x', { width: 60_000, height: 60_000 })),
  ),
  'a JPEG that is a bomb of pixels': file(
    'fault.photoPixels',
    asJpeg(jpegOf('x', { width: 65_000, height: 65_000 })),
  ),
  'a photo without pixels': file('fault.photo', asPng(pngOf('x', { width: 0 }))),
  'a photo with two sizes': file('fault.photo', asJpeg(TWO_FRAMES)),
  'an archive behind a photo': file('fault.photo', asJpeg(behind(jpegOf('x'), 'PK\u0003\u0004'))),
  'a page behind a photo': file('fault.photo', asPng(behind(pngOf('x'), '\r\n<script>alert(1)</script>'))),
  'a photo behind a page': file('fault.photo', asJpeg(Buffer.concat([SVG, jpegOf('x')]))),
  'a JPEG cut off': file('fault.photo', asJpeg(jpegOf('x').subarray(0, -4))),
  'a JPEG of its head alone': file('fault.photo', asJpeg(jpegOf('x').subarray(0, 12))),
  'a PNG cut off': file('fault.photo', asPng(pngOf('x').subarray(0, -6))),
  'a photo that is too heavy': file('fault.photoLarge', asJpeg(HEAVY)),
  'twenty megabytes': file('refused.photosTooLarge', asJpeg(HUGE)),
  'four photos': file('fault.photoMany', ...['a', 'b', 'c', 'd'].map((word) => asJpeg(jpegOf(word)))),
  'a good photo and a bad one': file('fault.photo', asJpeg(jpegOf('x')), asPng(SVG)),
  'fifty parts': shaped(({ fields, photo }) => [...fields, ...Array.from({ length: 50 }, () => photo)]),
  'another header': shaped(({ fields }) => [
    ...fields,
    partOf([PHOTO_LINE, LABEL_LINE, 'Content-Transfer-Encoding: base64'], jpegOf('x')),
  ]),
  'another encoding for a label': shaped(({ fields }) => [
    ...fields,
    partOf([PHOTO_LINE, 'Content-Transfer-Encoding: base64'], jpegOf('x')),
  ]),
  'no label': shaped(({ fields }) => [...fields, partOf([PHOTO_LINE], jpegOf('x'))]),
  'a folded header': shaped(({ fields }) => [
    ...fields,
    partOf([PHOTO_LINE, `${LABEL_LINE}\r\n ; x=y`], jpegOf('x')),
  ]),
  'a second name for the file': shaped(({ fields }) => [
    ...fields,
    partOf([`${PHOTO_LINE}; filename*=UTF-8''..%2Fx.exe`, LABEL_LINE], jpegOf('x')),
  ]),
  'a header without end': shaped(({ fields }) => [...fields, partOf([`X-A: ${'a'.repeat(4_000)}`], 'x')]),
  'a photo in place of a field': shaped(({ fields }) => [
    ...fields,
    partOf(['Content-Disposition: form-data; name="state"; filename="a"', LABEL_LINE], jpegOf('x')),
  ]),
  'a field in place of a photo': shaped(({ fields }) => [...fields, fieldPart(['photo', 'x'])]),
  'a label at a field': shaped(({ fields }) => [
    ...fields,
    partOf(['Content-Disposition: form-data; name="state"', 'Content-Type: text/html'], '<b>'),
  ]),
  'a field of a megabyte': shaped(({ fields }) => [
    ...fields,
    fieldPart(['recommend', 'x'.repeat(1_000_000)]),
  ]),
  'a field twice': shaped(({ fields, photo }) => [...fields, fieldPart(['kind', 'praise']), photo]),
  'words before the first part': shaped(({ fields, photo }) => [Buffer.from('x\r\n'), ...fields, photo]),
  'words behind the last part': {
    told: 'refused.notOurs',
    body: ({ fields, photo }) => {
      const { headers, body } = formWithFiles([...fields, photo]);
      return { headers, body: [...body, Buffer.from('x')] };
    },
  },
  'no end': {
    told: 'refused.notOurs',
    body: ({ fields, photo }) => {
      const { headers, body } = formWithFiles([...fields, photo]);
      return { headers, body: body.slice(0, -1) };
    },
  },
  'another mark than it says': {
    told: 'refused.notOurs',
    body: ({ fields, photo }) => ({
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      body: formWithFiles([...fields, photo]).body,
    }),
  },
  'two marks': {
    told: 'refused.notOurs',
    body: ({ fields, photo }) => ({
      headers: { 'content-type': 'multipart/form-data; boundary=x; boundary=y' },
      body: formWithFiles([...fields, photo]).body,
    }),
  },
};
