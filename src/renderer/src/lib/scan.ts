/** A key press as its timing is judged. */
export type TimedPress = {
  /** `KeyboardEvent.key`; `Process` while an input method looks at it. */
  key: string;
  /** The physical key: `Digit4`, `KeyA`, `Numpad7`. */
  code: string;
  /** When it was pressed, in milliseconds of any clock. */
  atMs: number;
  isShifted: boolean;
  isCapsLocked: boolean;
  /** Held down: the keyboard repeats it by itself. */
  isRepeat: boolean;
  /** With Ctrl, Alt or Command. */
  isChord: boolean;
};

/** Characters that came one upon the other, faster than fingers type. */
export type Burst = {
  text: string;
  lastMs: number;
  /** An input method stood between: what lies in the field may be something else than what was scanned. */
  isTaken: boolean;
};

/** Scanners send a key each 5 to 30 ms; quick fingers need 60 and more. */
export const SCAN_GAP_MS = 45;
/** Two or three keys in one roll of the hand are not a scanner. */
const LEAST_CHARACTERS = 4;

const SIGNS: Readonly<Record<string, readonly [plain: string, shifted: string]>> = {
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  Slash: ['/', '?'],
  Backslash: ['\\', '|'],
  Period: ['.', '>'],
  Comma: [',', '<'],
  Semicolon: [';', ':'],
  Quote: ["'", '"'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Backquote: ['`', '~'],
  NumpadSubtract: ['-', '-'],
  NumpadAdd: ['+', '+'],
  NumpadDivide: ['/', '/'],
  NumpadMultiply: ['*', '*'],
  NumpadDecimal: ['.', '.'],
  Space: [' ', ' '],
};
const SHIFTED_DIGITS = ')!@#$%^&*(';

/**
 * The character that a press types. Where an input method hides it, the physical key tells, as on the US layout
 * that scanners speak. Null for keys that type nothing.
 */
export function characterOf({ key, code, isShifted, isCapsLocked, isChord }: TimedPress): string | null {
  if (isChord) return null;
  if (key.length === 1) return key.normalize('NFKC');
  if (key !== 'Process' && key !== 'Unidentified') return null;
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter !== undefined) return isShifted === isCapsLocked ? letter.toLowerCase() : letter;
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  if (digit !== undefined)
    return isShifted && code.startsWith('Digit') ? (SHIFTED_DIGITS[Number(digit)] ?? null) : digit;
  return SIGNS[code]?.[isShifted ? 1 : 0] ?? null;
}

/** The burst after one more press: longer, begun anew, or null where the press types nothing. Shift alone changes nothing. */
export function nextBurst(burst: Burst | null, press: TimedPress): Burst | null {
  if (press.key === 'Shift' || press.key === 'CapsLock') return burst;
  const character = press.isRepeat ? null : characterOf(press);
  if (character === null) return null;
  const isTaken = press.key.length > 1;
  const isNext = burst !== null && press.atMs - burst.lastMs <= SCAN_GAP_MS;
  return {
    text: isNext ? burst.text + character : character,
    lastMs: press.atMs,
    isTaken: isNext ? burst.isTaken || isTaken : isTaken,
  };
}

/** True where these characters came from a scanner: enough of them, and a digit among them, as in every code. */
export function isScanned({ text }: Burst): boolean {
  return text.length >= LEAST_CHARACTERS && /\d/.test(text);
}

/** True where Enter, pressed now, is a scanner's closing Enter and not a person's. */
export function closesScan(burst: Burst | null, atMs: number): burst is Burst {
  return burst !== null && atMs - burst.lastMs <= SCAN_GAP_MS && isScanned(burst);
}
