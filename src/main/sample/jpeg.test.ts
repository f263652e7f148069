import { expect, it } from 'vitest';
import { jpegSize, PICTURE } from '@shared/features/pictures/pictures.rules';
import { encodeJpeg } from './jpeg';
import { pictureOf } from './drawings';

it('is a whole JPEG of the size asked for, in which no byte of the picture looks like a marker', () => {
  const noise = encodeJpeg(64, 48, (x, y) => [(x * 97) % 256, (y * 61) % 256, (x * y * 31) % 256]);
  expect(jpegSize(noise)).toEqual({ width: 64, height: 48 });
  const scan = noise.subarray(noise.indexOf(Buffer.from([0xff, 0xda])) + 14, -2);
  const marked = [...scan].filter((byte, at) => byte === 0xff && scan[at + 1] !== 0);
  expect([scan.includes(0xff), marked]).toEqual([true, []]);
});

it('draws a good as a photo that the store would take, the same each time', () => {
  const drawing = { motif: 'tin', colour: [86, 116, 84] } as const;
  const { full, small } = pictureOf(drawing);
  expect(Buffer.from(full, 'base64').length).toBeLessThan(PICTURE.bytes);
  expect(Buffer.from(small, 'base64').length).toBeLessThan(PICTURE.smallBytes);
  expect(pictureOf(drawing)).toEqual({ full, small });
});
