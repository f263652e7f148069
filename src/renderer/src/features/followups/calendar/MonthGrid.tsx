import { MonthView } from '@mantine/schedule';
import { useLayoutEffect, useRef, useState, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { Day } from '@shared/lib/days';
import { useRem } from '@/lib/rem';
import type { CalendarDay, CalendarItem, CalendarPlace } from './calendar.types';
import { isSameMonth, placeOf } from './calendarDays';
import { DayMarks } from './DayMarks';
import { ItemFace } from './ItemFace';
import { itemProps } from './itemProps';
import { DRAGGED } from './timeGridParts';
import type { DayWords } from './useDayWords';
import item from './Item.module.css';
import styles from './MonthGrid.module.css';

/** Of each day at least so many items are in view, at most as many as the grid can stack. */
const FEWEST = 3;
const MOST = 10;
/** In rem: the line of the day itself, and an item's with its gap. */
const HEAD = 1.75;
const ROW = 1.375;

const PARTS = {
  monthView: styles.month,
  monthViewScrollArea: styles.area,
  monthViewInner: styles.inner,
  monthViewWeekdays: styles.weekdays,
  monthViewWeekday: styles.weekday,
  monthViewWeek: styles.week,
  monthViewDay: styles.day,
  monthViewDayLabel: styles.number,
  monthViewEvents: styles.hidden,
};

type MonthGridProps = {
  day: Day;
  today: Day;
  days: readonly Day[];
  about: ReadonlyMap<string, CalendarDay>;
  byDay: ReadonlyMap<string, readonly CalendarItem[]>;
  more: Readonly<Record<string, number>>;
  load: Readonly<Record<string, number>>;
  capacity: number | null;
  isShared: boolean;
  words: DayWords;
  onMove: (item: CalendarItem, to: CalendarPlace) => void;
  onOpen: (item: CalendarItem) => void;
  onMore: (day: Day) => void;
};

/** A month in whole weeks: of each day its marks, its first items, and how many more there are. */
export function MonthGrid(props: MonthGridProps) {
  const { day, today, days, about, byDay, more, load, isShared, words } = props;
  const { t } = useTranslation();
  const root = useRef<HTMLDivElement>(null);
  const weeks = days.length / 7;
  const fit = useRowsThatFit(root, weeks);
  // Of several people three a day are given, and the rest counted.
  const rows = isShared ? FEWEST : fit;
  const find = (key: string): CalendarItem | undefined =>
    days.flatMap((one) => byDay.get(one) ?? []).find((one) => one.key === key);
  /** Nothing is dragged any more. */
  const settle = (): void => {
    for (const one of [root.current, ...(root.current?.querySelectorAll('[data-dragging]') ?? [])])
      one?.removeAttribute('data-dragging');
  };
  const countOf = (one: Day): number => (byDay.get(one)?.length ?? 0) + (more[one] ?? 0);
  return (
    <div ref={root} className={styles.frame} style={{ '--weeks': weeks } as CSSProperties}>
      <MonthView
        classNames={PARTS}
        date={day}
        firstDayOfWeek={1}
        consistentWeeks={false}
        highlightToday={false}
        withHeader={false}
        weekdayFormat={(one) => t(`common.day.weekday.${String(new Date(one.slice(0, 10)).getUTCDay())}`)}
        scrollAreaProps={{ type: 'never' }}
        getDayProps={(text) => {
          const one = text as Day;
          const known = about.get(one);
          return {
            'aria-label': t('calendar.cell', {
              day: known ? words.sentence(known) : words.whole(one),
              count: countOf(one),
            }),
            'aria-current': one === today ? 'date' : undefined,
            'data-stop': 'cell',
            'data-day': one,
            mod: { here: one === today, holiday: known?.holiday?.kind },
          };
        }}
        onExternalEventDrop={(data, clock) => {
          settle();
          const moved = find(data.getData(DRAGGED));
          const to = placeOf(clock).day;
          if (moved?.mayMove === true && moved.day !== to) {
            props.onMove(moved, { day: to, minute: moved.minute });
          }
        }}
      />
      <div className={styles.cells} onDragEnd={settle}>
        {days.map((one) => {
          const items = byDay.get(one) ?? [];
          const hidden = Math.max(0, countOf(one) - Math.min(rows, items.length));
          return (
            <div key={one} className={styles.cell}>
              <div
                className={styles.head}
                data-outside={!isSameMonth(one, day) || undefined}
                data-more={hidden > 0 || undefined}
              >
                <span className={styles.date} data-here={one === today || undefined} aria-hidden>
                  {Number(one.slice(8))}
                </span>
                <DayMarks
                  about={about.get(one) ?? null}
                  load={load[one] ?? countOf(one)}
                  capacity={props.capacity}
                  words={words}
                />
                {hidden > 0 && (
                  <button
                    type="button"
                    // By keys it is Enter on the day.
                    tabIndex={-1}
                    className={styles.more}
                    aria-label={t('calendar.moreOf', { day: words.whole(one), count: hidden })}
                    onClick={() => {
                      props.onMore(one);
                    }}
                  >
                    {t('calendar.more', { number: hidden })}
                  </button>
                )}
              </div>
              {items.slice(0, rows).map((entry) => (
                <button
                  key={entry.key}
                  type="button"
                  {...itemProps(entry, words)}
                  className={`${item.item} ${styles.item}`}
                  draggable={entry.mayMove}
                  onDragStart={({ dataTransfer, currentTarget }) => {
                    dataTransfer.effectAllowed = 'copyMove';
                    dataTransfer.setData(DRAGGED, entry.key);
                    currentTarget.toggleAttribute('data-dragging', true);
                    root.current?.toggleAttribute('data-dragging', true);
                  }}
                  onClick={() => {
                    props.onOpen(entry);
                  }}
                >
                  <ItemFace item={entry} isShared={isShared} />
                </button>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** How high the last grid was: the next is drawn right from the first. */
let lastHeight = 0;

/** How many lines of items a day has room for, as long as the grid is that high. */
function useRowsThatFit(root: { current: HTMLElement | null }, weeks: number): number {
  const rem = useRem();
  const [height, setHeight] = useState(lastHeight);
  useLayoutEffect(() => {
    const element = root.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => {
      lastHeight = element.clientHeight;
      setHeight(lastHeight);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [root]);
  const inWeek = (height / rem - HEAD) / weeks - HEAD;
  return Math.min(MOST, Math.max(FEWEST, Math.floor(inWeek / ROW)));
}
