import { useEffect, useEffectEvent } from 'react';
import { isBare, isComposing, isDialogOpen, isTyping } from './keys';
import { closesScan, isScanned, nextBurst, SCAN_GAP_MS, type Burst, type TimedPress } from './scan';

/** What a scanner sent while no text was typed, or into the search box. */
export type Scan = {
  text: string;
  /** Its Enter came too: what it names is wanted now. */
  isClosed: boolean;
};

const takers = new Set<(scan: Scan) => void>();
/** Presses that were held back and are now sent on their way. */
const released = new WeakSet<Event>();

/** A scan whose Enter has not come by then has none. */
const UNCLOSED_MS = 300;

/** A field with this attribute takes scans as scans; into every other field they are typed. */
export const TAKES_SCANS = { 'data-takes-scans': true } as const;

/** Takes what scanners send, as long as the component is on screen and none that came after it takes them. */
export function useScans(onScan: (scan: Scan) => void): void {
  const take = useEffectEvent(onScan);
  useEffect(() => {
    const taker = (scan: Scan): void => {
      take(scan);
    };
    takers.add(taker);
    return () => {
      takers.delete(taker);
    };
  }, []);
}

/**
 * The gate that every key press passes first. Keys of a composition belong to the input method and reach no handler.
 * A burst of keys outside of texts goes to who takes scans instead of being taken for shortcuts; its closing Enter
 * presses no button and saves no form. Returns the function that takes the gate away.
 */
export function watchKeys(): () => void {
  let burst: Burst | null = null;
  let held: KeyboardEvent[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const keep = (event: KeyboardEvent): void => {
    event.preventDefault();
    event.stopPropagation();
  };
  const drop = (): void => {
    clearTimeout(timer);
    held = [];
  };
  const tell = (scan: Scan): void => {
    drop();
    burst = null;
    // Whoever came on screen last: the page before the frame.
    if (!isDialogOpen()) [...takers].at(-1)?.(scan);
  };
  /** What was held back was typed by a person after all. */
  const release = (): void => {
    const presses = held;
    drop();
    for (const press of presses) {
      const target = document.activeElement ?? document.body;
      // A shortcut before it may have led into a field: the rest is text.
      if (isTyping(target)) document.execCommand('insertText', false, press.key);
      else {
        const again = new KeyboardEvent('keydown', copyOf(press));
        released.add(again);
        target.dispatchEvent(again);
      }
    }
  };
  const settle = (): void => {
    if (burst !== null && isScanned(burst)) tell({ text: burst.text, isClosed: false });
    else release();
  };

  const onKey = (event: KeyboardEvent): void => {
    if (released.has(event)) return;
    const isEnter = event.key === 'Enter' || /Enter$/.test(event.code);
    const field = isTyping(event.target) ? (event.target as HTMLElement) : null;
    if (isEnter && takers.size > 0 && closesScan(burst, event.timeStamp)) {
      keep(event);
      const { text } = burst;
      if (field === null || field.dataset.takesScans !== undefined) tell({ text, isClosed: true });
      burst = null;
      return;
    }
    burst = nextBurst(burst, timedPress(event));
    if (isComposing(event) && field !== null) {
      event.stopPropagation();
      return;
    }
    const isShift = event.key === 'Shift' || event.key === 'CapsLock';
    if (isShift && held.length > 0) return;
    const isHeldBack =
      takers.size > 0 &&
      field === null &&
      burst !== null &&
      !event.repeat &&
      isBare(event) &&
      (event.key !== ' ' || held.length > 0);
    if (!isHeldBack) {
      if (held.length > 0) release();
      return;
    }
    if (held.length > 0 && burst !== null && burst.text.length <= 1) release();
    keep(event);
    held.push(event);
    clearTimeout(timer);
    // No person types so: a slow computer may take its time to hand over the rest.
    const isScan = burst !== null && isScanned(burst);
    timer = setTimeout(settle, isScan ? UNCLOSED_MS : SCAN_GAP_MS);
  };

  window.addEventListener('keydown', onKey, { capture: true });
  return () => {
    drop();
    window.removeEventListener('keydown', onKey, { capture: true });
  };
}

function timedPress(event: KeyboardEvent): TimedPress {
  return {
    key: event.key,
    code: event.code,
    atMs: event.timeStamp,
    isShifted: event.shiftKey,
    isCapsLocked: event.getModifierState('CapsLock'),
    isRepeat: event.repeat,
    isChord: !isBare(event),
  };
}

function copyOf({ key, code, shiftKey, location }: KeyboardEvent): KeyboardEventInit {
  return { key, code, shiftKey, location, bubbles: true, cancelable: true, composed: true };
}
