import { useImperativeHandle, useRef, useState, type KeyboardEvent, type Ref } from 'react';
import { isBare, isComposing } from '@/lib/keys';

export type LinesHandle = { focus: () => void };

const MOVES: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/**
 * A list of which one line is active: the arrows go from one to the next, and every other key is `onKey`'s, for the active
 * line. Each line bears `data-line`; `handleRef` focuses the active one.
 */
export function useLines(
  count: number,
  handleRef: Ref<LinesHandle> | undefined,
  onKey: (event: KeyboardEvent, active: number) => void,
) {
  const list = useRef<HTMLUListElement>(null);
  const [activeAt, setActiveAt] = useState(0);
  const active = Math.min(activeAt, count - 1);
  const lineAt = (at: number): HTMLElement | null =>
    list.current?.querySelectorAll<HTMLElement>('[data-line]')[at] ?? null;
  useImperativeHandle(handleRef, () => ({ focus: () => lineAt(active)?.focus() }));
  const goTo = (at: number): void => {
    const to = Math.max(0, Math.min(at, count - 1));
    setActiveAt(to);
    lineAt(to)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event) || active < 0) return;
    const move = isBare(event) ? MOVES[event.key] : undefined;
    if (move !== undefined) {
      event.preventDefault();
      goTo(move(active, count));
      return;
    }
    // A button or box in the line is pressed by these itself.
    if (['Enter', ' '].includes(event.key) && event.target !== lineAt(active)) return;
    onKey(event, active);
  };
  return { list, active, activate: setActiveAt, onKeyDown };
}
