import { addDays, type Day } from '@shared/lib/days';
import type { CalendarView } from '@shared/features/followups/calendar.rules';
import type { CalendarPlace } from './calendar.types';

/** Where the focus can stand: an item, or a day or hour by itself. */
export type Stop = CalendarPlace & { element: HTMLElement; key: string | null };

export type Direction = 'up' | 'down' | 'left' | 'right';

/** All places of the focus that are drawn, in the order of the page. */
export function stopsIn(root: HTMLElement): Stop[] {
  return [...root.querySelectorAll<HTMLElement>('[data-stop]')].map(stopOf);
}

/** The place that an element is in; null outside of all. */
export function stopAt(target: EventTarget | null): Stop | null {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-stop]') : null;
  return element && stopOf(element);
}

function stopOf(element: HTMLElement): Stop {
  const { item = null, day = '', minute } = element.dataset;
  return { element, key: item, day: day as Day, minute: minute === undefined ? null : Number(minute) };
}

/** True where both are the same item, or the same day or hour. */
export function isSameStop(one: Omit<Stop, 'element'>, other: Omit<Stop, 'element'>): boolean {
  if (one.key !== null || other.key !== null) return one.key === other.key;
  return one.day === other.day && one.minute === other.minute;
}

/** A day's places from above: the day or hour comes before what begins in it. */
function ofDay(stops: readonly Stop[], day: Day): Stop[] {
  return stops
    .filter((one) => one.day === day)
    .map((one, at) => ({ one, at }))
    .toSorted(
      (a, b) =>
        (a.one.minute ?? -1) - (b.one.minute ?? -1) ||
        Number(a.one.key !== null) - Number(b.one.key !== null) ||
        a.at - b.at,
    )
    .map(({ one }) => one);
}

/**
 * Where an arrow leads: up and down through what a day holds, left and right to the day beside it. A place that is not
 * in view is told by its day alone; null where there is nothing further.
 */
export function nextStop(
  stops: readonly Stop[],
  from: Stop,
  direction: Direction,
  view: CalendarView,
): Stop | Day | null {
  const step = direction === 'up' || direction === 'left' ? -1 : 1;
  if (view === 'agenda') {
    const at = stops.findIndex((one) => one.element === from.element);
    if (direction === 'up' || direction === 'down') return stops[at + step] ?? null;
    const days = [...new Set(stops.map(({ day }) => day))];
    const day = days[days.indexOf(from.day) + step];
    return stops.find((one) => one.day === day) ?? null;
  }
  // In a month what an item's hour is does not show: the order of the page is that of the day.
  const flat = view === 'month' ? stops.map((one) => ({ ...one, minute: null })) : stops;
  const own = ofDay(flat, from.day);
  const at = own.findIndex((one) => one.element === from.element);
  if (direction === 'up' || direction === 'down') {
    const near = own[at + step];
    if (near) return near;
    if (view !== 'month') return null;
    const day = addDays(from.day, 7 * step);
    const there = ofDay(flat, day);
    return (step > 0 ? there[0] : there.at(-1)) ?? day;
  }
  const day = addDays(from.day, step);
  const there = ofDay(flat, day);
  if (there.length === 0) return day;
  if (view === 'month') return there[from.key === null ? 0 : Math.min(at, there.length - 1)] ?? day;
  const alike = there.filter((one) => (one.key === null) === (from.key === null));
  const minute = from.minute ?? -1;
  const distance = (one: Stop): number => Math.abs((one.minute ?? -1) - minute);
  const [nearest] = (alike.length > 0 ? alike : there).toSorted((a, b) => distance(a) - distance(b));
  return nearest ?? day;
}
