import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scratchDir } from '../../../tests/support/builders/scratch';
import { type Rect, openingPlace, readWindowPlace, writeWindowPlace } from './windowPlace';

const area = (x: number, y: number, width: number, height: number): Rect => ({ x, y, width, height });
const LAPTOP = area(0, 0, 1366, 728);
const BIG = area(1366, -200, 2560, 1400);
const place = (bounds: Rect, isMaximized = false) => ({ bounds, isMaximized });

describe('the window opens', () => {
  it('at the first start in the middle, no larger than the display', () => {
    expect(openingPlace(null, [BIG])).toEqual({
      width: 1366,
      height: 768,
      minWidth: 1024,
      minHeight: 680,
      isMaximized: false,
    });
    expect(openingPlace(null, [LAPTOP])).toMatchObject({ width: 1366, height: 728 });
  });

  it('where and as large as it was left, on whichever display', () => {
    const left = area(1500, -150, 1600, 900);
    expect(openingPlace(place(left), [LAPTOP, BIG])).toMatchObject(left);
    const first = area(100, 20, 1100, 700);
    expect(openingPlace(place(first), [LAPTOP, BIG])).toMatchObject(first);
  });

  it('maximised where it was, and remembers the size beneath', () => {
    const left = area(40, 10, 1200, 700);
    expect(openingPlace(place(left, true), [LAPTOP])).toMatchObject({ ...left, isMaximized: true });
  });

  it('on the first display where its own is gone', () => {
    const opened = openingPlace(place(area(1500, -150, 2000, 1200)), [LAPTOP]);
    expect(opened).toEqual({ width: 1366, height: 728, minWidth: 1024, minHeight: 680, isMaximized: false });
  });

  it.each([
    ['above the display', area(100, -40, 1100, 700)],
    ['below it', area(100, 720, 1100, 700)],
    ['left of it', area(-1_050, 20, 1100, 700)],
    ['right of it', area(1_300, 20, 1100, 700)],
  ])('in the middle where its title bar is out of reach, %s', (_where, bounds) => {
    const opened = openingPlace(place(bounds), [LAPTOP]);
    expect(opened.x).toBeUndefined();
    expect(opened.y).toBeUndefined();
  });

  it('half off the display where its title bar can be reached', () => {
    expect(openingPlace(place(area(-500, 20, 1100, 700)), [LAPTOP])).toMatchObject({ x: -500, y: 20 });
  });

  it('never smaller than every screen is drawn for, but where the display itself is', () => {
    expect(openingPlace(place(area(0, 0, 50, 50)), [LAPTOP])).toMatchObject({ width: 1024, height: 680 });
    const scaled = area(0, 0, 683, 364);
    expect(openingPlace(null, [scaled])).toMatchObject({
      width: 683,
      height: 364,
      minWidth: 683,
      minHeight: 364,
    });
  });

  it('somewhere within reach of a display, whatever was kept and whichever displays are there', () => {
    const pixel = fc.integer({ min: -20_000, max: 20_000 });
    const size = fc.integer({ min: 1, max: 20_000 });
    const rect = fc.record({ x: pixel, y: pixel, width: size, height: size });
    const display = fc.record({
      x: pixel,
      y: pixel,
      width: fc.integer({ min: 320, max: 8_000 }),
      height: fc.integer({ min: 240, max: 8_000 }),
    });
    fc.assert(
      fc.property(rect, fc.array(display, { minLength: 1, maxLength: 4 }), (bounds, displays) => {
        const { x, y, width, height, minWidth, minHeight } = openingPlace(place(bounds), displays);
        expect(width).toBeGreaterThanOrEqual(minWidth);
        expect(height).toBeGreaterThanOrEqual(minHeight);
        expect(displays.some((one) => width <= one.width && height <= one.height)).toBe(true);
        if (x === undefined || y === undefined) return;
        expect(
          displays.some(
            (one) => y >= one.y && y < one.y + one.height && x < one.x + one.width && x + width > one.x,
          ),
        ).toBe(true);
      }),
    );
  });
});

describe('the kept place', () => {
  it('comes back as it was written, with nothing left beside it', () => {
    const dir = join(scratchDir(), 'new');
    const file = join(dir, 'window.json');
    const kept = place(area(-5, 7, 1200, 800), true);
    writeWindowPlace(file, place(area(1, 2, 3, 4)));
    writeWindowPlace(file, kept);
    expect(readWindowPlace(file)).toEqual(kept);
    expect(readdirSync(dir)).toEqual(['window.json']);
  });

  it('is none where nothing was kept, or a folder lies there', () => {
    const dir = scratchDir();
    expect(readWindowPlace(join(dir, 'window.json'))).toBeNull();
    mkdirSync(join(dir, 'folder'));
    expect(readWindowPlace(join(dir, 'folder'))).toBeNull();
  });

  it.each([
    '',
    '{',
    'null',
    '[]',
    '7',
    '"x"',
    '{}',
    '{"bounds":{"x":0,"y":0,"width":1200,"height":800}}',
    '{"bounds":null,"isMaximized":false}',
    '{"bounds":{"x":0,"y":0,"width":"1200","height":800},"isMaximized":false}',
    '{"bounds":{"x":0,"y":0,"width":0,"height":800},"isMaximized":false}',
    '{"bounds":{"x":0,"y":0,"width":1200.5,"height":800},"isMaximized":false}',
    '{"bounds":{"x":1e12,"y":0,"width":1200,"height":800},"isMaximized":false}',
    '{"bounds":{"x":0,"y":0,"width":1200,"height":-1},"isMaximized":true}',
    '{"bounds":{"x":0,"y":0,"width":1200,"height":800},"isMaximized":"yes"}',
  ])('is none where the file holds %j, which stays as it is', (text) => {
    const file = join(scratchDir(), 'window.json');
    writeFileSync(file, text);
    expect(readWindowPlace(file)).toBeNull();
    expect(readFileSync(file, 'utf8')).toBe(text);
  });
});
