import { useLayoutEffect, useRef, type FocusEvent, type RefObject } from 'react';
import type { Day } from '@shared/lib/days';
import type { CalendarView } from '@shared/features/followups/calendar.rules';
import { isSameStop, nextStop, stopAt, stopsIn, type Direction, type Stop } from './stops';

type Place = Omit<Stop, 'element'>;

type StopsOptions = {
  view: CalendarView;
  /** Where Tab leads as long as nobody has moved. */
  first: Day;
  /** An arrow leads to a day that is not in view. */
  onBeyond: (day: Day) => void;
};

/**
 * One place of the calendar has the focus, and Tab leads there; arrows move it. It stays with an item that is moved, and
 * follows to a day that comes into view.
 */
export function useStops(root: RefObject<HTMLElement | null>, { view, first, onBeyond }: StopsOptions) {
  const place = useRef<Place | null>(null);
  const isHeld = useRef(false);
  // A day that is still to come into view; until then the focus goes nowhere.
  const awaited = useRef<Day | null>(null);

  useLayoutEffect(() => {
    if (!root.current) return;
    const stops = stopsIn(root.current);
    const { current } = place;
    const chosen =
      stops.find((one) => current !== null && isSameStop(one, current)) ??
      stops.find((one) => one.key === null && one.day === (current?.day ?? first)) ??
      stops.find((one) => one.day === (current?.day ?? first)) ??
      stops[0];
    for (const { element } of stops) element.tabIndex = element === chosen?.element ? 0 : -1;
    if (awaited.current !== null && !stops.some(({ day }) => day === awaited.current)) return;
    awaited.current = null;
    // What had the focus was drawn anew, elsewhere.
    if (isHeld.current && document.activeElement === document.body) chosen?.element.focus();
  });

  const onFocus = (event: FocusEvent): void => {
    const stop = stopAt(event.target);
    if (!stop || !root.current) return;
    const { key, day, minute } = stop;
    place.current = { key, day, minute };
    isHeld.current = true;
    awaited.current = null;
    for (const { element } of stopsIn(root.current)) element.tabIndex = element === stop.element ? 0 : -1;
  };
  const onBlur = (event: FocusEvent): void => {
    // To nowhere, or into a dialog: it is given back.
    const to = event.relatedTarget;
    if (to instanceof Element && to.closest('[role="dialog"], [role="menu"]') === null)
      isHeld.current = false;
  };
  const move = (from: Stop, direction: Direction): void => {
    if (!root.current) return;
    const to = nextStop(stopsIn(root.current), from, direction, view);
    if (to === null) return;
    if (typeof to !== 'string') {
      to.element.focus();
      to.element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      return;
    }
    awaited.current = to;
    place.current = { key: null, day: to, minute: view === 'month' ? null : from.minute };
    isHeld.current = true;
    // It is given back where the new day is drawn.
    from.element.blur();
    onBeyond(to);
  };
  /** Gives the focus to where it was last, or would begin. */
  const focus = (): void => {
    root.current?.querySelector<HTMLElement>('[data-stop][tabindex="0"]')?.focus();
  };
  return { onFocus, onBlur, move, focus, place };
}
