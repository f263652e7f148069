import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { WEEKDAYS } from '@shared/features/settings/hours.rules';
import { rosterText } from '@shared/features/settings/roster.rules';
import page from '@/ui/PageBody.module.css';
import styles from './Hours.module.css';
import { RosterDialog, type ShownRoster } from './RosterDialog';

/** How many are at the desk on each day of the week, and the way to change it. */
export function RosterSection({ roster }: { roster: ShownRoster }) {
  const { t } = useTranslation();
  const titleId = useId();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <section className={page.section} aria-labelledby={titleId}>
      <h2 id={titleId} className={page.title}>
        {t('settings.roster.title')}
      </h2>
      <p className={page.hint}>{t('settings.roster.hint')}</p>
      {roster === null ? (
        <p>{t('settings.roster.none')}</p>
      ) : (
        <dl className={styles.roster}>
          {WEEKDAYS.map((weekday, at) => (
            <div key={weekday} className={styles.rosterDay}>
              <dt>{t(`common.day.weekday.${String((at + 1) % 7)}`)}</dt>
              <dd>{rosterText(roster[weekday]) || t('settings.roster.nobody')}</dd>
            </div>
          ))}
        </dl>
      )}
      <div>
        <Button
          onClick={() => {
            setIsOpen(true);
          }}
        >
          {t(roster === null ? 'settings.roster.make' : 'settings.roster.change')}
        </Button>
      </div>
      {isOpen && (
        <RosterDialog
          roster={roster}
          onClose={() => {
            setIsOpen(false);
          }}
        />
      )}
    </section>
  );
}
