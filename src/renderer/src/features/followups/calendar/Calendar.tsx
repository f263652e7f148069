import {
  memo,
  useEffect,
  useEffectEvent,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
} from 'react';
import { useTranslation } from 'react-i18next';
import { CALENDAR_VIEWS, daysInView } from '@shared/features/followups/calendar.rules';
import { addDays, type Day } from '@shared/lib/days';
import { pressKey, useKeys, type KeyHandlers, type KeyPress } from '@/lib/keys';
import { ContextMenu } from '@/ui/ContextMenu';
import { FootBar } from '@/ui/FootBar';
import type { MenuItem } from '@/ui/menuItem';
import { AgendaList } from './AgendaList';
import type { CalendarItem, CalendarPlace, CalendarProps } from './calendar.types';
import { stepFrom } from './calendarDays';
import { itemsByDay } from './calendarLayout';
import { CalendarHead } from './CalendarHead';
import { MonthGrid } from './MonthGrid';
import { stopAt, type Direction, type Stop } from './stops';
import { TimeDialog } from './TimeDialog';
import { TimeGrid } from './TimeGrid';
import { useDayWords } from './useDayWords';
import { lengthAfter, STEP, useItemMenu } from './useItemMenu';
import { useStops } from './useStops';
import styles from './Calendar.module.css';

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};
const DAY = 1_440;

/**
 * The calendar of what there is to do: month, week, day and agenda. It shows what it is given, and what people want is
 * told by its callbacks. Whatever can be dragged can be done by keys and by menu too.
 */
