import { expect, test } from 'vitest';
import { fitted, jpegSize } from './pictures.rules';
import { jpegOf } from '../../../../tests/support/jpeg';

test('a picture is made smaller in proportion, never larger, and never thinner than a line', () => {
  expect(fitted({ width: 4_000, height: 3_000 }, 1_280)).toEqual({ width: 1_280, height: 960 });
  expect(fitted({ width: 300, height: 200 }, 1_280)).toEqual({ width: 300, height: 200 });
  expect(fitted({ width: 1, height: 9_000 }, 320)).toEqual({ width: 1, height: 320 });
});

test('the size of a JPEG is read from its head', () => {
  expect(jpegSize(jpegOf({ width: 640, height: 480 }))).toEqual({ width: 640, height: 480 });
});

test.each([
  ['nothing', new Uint8Array()],
  ['a PNG', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ['a JPEG that was cut off', jpegOf({ width: 9, height: 9 }).slice(0, -2)],
  [
    'a JPEG without a frame',
    Uint8Array.from([0xff, 0xd8, 0xff, 0xfe, 0, 2, 0xff, 0xd9, 0, 0, 0, 0xff, 0xd9]),
  ],
  [
    'a segment that leads nowhere',
    Uint8Array.from([0xff, 0xd8, 0xff, 0xfe, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xd9]),
  ],
  ['a picture without height', jpegOf({ width: 9, height: 0 })],
])('%s is no picture', (_what, bytes) => {
  expect(jpegSize(bytes)).toBeNull();
});
