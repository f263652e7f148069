import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { runsOf } from '@shared/features/settings/closedDays.rules';
import type { CallOutput } from '@shared/ipc/contracts';
import { formatDay, formatList } from '@/lib/format';
import { useToday } from '@/lib/today';
import { offerUndo } from '@/lib/undo';
import { useAct } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { Notice } from '@/ui/Notice';
import page from '@/ui/PageBody.module.css';
import { HolidaysDialog } from './HolidaysDialog';
import { holidayName } from './holidayName';
import styles from './Hours.module.css';

type Year = CallOutput<'settings.hours'>['years'][number];

/** The public days of the years that are known, which years are missing, and the way to bring one in. */
export function HolidaysSection({ years, missing }: { years: readonly Year[]; missing: readonly number[] }) {
  const { t } = useTranslation();
  const titleId = useId();
  const [isOpen, setIsOpen] = useState(false);
  const [text, setText] = useState('');
  const { run, error } = useAct('settings.dropHolidays');
  const drop = async (year: number): Promise<void> => {
    const done = await run({ year });
    if (done) offerUndo(t('settings.holidays.dropped', { year }), done.commandId);
  };
  const open = (
    <Button
      onClick={() => {
        setIsOpen(true);
      }}
    >
      {t('settings.holidays.bring')}
    </Button>
  );
  return (
    <section className={page.section} aria-labelledby={titleId}>
      <h2 id={titleId} className={page.title}>
        {t('settings.holidays.title')}
      </h2>
      <p className={page.hint}>{t('settings.holidays.hint')}</p>
      {missing.length > 0 ? (
        <Notice kind="warn" text={t('settings.holidays.missing', { years: formatList(missing.map(String)) })}>
          {open}
        </Notice>
      ) : (
        <div>{open}</div>
      )}
      {error && <ErrorNotice error={error} />}
      <ul className={styles.years}>
        {years.map((one) => (
          <YearRow key={one.year} of={one} onDrop={() => void drop(one.year)} />
        ))}
      </ul>
      {isOpen && (
        <HolidaysDialog
          known={years.map(({ year }) => year)}
          text={text}
          onText={setText}
          onClose={() => {
            setIsOpen(false);
          }}
        />
      )}
    </section>
  );
}

function YearRow({ of, onDrop }: { of: Year; onDrop: () => void }) {
  const { t } = useTranslation();
  const today = useToday();
  const daysId = useId();
  const [isOpen, setIsOpen] = useState(false);
  const { year, document, rows } = of;
  const rest = rows.filter(({ kind }) => kind === 'rest').length;
  const runs = runsOf(rows, (one, next) => one.kind === next.kind && one.name === next.name);
  return (
    <li className={styles.year}>
      <div className={styles.line}>
        <b>{t('settings.holidays.year', { year })}</b>
        <span>{t('settings.holidays.rest', { count: rest })}</span>
        <span>{t('settings.holidays.work', { count: rows.length - rest })}</span>
        <span className={styles.source}>{document ?? t('settings.holidays.own')}</span>
        <span className={styles.buttons}>
          <Button
            size="xs"
            aria-expanded={isOpen}
            aria-controls={daysId}
            aria-label={t('settings.holidays.seeYear', { year })}
            onClick={() => {
              setIsOpen(!isOpen);
            }}
          >
            {t(isOpen ? 'settings.holidays.fold' : 'settings.holidays.see')}
          </Button>
          {document === null && (
            <Button size="xs" aria-label={t('settings.holidays.dropYear', { year })} onClick={onDrop}>
              {t('settings.holidays.drop')}
            </Button>
          )}
        </span>
      </div>
      <ul id={daysId} hidden={!isOpen} className={styles.days}>
        {isOpen &&
          runs.map(({ from, to, first }) => (
            <li key={from} className={styles.day}>
              <span className={styles.when}>
                {from === to
                  ? formatDay(from, today)
                  : t('settings.holidays.run', { from: formatDay(from, today), to: formatDay(to, today) })}
              </span>
              <span className={styles.kind}>{t(`settings.holidays.kind.${first.kind}`)}</span>
              <span>{holidayName(first.name)}</span>
            </li>
          ))}
      </ul>
    </li>
  );
}
