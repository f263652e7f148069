import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Day } from '@shared/lib/days';
import { formatMinute } from '@/lib/format';
import { EmptyState } from '@/ui/EmptyState';
import { IconAlert, IconAppointment, IconCheck, IconRepeat } from '@/ui/icons';
import type { CalendarDay, CalendarItem } from './calendar.types';
import { DayMarks } from './DayMarks';
import { itemProps } from './itemProps';
import type { DayWords } from './useDayWords';
import styles from './AgendaList.module.css';

type AgendaListProps = {
  today: Day;
  days: readonly Day[];
  about: ReadonlyMap<string, CalendarDay>;
  byDay: ReadonlyMap<string, readonly CalendarItem[]>;
  more: Readonly<Record<string, number>>;
  load: Readonly<Record<string, number>>;
  capacity: number | null;
  words: DayWords;
  onOpen: (item: CalendarItem) => void;
  onMore: (day: Day) => void;
};

/** What there is to do, day after day; days without anything are left out. */
export function AgendaList(props: AgendaListProps) {
  const { today, about, byDay, more, load, capacity, words } = props;
  const { t } = useTranslation();
  const busy = props.days.filter((day) => byDay.has(day) || (more[day] ?? 0) > 0);
  if (busy.length === 0) return <EmptyState icon={IconAppointment} text={t('calendar.empty')} />;
  return (
    <div className={styles.list}>
      {busy.map((day) => {
        const items = byDay.get(day) ?? [];
        const hidden = more[day] ?? 0;
        return (
          <section key={day} className={styles.day} aria-label={words.whole(day)} data-from={day}>
            <h2 className={styles.head} data-here={day === today || undefined}>
              <span>{words.whole(day)}</span>
              <DayMarks
                about={about.get(day) ?? null}
                load={load[day] ?? items.length + hidden}
                capacity={capacity}
                words={words}
              />
            </h2>
            <div className={styles.items}>
              {items.map((item) => (
                <UnstyledButton
                  key={item.key}
                  {...itemProps(item, words)}
                  className={styles.item}
                  onClick={() => {
                    props.onOpen(item);
                  }}
                >
                  <AgendaLine item={item} />
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
          </section>
        );
      })}
    </div>
  );
}

function AgendaLine({ item }: { item: CalendarItem }) {
  const { t } = useTranslation();
  const { minute, kind, customerName, title, person, isDone, isLate, isRecurring } = item;
  return (
    <>
      <span className={styles.time}>{minute === null ? t('calendar.untimed') : formatMinute(minute)}</span>
      <span className={styles.kind}>{t(`followups.kind.${kind}`)}</span>
      <span className={styles.name}>{customerName}</span>
      <span className={styles.title}>
        {title}
        {isRecurring && <IconRepeat size="1rem" stroke={1.6} aria-hidden />}
      </span>
      <span className={styles.state}>
        {isDone && (
          <>
            <IconCheck size="1rem" stroke={1.9} aria-hidden />
            {t('calendar.done')}
          </>
        )}
        {isLate && !isDone && (
          <>
            <IconAlert size="1rem" stroke={1.9} aria-hidden />
            {t('calendar.late')}
          </>
        )}
      </span>
      <span className={styles.person} data-color={person.color}>
        {person.name}
      </span>
    </>
  );
}
