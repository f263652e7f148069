import { Button } from '@mantine/core';
import { isShort, realisticOn, type Forecast } from '@shared/features/followups/promise.rules';
import type { Day } from '@shared/lib/days';
import { useTranslation } from 'react-i18next';
import { formatWeekday } from '@/lib/format';
import { useToday } from '@/lib/today';
import { KeyCap } from '@/ui/KeyCap';
import { Notice } from '@/ui/Notice';
import { shortText, usualText } from './promiseText';
import styles from './Promises.module.css';

type ForecastHintProps = {
  /** Null where too little is known. */
  forecast: Forecast | null;
  promisedOn: Day;
  /** Null while no day is chosen. */
  dueOn: Day | null;
  /** Takes the day that such things are really done by. */
  onTake: (day: Day) => void;
};

/** How long such things have taken; where less is promised it warns and offers the realistic day, and forbids nothing. */
export function ForecastHint({ forecast, promisedOn, dueOn, onTake }: ForecastHintProps) {
  const { t } = useTranslation();
  const today = useToday();
  if (forecast === null) return null;
  const day = realisticOn(promisedOn, forecast);
  if (dueOn === null || !isShort(promisedOn, dueOn, forecast)) {
    return <p className={styles.quiet}>{usualText(forecast)}</p>;
  }
  return (
    <Notice kind="warn" text={shortText(forecast, promisedOn, dueOn)}>
      {day >= today && (
        <Button
          rightSection={<KeyCap name="promise.realistic" />}
          onClick={() => {
            onTake(day);
          }}
        >
          {t('followups.promise.take', { day: formatWeekday(day, today) })}
        </Button>
      )}
    </Notice>
  );
}
