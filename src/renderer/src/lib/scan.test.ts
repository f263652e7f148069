import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { characterOf, closesScan, nextBurst, type Burst, type TimedPress } from './scan';

const press = (key: string, atMs: number, more: Partial<TimedPress> = {}): TimedPress => ({
  key,
  code: '',
  atMs,
  isShifted: false,
  isCapsLocked: false,
  isRepeat: false,
  isChord: false,
  ...more,
});

/** What a device sends with the input method on: every key hidden, the physical one told. */
const hidden = (code: string, atMs: number, isShifted = false): TimedPress =>
  press('Process', atMs, { code, isShifted });

type Recording = readonly (readonly [key: string, gapMs: number])[];

/** Recorded in turn: a USB scanner on a member card, a slow Bluetooth one, a person at 110 words a minute. */
const USB: Recording = [...'0002318'].map((key, at) => [key, [0, 8, 9, 8, 17, 8, 9][at] ?? 8]);
const BLUETOOTH: Recording = [...'6901234567892'].map((key, at) => [
  key,
  [0, 22, 30, 12, 29, 30, 18, 30, 27, 30, 30, 15, 30][at] ?? 30,
]);
const TYPIST: Recording = [...'0002318'].map((key, at) => [key, [0, 96, 61, 74, 118, 88, 67][at] ?? 70]);
/** Two keys of one roll of the hand in the middle of a word. */
const ROLL: Recording = [...'a1b2c3'].map((key, at) => [key, [0, 90, 28, 95, 31, 102][at] ?? 90]);

function after(recording: Recording): { burst: Burst | null; endMs: number } {
  let atMs = 1_000;
  let burst: Burst | null = null;
  for (const [key, gapMs] of recording) {
    atMs += gapMs;
    burst = nextBurst(burst, press(key, atMs));
  }
  return { burst, endMs: atMs };
}

describe('a burst of keys', () => {
  test.each([
    ['USB', USB, '0002318'],
    ['Bluetooth', BLUETOOTH, '6901234567892'],
  ])('of a %s scanner that ends in Enter is a scan', (_, recording, text) => {
    const { burst, endMs } = after(recording);
    expect(burst?.text).toBe(text);
    expect(closesScan(burst, endMs + 28)).toBe(true);
  });

  test('of quick fingers is none, even with a roll of two keys in it', () => {
    for (const recording of [TYPIST, ROLL]) {
      const { burst, endMs } = after(recording);
      expect(closesScan(burst, endMs + 60)).toBe(false);
      expect(closesScan(burst, endMs + 20)).toBe(false);
    }
  });

  test('is none where a person presses Enter a moment later, as after looking at it', () => {
    const { burst, endMs } = after(USB);
    expect(closesScan(burst, endMs + 90)).toBe(false);
  });

  test('is none without a digit, as of pinyin in one go', () => {
    const { burst, endMs } = after([...'shanyuzhen'].map((key) => [key, 12]));
    expect(closesScan(burst, endMs + 10)).toBe(false);
  });

  test('begins anew after a pause: what was typed before is no part of it', () => {
    const { burst } = after([['王', 0], ['5', 300], ...USB.map(([key, gap]) => [key, gap || 80] as const)]);
    expect(burst?.text).toBe('0002318');
  });

  test('is none for a key that is held down, nor for pasting', () => {
    let burst: Burst | null = null;
    for (let at = 0; at < 8; at += 1) burst = nextBurst(burst, press('0', at * 30, { isRepeat: at > 0 }));
    expect(closesScan(burst, 8 * 30)).toBe(false);
    burst = nextBurst(null, press('Control', 0));
    burst = nextBurst(burst, press('v', 10, { isChord: true }));
    expect(closesScan(burst, 20)).toBe(false);
  });

  test('is not broken by the Shift that a scanner holds for capitals', () => {
    let burst: Burst | null = null;
    for (const [at, key] of ['Shift', 'V', 'Shift', 'I', 'P', '7', '7'].entries())
      burst = nextBurst(burst, press(key, at * 9));
    expect(burst?.text).toBe('VIP77');
  });

  test('is read off the physical keys while an input method hides them', () => {
    const codes = [...'0002318'].map((digit) => `Digit${digit}`);
    let burst: Burst | null = null;
    for (const [at, code] of codes.entries()) burst = nextBurst(burst, hidden(code, at * 10));
    expect(burst).toEqual({ text: '0002318', lastMs: 60, isTaken: true });
  });
});

describe('a hidden key', () => {
  test.each([
    ['Digit7', false, '7'],
    ['Digit4', true, '$'],
    ['Numpad3', false, '3'],
    ['KeyV', false, 'v'],
    ['KeyV', true, 'V'],
    ['Minus', false, '-'],
    ['Slash', true, '?'],
    ['F8', false, null],
    ['Enter', false, null],
  ])('%s, with Shift %s, types %s', (code, isShifted, character) => {
    expect(characterOf(hidden(code, 0, isShifted))).toBe(character);
  });

  test('of a letter follows caps lock as well', () => {
    expect(characterOf({ ...hidden('KeyA', 0), isCapsLocked: true })).toBe('A');
    expect(characterOf({ ...hidden('KeyA', 0, true), isCapsLocked: true })).toBe('a');
  });
});

test('whatever a scanner sends, at whatever pace of a scanner, comes back whole', () => {
  const code = fc.stringMatching(/^[A-Za-z0-9\-./+]{3,30}\d$/);
  fc.assert(
    fc.property(
      code,
      fc.array(fc.integer({ min: 1, max: 45 }), { minLength: 40, maxLength: 40 }),
      (text, gaps) => {
        const { burst, endMs } = after([...text].map((key, at) => [key, gaps[at] ?? 9]));
        expect(burst?.text).toBe(text);
        expect(closesScan(burst, endMs + (gaps[35] ?? 9))).toBe(true);
      },
    ),
  );
});

test('whatever a person types, at whatever pace of a person, is no scan', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...'0123456789ab'), fc.integer({ min: 50, max: 400 }))),
      (keys) => {
        const { burst, endMs } = after(keys);
        expect(closesScan(burst, endMs + 50)).toBe(false);
        expect(closesScan(burst, endMs + 10)).toBe(false);
      },
    ),
  );
});
