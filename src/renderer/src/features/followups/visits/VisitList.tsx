import { Button } from '@mantine/core';
import type { VisitSheet } from '@shared/features/followups/visit.channels';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { useHasColleagues, useMay } from '@/features/staff/staff.public';
import { classes } from '@/lib/classes';
import { formatDay, formatWeekday } from '@/lib/format';
import { useIsLooking } from '@/lib/looking';
import { useToday } from '@/lib/today';
import { useCall } from '@/lib/useCall';
import { Choice } from '@/ui/Choice';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FootBar } from '@/ui/FootBar';
import { IconVisit } from '@/ui/icons';
import { PageHeader } from '@/ui/PageHeader';
import styles from './Visits.module.css';

/** Visit sheets: what is out, the oldest first, and what came back lately. */
export function VisitList() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const [whose, setWhose] = useState<'mine' | 'all'>('all');
  const { data, error, refetch } = useCall('followups.visitSheets', { whose, isOutOnly: false });
  const hasColleagues = useHasColleagues();
  const isLooking = useIsLooking();
  const mayTake = useMay('followups.export') && !isLooking;
  const out = data?.filter(({ backOn }) => backOn === null) ?? [];
  const back = data?.filter(({ backOn }) => backOn !== null) ?? [];
  const begin = (): void => {
    navigate('/visits/new');
  };
  return (
    <>
      <PageHeader
        title={t('followups.visits.title')}
        sub={data && data.length > 0 && t('followups.visits.sub', { count: out.length })}
      >
        {hasColleagues && (
          <Choice
            label={t('followups.today.whose.label')}
            value={whose}
            onChange={setWhose}
            options={(['all', 'mine'] as const).map((value) => ({
              value,
              text: t(`followups.today.whose.${value}`),
            }))}
          />
        )}
        {mayTake && <Button onClick={begin}>{t('followups.visits.new')}</Button>}
      </PageHeader>
      <div className={styles.body}>
        {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {data?.length === 0 && (
          <EmptyState icon={IconVisit} text={t('followups.visits.none')}>
            {mayTake && <Button onClick={begin}>{t('followups.visits.new')}</Button>}
          </EmptyState>
        )}
        {out.length > 0 && <Sheets title={t('followups.visits.out')} sheets={out} />}
        {back.length > 0 && <Sheets title={t('followups.visits.back')} sheets={back} />}
      </div>
      <FootBar keys={[]} />
    </>
  );
}

function Sheets({ title, sheets }: { title: string; sheets: readonly VisitSheet[] }) {
  const { t } = useTranslation();
  const today = useToday();
  return (
    <section aria-label={title}>
      <h2 className={styles.heading}>{title}</h2>
      <ul className={styles.sheets}>
        {sheets.map((sheet) => {
          const isLate = sheet.backOn === null && sheet.dayOn < today;
          return (
            <li key={sheet.id}>
              <Link href={`/visits/${sheet.mark}`} className={styles.sheet}>
                <strong className={styles.when}>{formatWeekday(sheet.dayOn, today)}</strong>
                <span className={styles.what}>
                  {sheet.person.name}
                  {t('common.listComma')}
                  {sheet.subject}
                </span>
                <span className={styles.quiet}>{t('followups.visits.stops', { count: sheet.stops })}</span>
                <span className={classes(styles.state, isLate && styles.late)}>
                  {sheet.backOn === null
                    ? t(isLate ? 'followups.visits.notBack' : 'followups.visits.isOut')
                    : t('followups.visits.isBack', {
                        day: formatDay(sheet.backOn, today),
                        told: sheet.told,
                      })}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