export const Calendar = memo(function Calendar(props: CalendarProps) {
  const { view, day, today, items, capacity, more, load, isReadOnly = false } = props;
  const { t } = useTranslation();
  const words = useDayWords(today);
  const root = useRef<HTMLDivElement>(null);
  const [menu, setMenu] = useState<{ at: { x: number; y: number }; items: MenuItem[] } | null>(null);
  const [moving, setMoving] = useState<CalendarItem | null>(null);

  const days = useMemo(() => daysInView(view, day), [view, day]);
  const byDay = useMemo(() => itemsByDay(items), [items]);
  const about = useMemo(() => new Map(props.days.map((one) => [one.day as string, one])), [props.days]);
  const isShared = useMemo(() => new Set(items.map(({ person }) => person.id)).size > 1, [items]);
  const stops = useStops(root, {
    view,
    first: days.includes(today) ? today : day,
    onBeyond: props.onDay,
  });

  useImperativeHandle(props.handleRef, () => ({ focus: stops.focus }));

  const itemOf = (stop: Stop | null): CalendarItem | null =>
    (stop?.key != null && items.find(({ key }) => key === stop.key)) || null;
  const add = (at: CalendarPlace | null): boolean => {
    if (isReadOnly) return false;
    const current = at ?? stops.place.current;
    const place = current !== null && days.includes(current.day) ? current : { day, minute: null };
    props.onAdd({ day: place.day, minute: view === 'month' ? null : place.minute });
    return true;
  };
  const openDay = (one: Day): void => {
    if (view === 'day') return;
    props.onDay(one);
    props.onView('day');
  };
  const menus = useItemMenu({ ...props, onMore: openDay, onMoveTo: setMoving });
  const openMenu = (stop: Stop, at: { x: number; y: number }): void => {
    const item = itemOf(stop);
    setMenu({ at, items: item ? menus.ofItem(item) : menus.ofPlace(stop) });
  };

  /** By a day, or in an hour grid up and down by a quarter. */
  const carry = (item: CalendarItem, direction: Direction): void => {
    const step = direction === 'up' || direction === 'left' ? -1 : 1;
    const isByTime = (view === 'week' || view === 'day') && (direction === 'up' || direction === 'down');
    if (!isByTime) {
      const count = view === 'month' && (direction === 'up' || direction === 'down') ? 7 : 1;
      props.onMove(item, { day: addDays(item.day, count * step), minute: item.minute });
      return;
    }
    const minute = (item.minute ?? 0) + step * STEP;
    if (item.minute === null || minute < 0 || minute + item.minutes > DAY) return;
    props.onMove(item, { day: item.day, minute });
  };
  const resize = (item: CalendarItem | null, step: 1 | -1): boolean => {
    const minutes = item?.mayMove === true && item.minute !== null ? lengthAfter(item, step) : null;
    if (item && minutes !== null) props.onResize(item, minutes);
    return item !== null;
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const stop = stopAt(event.target);
    if (!stop) return;
    const item = itemOf(stop);
    const direction = ({ key }: KeyPress): Direction => DIRECTIONS[key] ?? 'down';
    const showMenu = (): void => {
      const { left, bottom } = stop.element.getBoundingClientRect();
      openMenu(stop, { x: left + 24, y: bottom });
    };
    const handlers: KeyHandlers = {
      'calendar.carry': (press) => {
        if (item?.mayMove !== true) return false;
        carry(item, direction(press));
        return true;
      },
      'calendar.move': (press) => {
        stops.move(stop, direction(press));
      },
      'calendar.open': () => {
        if (item) props.onOpen(item);
        else if (view === 'month') openDay(stop.day);
        else add(stop);
      },
      'calendar.moveTo': () => {
        if (item?.mayMove !== true) return false;
        setMoving(item);
        return true;
      },
      'calendar.longer': () => resize(item, 1),
      'calendar.shorter': () => resize(item, -1),
      'list.menu': showMenu,
      'list.menuToo': showMenu,
    };
    if (pressKey(event, handlers)) event.stopPropagation();
  };

  useKeys({
    'calendar.add': () => add(null),
    'calendar.today': () => {
      props.onDay(today);
    },
    'calendar.page': ({ key }) => {
      props.onDay(stepFrom(view, day, key === 'PageUp' ? -1 : 1));
    },
    'calendar.views': ({ key }) => {
      const chosen = CALENDAR_VIEWS[Number(key) - 1];
      if (chosen) props.onView(chosen);
    },
    ...(props.onPrint && { 'calendar.print': props.onPrint }),
    ...(!isReadOnly && props.onTakeFile && { 'calendar.takeFile': props.onTakeFile }),
    ...(props.onSaveFile && { 'calendar.saveFile': props.onSaveFile }),
  });

  // Where the view begins: at the day that is meant, in an hour grid at the hour before the shop opens.
  const showPlace = useEffectEvent(() => {
    const sections = [...(root.current?.querySelectorAll<HTMLElement>('[data-from]') ?? [])];
    const section = sections.find(({ dataset }) => (dataset.from ?? '') >= day) ?? sections.at(-1);
    const cell = root.current?.querySelector(`[data-stop="cell"][data-day="${day}"]`);
    if (section) section.scrollIntoView({ block: 'start' });
    else if (view === 'month') cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    else root.current?.scrollTo({ top: 0 });
  });
  const hasItems = items.length > 0;
  useLayoutEffect(() => {
    showPlace();
  }, [view, days, hasItems]);

  const tellDrawn = useEffectEvent(() => props.onDrawn?.());
  useEffect(() => {
    tellDrawn();
  }, [view, day, items]);

  const shared = { today, days, about, byDay, more, load, capacity, words, onOpen: props.onOpen };
  return (
    <div className={styles.calendar}>
      <CalendarHead
        {...props}
        period={words.period(view, day)}
        onAdd={() => {
          add(null);
        }}
      />
      {props.unknownYears.map((year) => (
        <p key={year} className={styles.unknown}>
          {t('calendar.unknownYear', { year })}
        </p>
      ))}
      <div
        ref={root}
        className={styles.body}
        role="region"
        aria-label={t('calendar.region', { period: words.period(view, day) })}
        onKeyDownCapture={onKeyDown}
        onFocus={stops.onFocus}
        onBlur={stops.onBlur}
        onContextMenu={(event) => {
          const stop = stopAt(event.target);
          if (!stop) return;
          event.preventDefault();
          openMenu(stop, { x: event.clientX, y: event.clientY });
        }}
        onDoubleClick={(event) => {
          const stop = stopAt(event.target);
          if (stop && stop.key === null) add(stop);
        }}
      >
        {view === 'month' && (
          <MonthGrid {...shared} day={day} isShared={isShared} onMove={props.onMove} onMore={props.onMore} />
        )}
        {(view === 'week' || view === 'day') && (
          <TimeGrid
            key={view}
            {...shared}
            isShared={isShared}
            onMove={props.onMove}
            onResize={props.onResize}
            onMore={props.onMore}
          />
        )}
        {view === 'agenda' && <AgendaList {...shared} onMore={props.onMore} />}
      </div>
      <FootBar
        keys={[
          'calendar.move',
          'calendar.open',
          ...(isReadOnly ? [] : (['calendar.add', 'calendar.moveTo', 'calendar.carry'] as const)),
          'calendar.page',
          'calendar.views',
        ]}
      />
      {menu && (
        <ContextMenu
          label={t('calendar.menu.label')}
          at={menu.at}
          items={menu.items}
          onClose={() => {
            setMenu(null);
          }}
        />
      )}
      {moving && (
        <TimeDialog
          item={moving}
          today={today}
          onMove={(to) => {
            props.onMove(moving, to);
          }}
          onResize={(minutes) => {
            props.onResize(moving, minutes);
          }}
          onClose={() => {
            setMoving(null);
            stops.focus();
          }}
        />
      )}
    </div>
  );
});
