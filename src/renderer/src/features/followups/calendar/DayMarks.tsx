import { useTranslation } from 'react-i18next';
import type { CalendarDay } from './calendar.types';
import type { DayWords } from './useDayWords';
import styles from './DayMarks.module.css';

type DayMarksProps = {
  about: CalendarDay | null;
  load: number;
  capacity: number | null;
  words: DayWords;
};

/** Beside a date: the lunar day, whether one is free or makes up for it, and that there is too much to do. */
export function DayMarks({ about, load, capacity, words }: DayMarksProps) {
  const { t } = useTranslation();
  const isFull = capacity !== null && load > capacity;
  return (
    <>
      {about?.holiday && (
        <span
          className={styles.holiday}
          data-kind={about.holiday.kind}
          title={t(`calendar.holiday.${about.holiday.kind}Named`, { name: about.holiday.name })}
        >
          {t(`calendar.holiday.${about.holiday.kind}`)}
        </span>
      )}
      {isFull && (
        <span className={styles.full} title={t('calendar.fullWhy', { count: load, capacity })}>
          {t('calendar.full')}
        </span>
      )}
      {about && (
        <span
          className={styles.lunar}
          data-marked={about.festival !== null || about.term !== null || undefined}
          title={words.sentence(about)}
        >
          {words.lunar(about)}
        </span>
      )}
    </>
  );
}
