/** Photos that may come with a message: so many, and none larger than a phone makes them. */
export const PHOTOS = { most: 3, bytes: 6_000_000, pixels: 70_000_000 } as const;

/** What a visitor is asked to mend: not a photo, too heavy, too many pixels, too many of them; good ones, to be chosen once more. */
export const PHOTO_FAULTS = ['photo', 'photoLarge', 'photoPixels', 'photoMany', 'photoAgain'] as const;
export type PhotoFault = (typeof PHOTO_FAULTS)[number];

/** A file as it was sent; nothing of what it says of itself is believed. */
export type SentPhoto = { label: string; bytes: Uint8Array };

/** What the bytes say that they are. `end`: where the picture is over. */
type Seen = { kind: 'jpeg' | 'png'; width: number; height: number; end: number };

const LABELS: Readonly<Partial<Record<string, Seen['kind']>>> = {
  'image/jpeg': 'jpeg',
  'image/jpg': 'jpeg',
  'image/pjpeg': 'jpeg',
  'image/png': 'png',
};

/**
 * What is wrong with the photos of a post; none where all may be drawn anew. Bytes are walked from head to end and no pixel is
 * unpacked. Phones leave things of their own behind a picture, which the drawing leaves out; another kind of file there is refused.
 */
export function photoFaults(photos: readonly SentPhoto[]): PhotoFault[] {
  if (photos.length > PHOTOS.most) return ['photoMany'];
  const faults = photos.map(photoFault).filter((fault) => fault !== null);
  return PHOTO_FAULTS.filter((fault) => faults.includes(fault));
}

function photoFault({ label, bytes }: SentPhoto): PhotoFault | null {
  if (bytes.length > PHOTOS.bytes) return 'photoLarge';
  const seen = jpegIn(bytes) ?? pngIn(bytes);
  if (seen === null || LABELS[label.toLowerCase()] !== seen.kind) return 'photo';
  if (isOtherFile(bytes.subarray(seen.end))) return 'photo';
  return seen.width * seen.height > PHOTOS.pixels ? 'photoPixels' : null;
}

const wordAt = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
const textAt = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length));

const BYTE = 0xff;
const SCAN = 0xda;
const END = 0xd9;
/** Markers of a frame: all of C0 to CF but the tables DHT, JPG and DAC. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
/** Within a scan these are data. */
const isScanned = (next: number): boolean => next === 0 || next === BYTE || (next >= 0xd0 && next <= 0xd7);

/** A whole JPEG with one frame; null for anything else. */
function jpegIn(bytes: Uint8Array): Seen | null {
  if (wordAt(bytes, 0) !== 0xff_d8) return null;
  let frame: { width: number; height: number } | null = null;
  let hasScan = false;
  for (let at = 2; at + 1 < bytes.length && bytes[at] === BYTE;) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === END) return frame !== null && hasScan ? { kind: 'jpeg', ...frame, end: at + 2 } : null;
    if (marker === BYTE) {
      at += 1;
      continue;
    }
    const length = wordAt(bytes, at + 2);
    /* Only segments with a length may stand outside of a scan. */
    if (marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd8) || length < 2) return null;
    if (isFrame(marker)) {
      const size = { height: wordAt(bytes, at + 5), width: wordAt(bytes, at + 7) };
      if (frame !== null || size.width === 0 || size.height === 0) return null;
      frame = size;
    }
    at += 2 + length;
    if (marker !== SCAN) continue;
    hasScan = true;
    at = bytes.indexOf(BYTE, at);
    while (at !== -1 && isScanned(bytes[at + 1] ?? 0)) at = bytes.indexOf(BYTE, at + 1);
    if (at === -1) return null;
  }
  return null;
}

const PNG_HEAD = '\u0089PNG\r\n\u001a\n';
const CHUNK_FRAME = 12;

/** A whole PNG; null for anything else. */
function pngIn(bytes: Uint8Array): Seen | null {
  if (textAt(bytes, 0, 8) !== PNG_HEAD || textAt(bytes, 12, 4) !== 'IHDR') return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let hasData = false;
  for (let at = 8; at + CHUNK_FRAME <= bytes.length;) {
    const end = at + CHUNK_FRAME + view.getUint32(at);
    const name = textAt(bytes, at + 4, 4);
    if (end > bytes.length) return null;
    if (name === 'IDAT') hasData = true;
    if (name === 'IEND') {
      const [width, height] = [view.getUint32(16), view.getUint32(20)];
      return hasData && width > 0 && height > 0 ? { kind: 'png', width, height, end } : null;
    }
    at = end;
  }
  return null;
}

/** How files begin that somebody may want to be taken for a photo: archives, programs, pages, scripts, papers, other pictures. */
const OTHER_HEADS = [
  'PK\u0003\u0004',
  'Rar!',
  '7z\u00bc\u00af',
  'MZ',
  '\u007fELF',
  '%PDF',
  '<',
  '#!',
  'GIF8',
  'RIFF',
];
const END_OF_ZIP = 'PK\u0005\u0006';
const END_OF_ZIP_CHARS = 22;

/** True where another file lies behind a picture, after gaps. */
function isOtherFile(rest: Uint8Array): boolean {
  const from = rest.findIndex((byte) => byte > 0x20);
  if (from === -1) return false;
  const head = textAt(rest, from, 8);
  return (
    OTHER_HEADS.some((other) => head.startsWith(other)) ||
    textAt(rest, Math.max(0, rest.length - END_OF_ZIP_CHARS), 4) === END_OF_ZIP
  );
}
