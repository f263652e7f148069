import { UnstyledButton } from '@mantine/core';
import { useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Day } from '@shared/lib/days';
import { formatDay } from '@/lib/format';
import type { CalendarItem } from './calendar.types';
import { DayMarks } from './DayMarks';
import { ItemFace } from './ItemFace';
import { itemProps } from './itemProps';
import { DRAGGED, type TimeGridProps } from './timeGridParts';
import item from './Item.module.css';
import styles from './TimeGrid.module.css';

/** Of a week's day so many without a time are in view; a day by itself shows all. */
const OF_A_WEEK = 3;

/** The head of a time grid, in view while the hours scroll: each day with its marks and what has no time. */
export function TimeGridHead(props: TimeGridProps) {
  const { today, days, about, byDay, more, load, capacity, isShared, words } = props;
  const { t } = useTranslation();
  const [overDay, setOverDay] = useState<Day | null>(null);
  const isOne = days.length === 1;
  const find = (key: string): CalendarItem | undefined =>
    days.flatMap((one) => byDay.get(one) ?? []).find((one) => one.key === key);
  const drop = (event: DragEvent, day: Day): void => {
    event.preventDefault();
    setOverDay(null);
    const moved = find(draggedKey(event.dataTransfer));
    if (moved?.mayMove !== true || (moved.day === day && moved.minute === null)) return;
    props.onMove(moved, { day, minute: null });
  };
  return (
    <div className={styles.head}>
      <div className={styles.headRow}>
        <span className={styles.corner} />
        {days.map((day) => {
          const known = about.get(day) ?? null;
          const total = (byDay.get(day)?.length ?? 0) + (more[day] ?? 0);
          return (
            <div key={day} className={styles.headDay} data-here={day === today || undefined}>
              <span className={styles.weekday}>
                {t(`common.day.weekday.${String(new Date(day).getUTCDay())}`)}
              </span>
              <span className={styles.date} data-here={day === today || undefined}>
                {isOne ? formatDay(day, today) : Number(day.slice(8))}
              </span>
              <DayMarks about={known} load={load[day] ?? total} capacity={capacity} words={words} />
            </div>
          );
        })}
      </div>
      <div className={styles.headRow}>
        <span className={styles.corner}>{t('calendar.untimed')}</span>
        {days.map((day) => {
          const untimed = (byDay.get(day) ?? []).filter(({ minute }) => minute === null);
          const shown = isOne ? untimed : untimed.slice(0, OF_A_WEEK);
          const hidden = untimed.length - shown.length + (more[day] ?? 0);
          return (
            <div
              key={day}
              className={styles.untimed}
              data-over={overDay === day || undefined}
              onDragOver={(event) => {
                event.preventDefault();
                event.dataTransfer.dropEffect = 'move';
                setOverDay(day);
              }}
              onDragLeave={() => {
                setOverDay(null);
              }}
              onDrop={(event) => {
                drop(event, day);
              }}
            >
              <UnstyledButton
                className={styles.untimedCell}
                aria-label={`${words.whole(day)} ${t('calendar.untimed')}`}
                data-stop="cell"
                data-day={day}
              />
              {shown.map((one) => (
                <UnstyledButton
                  key={one.key}
                  {...itemProps(one, words)}
                  className={`${item.item} ${styles.untimedItem}`}
                  draggable={one.mayMove}
                  onDragStart={(event) => {
                    event.dataTransfer.effectAllowed = 'copyMove';
                    event.dataTransfer.setData(DRAGGED, one.key);
                  }}
                  onClick={() => {
                    props.onOpen(one);
                  }}
                >
                  <ItemFace item={one} isShared={isShared} />
                </UnstyledButton>
              ))}
              {hidden > 0 && (
                <button
                  type="button"
                  className={styles.more}
                  aria-label={t('calendar.moreOf', { day: words.whole(day), count: hidden })}
                  onClick={() => {
                    props.onMore(day);
                  }}
                >
                  {t('calendar.more', { number: hidden })}
                </button>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Which item is dragged: of this line, or of the hours below, whose library tells it as JSON; empty for anything else. */
function draggedKey(data: DataTransfer): string {
  const own = data.getData(DRAGGED);
  if (own !== '') return own;
  try {
    const read = JSON.parse(data.getData('application/json')) as { eventId?: unknown } | null;
    return typeof read?.eventId === 'string' ? read.eventId : '';
  } catch {
    // Something from elsewhere, such as a file.
    return '';
  }
}
