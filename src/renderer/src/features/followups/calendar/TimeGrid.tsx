import { UnstyledButton } from '@mantine/core';
import { DayView, WeekView, type ScheduleEventData } from '@mantine/schedule';
import type { ComponentProps, CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMinute } from '@/lib/format';
import type { CalendarItem } from './calendar.types';
import { clockOf, placeOf } from './calendarDays';
import { closedParts, columnsOf, hoursShown } from './calendarLayout';
import { ItemFace } from './ItemFace';
import { itemProps } from './itemProps';
import { DRAGGED, type TimeGridProps } from './timeGridParts';
import { TimeGridHead } from './TimeGridHead';
import item from './Item.module.css';
import styles from './TimeGrid.module.css';

/** What is dragged or pulled comes to lie on these minutes. */
const SNAP = 15;
const DAY = 1_440;
/** From so many minutes on an item has room for a second line. */
const TALL = 45;
/** What an hour is high in lines of text: 3.5 rem of 1.25. */
const LINES_AN_HOUR = 2.8;
/** Items at the same time get no narrower than this share of their day; beyond it they overlap. */
const NARROWEST = 34;

type Shared = ComponentProps<typeof WeekView> & ComponentProps<typeof DayView>;

/** One day or a week by the hour: what has no time stands in the first line, closed hours are shaded. */
export function TimeGrid(props: TimeGridProps) {
  const { today, days, about, byDay, isShared, words } = props;
  const { t } = useTranslation();
  const all = days.flatMap((one) => byDay.get(one) ?? []);
  const known = days.flatMap((one) => about.get(one) ?? []);
  const { from, to } = hoursShown(known, all);
  const tellsHours = known.some(({ open }) => open.length > 0);
  const byKey = new Map(all.map((one) => [one.key, one]));
  const columns = new Map(days.flatMap((one) => [...columnsOf(byDay.get(one) ?? [])]));
  const events = all.flatMap((one): ScheduleEventData[] => {
    if (one.minute === null) return [];
    // Ended a minute early at midnight, so that it is not taken for the whole day or the next.
    const end = Math.min(DAY - 1, one.minute + one.minutes);
    return [
      {
        id: one.key,
        title: '',
        color: 'jade',
        start: clockOf(one.day, one.minute),
        end: clockOf(one.day, end),
      },
    ];
  });
  const find = (id: string | number): CalendarItem | undefined => byKey.get(String(id));
  const mayMove = ({ id }: { id: string | number }): boolean => find(id)?.mayMove ?? false;

  const shared: Partial<Shared> = {
    withHeader: false,
    startTime: `${String(from).padStart(2, '0')}:00:00`,
    endTime: to === 24 ? '23:59:59' : `${String(to).padStart(2, '0')}:00:00`,
    intervalMinutes: 60,
    eventDragInterval: SNAP,
    eventResizeInterval: SNAP,
    slotLabelFormat: (clock) => formatMinute(placeOf(clock).minute),
    withCurrentTimeBubble: false,
    scrollAreaProps: { type: 'never' },
    events,
    withEventsDragAndDrop: true,
    withEventResize: true,
    canDragEvent: mayMove,
    canResizeEvent: mayMove,
    getTimeSlotProps: ({ start }) => {
      const { day, minute } = placeOf(start);
      const closed = tellsHours ? closedParts(about.get(day)?.open ?? [], minute) : [];
      const facts = [words.whole(day), formatMinute(minute)];
      if (closed[0] && closed[0].to - closed[0].from === 1) facts.push(t('calendar.closed'));
      return {
        'aria-label': facts.join(' '),
        'data-stop': 'cell',
        'data-day': day,
        'data-minute': minute,
        style: { backgroundImage: shadeOf(closed) },
      };
    },
    onEventClick: ({ id }) => {
      const opened = find(id);
      if (opened) props.onOpen(opened);
    },
    onEventDrop: ({ eventId, newStart }) => {
      const moved = find(eventId);
      const at = placeOf(newStart);
      if (moved && (moved.day !== at.day || moved.minute !== at.minute)) props.onMove(moved, at);
    },
    onEventResize: ({ eventId, newEnd }) => {
      const pulled = find(eventId);
      if (pulled?.minute == null) return;
      const { minute } = placeOf(newEnd);
      const minutes = (minute === DAY - 1 ? DAY : minute) - pulled.minute;
      if (minutes > 0 && minutes !== pulled.minutes) props.onResize(pulled, minutes);
    },
    onExternalEventDrop: (data, clock) => {
      const moved = find(data.getData(DRAGGED));
      if (moved?.mayMove === true) props.onMove(moved, placeOf(clock));
    },
    renderEvent: ({ id }, { style, children, ...rest }) => {
      const found = find(id);
      if (!found) return <></>;
      return (
        <UnstyledButton
          key={id}
          {...rest}
          {...itemProps(found, words)}
          data-tall={found.minutes >= TALL || undefined}
          className={`${item.item} ${styles.item}`}
          style={{
            ...(style as CSSProperties),
            ...beside(columns.get(found.key)),
            ...({ '--lines': linesIn(found.minutes) } as CSSProperties),
          }}
        >
          {children}
        </UnstyledButton>
      );
    },
    renderEventBody: ({ id }) => {
      const found = find(id);
      return found && <ItemFace item={found} isShared={isShared} />;
    },
  };
  const first = days[0] ?? today;
  return (
    <div className={styles.frame} data-days={days.length} style={{ '--days': days.length } as CSSProperties}>
      <TimeGridHead {...props} />
      {days.length === 1 ? (
        <DayView {...shared} date={first} withAllDaySlot={false} classNames={DAY_PARTS} />
      ) : (
        <WeekView
          {...shared}
          date={first}
          firstDayOfWeek={1}
          withAllDaySlots={false}
          // Its own head is out of sight and of reach: ours stands above.
          weekdayFormat={(one) => one.slice(0, 10)}
          labels={{ weekday: '' }}
          withWeekNumber={false}
          classNames={WEEK_PARTS}
        />
      )}
    </div>
  );
}

