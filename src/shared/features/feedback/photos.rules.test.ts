import { describe, expect, it } from 'vitest';
import { photoFaults, PHOTOS } from './photos.rules';

/** A JPEG of its parts: a frame of this size, and a scan. */
const jpeg = (width: number, height: number, scan: readonly number[] = [1, 2, 3]): number[] => [
  ...[0xff, 0xd8, 0xff, 0xe1, 0, 6, 0x45, 0x78, 0x69, 0x66],
  ...[0xff, 0xff, 0xc0, 0, 11, 8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0],
  ...[0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, ...scan, 0xff, 0xd9],
];
const faults = (bytes: readonly number[], label = 'image/jpeg') =>
  photoFaults([{ label, bytes: Uint8Array.from(bytes) }]);
const text = (words: string): number[] => [...words].map((sign) => sign.charCodeAt(0));

describe('a photo', () => {
  it('is taken with what phones put into it and behind it', () => {
    expect(faults(jpeg(4_000, 3_000))).toEqual([]);
    expect(faults(jpeg(1, 1, [0xff, 0, 0xff, 0xd7, 0xff, 0xff]), 'image/JPG')).toEqual([]);
    const scans = [1, 0xff, 0xc4, 0, 3, 9, 0xff, 0xda, 0, 3, 1, 7];
    expect(faults(jpeg(8, 8, scans))).toEqual([]);
    for (const behind of [[0, 0, 0], jpeg(2, 2), text('\0\0\0\x18ftypmp42'), text('vivo{"w":1}')]) {
      expect(faults([...jpeg(8, 8), ...behind])).toEqual([]);
    }
  });

  it.each([
    ['words', text('a photo')],
    ['no bytes', []],
    ['a head alone', [0xff, 0xd8]],
    ['no frame', [0xff, 0xd8, 0xff, 0xda, 0, 2, 1, 0xff, 0xd9]],
    ['no scan', jpeg(8, 8).slice(0, 24).concat(0xff, 0xd9)],
    ['no height', jpeg(8, 0)],
    ['a second frame', [...jpeg(8, 8).slice(0, 24), ...jpeg(8, 8).slice(10)]],
    ['a segment longer than it', [0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff, 1, 0xff, 0xd9]],
    ['a segment of no length', [0xff, 0xd8, 0xff, 0xe1, 0, 0, 1, 0xff, 0xd9]],
    ['no end', jpeg(8, 8).slice(0, -2)],
    ['an archive behind it', [...jpeg(8, 8), ...text('PK\x03\x04')]],
    [
      'an archive that ends it',
      [...jpeg(8, 8), ...text('vivo'), ...text('PK\x05\x06'), ...Array<number>(18).fill(0)],
    ],
    ['a script behind it', [...jpeg(8, 8), ...text('\n <?php')]],
  ])('is none with %s', (_what, bytes) => {
    expect(faults(bytes)).toEqual(['photo']);
  });

  it('has no more pixels than a phone’s', () => {
    expect(faults(jpeg(10_000, 7_000))).toEqual([]);
    expect(faults(jpeg(10_000, 7_001))).toEqual(['photoPixels']);
  });

  it('is told with all that is wrong, each once, and too many without a look at them', () => {
    const heavy = { label: 'image/jpeg', bytes: new Uint8Array(PHOTOS.bytes + 1) };
    const none = { label: 'image/jpeg', bytes: new Uint8Array(0) };
    expect(photoFaults([heavy, none, none])).toEqual(['photo', 'photoLarge']);
    expect(photoFaults([none, none, none, none])).toEqual(['photoMany']);
    expect(photoFaults([])).toEqual([]);
  });
});
