import { useEffectEvent, useLayoutEffect } from 'react';
import { keyNamed, type KeyName } from './keyMap';

/** A key press as React or the browser tells it. */
export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'target' | 'preventDefault'
> & { nativeEvent?: KeyboardEvent };

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

/** True for a bare key: no Ctrl, Alt or Command with it. */
export function isBare(event: Pick<KeyPress, 'ctrlKey' | 'metaKey' | 'altKey'>): boolean {
  return !event.ctrlKey && !event.altKey && !event.metaKey;
}

/** True where this press is the named key. Never while a word is composed; in a text only for keys that hold there. */
export function isKey(event: KeyPress, name: KeyName): boolean {
  if (isComposing(event)) return false;
  const { press, withCtrl = false, withShift = false, inText = false } = keyNamed(name);
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (!press.includes(key)) return false;
  if (!inText && isTyping(event.target)) return false;
  if (withShift && !event.shiftKey) return false;
  if (!withCtrl) return isBare(event);
  // Ctrl+Shift with a letter is another key; signs may need Shift to be typed at all.
  if (event.shiftKey && /^[a-z]$/.test(key)) return false;
  return !event.altKey && event.ctrlKey !== event.metaKey;
}

/** What to do for which key. A handler that returns false has not used the key, and it goes on as if not pressed. */
export type KeyHandlers = { readonly [N in KeyName]?: (event: KeyPress) => unknown };

/** Does what the pressed key asks for, and tells whether one did. The key then does nothing else. */
export function pressKey(event: KeyPress, handlers: KeyHandlers): boolean {
  for (const [name, handle] of Object.entries(handlers) as [KeyName, (event: KeyPress) => unknown][]) {
    if (!isKey(event, name) || handle(event) === false) continue;
    event.preventDefault();
    return true;
  }
  return false;
}

/** True while a dialog waits for an answer: the page behind it is out of reach. */
export function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
}

/**
 * Listens to key presses of the whole window that no field has used; never while a word is composed or a dialog waits
 * for an answer.
 */
export function useWindowKeys(onKey: (event: KeyboardEvent) => void): void {
  const handle = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || isComposing(event) || isDialogOpen()) return;
    onKey(event);
  });
  // Before the first picture: a key pressed as soon as something is seen must find it listening.
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      handle(event);
    };
    window.addEventListener('keydown', listen);
    return () => {
      window.removeEventListener('keydown', listen);
    };
  }, []);
}

/** Keys of the whole window, as long as the component is on screen. */
export function useKeys(handlers: KeyHandlers): void {
  useWindowKeys((event) => {
    pressKey(event, handlers);
  });
}