const NOW = {
  currentTimeIndicator: styles.now,
  currentTimeIndicatorLine: styles.nowLine,
  currentTimeIndicatorThumb: styles.nowThumb,
};

const WEEK_PARTS = {
  ...NOW,
  weekView: styles.view,
  weekViewRoot: styles.view,
  weekViewScrollArea: styles.area,
  weekViewHeader: styles.hidden,
  weekViewInner: styles.inner,
  weekViewSlotLabels: styles.hours,
  weekViewSlotLabel: styles.hour,
  weekViewDay: styles.day,
  weekViewDaySlots: styles.slots,
  weekViewDaySlot: styles.slot,
  weekViewDragPreview: styles.preview,
};

const DAY_PARTS = {
  ...NOW,
  dayView: styles.view,
  dayViewScrollArea: styles.area,
  dayViewInner: styles.inner,
  dayViewSlotLabels: styles.hours,
  dayViewSlotLabel: styles.hour,
  dayViewSlots: styles.day,
  dayViewTimeSlots: styles.slots,
  dayViewSlot: styles.slot,
  dayViewDragPreview: styles.preview,
};

function shadeOf(parts: readonly { from: number; to: number }[]): string | undefined {
  if (parts.length === 0) return undefined;
  const percent = (share: number): string => `${String(Math.round(share * 100))}%`;
  const stops = parts.flatMap(({ from, to }) => [
    `transparent ${percent(from)}`,
    `var(--closed) ${percent(from)}`,
    `var(--closed) ${percent(to)}`,
    `transparent ${percent(to)}`,
  ]);
  return `linear-gradient(${stops.join(', ')})`;
}

/** How many lines of text an item has room for under its first. */
const linesIn = (minutes: number): number => Math.max(1, Math.floor((minutes / 60) * LINES_AN_HOUR) - 1);

/** Where an item stands across its day. */
function beside(column: { at: number; of: number } | undefined): CSSProperties {
  const { at, of } = column ?? { at: 0, of: 1 };
  const width = Math.max(100 / of, NARROWEST);
  const left = of === 1 ? 0 : (at * (100 - width)) / (of - 1);
  return { left: `${String(left)}%`, insetInlineStart: `${String(left)}%`, width: `${String(width)}%` };
}
