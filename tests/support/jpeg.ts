import type { PictureSize } from '@shared/features/pictures/pictures.rules';

/** The head and end of a JPEG that says this size of itself; `mark` tells two of one size apart. Nothing can draw it. */
export function jpegOf({ width, height }: PictureSize, mark = 0): Uint8Array {
  const word = (value: number): number[] => [value >> 8, value & 255];
  return Uint8Array.from([
    ...[0xff, 0xd8, 0xff, 0xfe, 0, 3, mark],
    ...[0xff, 0xc0, 0, 11, 8, ...word(height), ...word(width), 1, 1, 0x11, 0],
    ...[0xff, 0xd9],
  ]);
}

/** A picture as the page hands it in, in both sizes. */
export const pictureOf = (mark = 0): { full: string; small: string } => ({
  full: Buffer.from(jpegOf({ width: 1_280, height: 960 }, mark)).toString('base64'),
  small: Buffer.from(jpegOf({ width: 320, height: 240 }, mark)).toString('base64'),
});
