import type { CDPSession } from '@playwright/test';

/** Puts key presses into the window, each ten milliseconds after the one before, however long this machine takes. */
export async function scan(cdp: CDPSession, keys: readonly Partial<ScannedKey>[]): Promise<void> {
  const from = Date.now() / 1000;
  const sent = keys.flatMap((key, at) => {
    const event = { ...key, timestamp: from + at / 100 };
    return [
      cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...event }),
      ...(key.text === undefined ? [] : [cdp.send('Input.dispatchKeyEvent', { type: 'char', ...event })]),
      cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event }),
    ];
  });
  await Promise.all(sent);
}

/** A press as a scanner sends it. */
type ScannedKey = { key: string; code: string; windowsVirtualKeyCode: number; text: string };

const digit = (text: string): ScannedKey => ({
  key: text,
  code: `Digit${text}`,
  windowsVirtualKeyCode: 48 + Number(text),
  text,
});
const ENTER: ScannedKey = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' };
/** Digits and the closing Enter. */
export const scanOf = (digits: string): ScannedKey[] => [...[...digits].map(digit), ENTER];
