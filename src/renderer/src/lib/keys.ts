import { useEffect, useEffectEvent } from 'react';

/** The part of a key press that React's and the browser's events share. */
type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'> & {
  keyCode?: number;
};

/** True while an input method is putting a word together: its keys belong to it alone. */
export function isComposing(event: { nativeEvent?: KeyboardEvent } | KeyboardEvent): boolean {
  const native = 'nativeEvent' in event && event.nativeEvent ? event.nativeEvent : (event as KeyboardEvent);
  // 229 is what Chromium sends for the key press that begins or ends a composition.
  return native.isComposing || native.keyCode === 229;
}

/** True where the key press goes into a text that is being typed. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !/^(checkbox|radio|button|submit|range)$/.test(target.type);
}

/** Ctrl on Windows and Linux, Command on a Mac, with this letter and nothing else. */
export function isCtrl(event: Press, letter: string): boolean {
  if (event.altKey || event.shiftKey || event.ctrlKey === event.metaKey) return false;
  return event.key.toLowerCase() === letter;
}

/** True for a bare key: no Ctrl, Alt or Command with it. */
export function isBare(event: Press): boolean {
  return !event.ctrlKey && !event.altKey && !event.metaKey;
}

/** Listens to key presses of the whole window that no field or dialog has used; never while a word is composed. */
export function useWindowKeys(onKey: (event: KeyboardEvent) => void): void {
  const handle = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || isComposing(event)) return;
    onKey(event);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      handle(event);
    };
    window.addEventListener('keydown', listen);
    return () => {
      window.removeEventListener('keydown', listen);
    };
  }, []);
}
