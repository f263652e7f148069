import { Button } from '@mantine/core';
import { VISIT_FORMS } from '@shared/features/followups/visit.rules';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useFirstDraft } from '@/features/drafts/drafts.public';
import { useMay } from '@/features/staff/staff.public';
import { formatDay, formatWeekday } from '@/lib/format';
import { useIsLooking } from '@/lib/looking';
import { useToday } from '@/lib/today';
import { useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { PageHeader } from '@/ui/PageHeader';
import { SheetGrid } from './SheetGrid';
import { useHandOut } from './useHandOut';
import styles from './Visits.module.css';

/** One visit sheet: once more onto paper or into a file, and what was found out at each stop. */
export function SheetPage({ mark }: { mark: string }) {
  const { t } = useTranslation();
  const today = useToday();
  const { data, error, refetch } = useCall('followups.visitSheet', { mark });
  const draft = useFirstDraft({ form: 'followups.bringVisits', slot: mark });
  const isLooking = useIsLooking();
  const mayTake = useMay('followups.export') && !isLooking;
  const mayBring = useMay('followups.write') && !isLooking && data?.mayBring === true;
  const { handOut } = useHandOut();
  const told = data?.rows.filter(({ done }) => done !== null).length ?? 0;
  return (
    <>
      <PageHeader
        title={
          data
            ? t('followups.visits.sheetTitle', {
                day: formatWeekday(data.dayOn, today),
                name: data.person.name,
              })
            : t('followups.visits.title')
        }
        sub={
          data &&
          (data.backOn === null
            ? t('followups.visits.sheetOut', { count: data.rows.length })
            : t('followups.visits.sheetBack', {
                told,
                all: data.rows.length,
                day: formatDay(data.backOn, today),
              }))
        }
      >
        {mayTake &&
          data &&
          VISIT_FORMS.map((form) => (
            <Button key={form} onClick={() => void handOut(data.id, form)}>
              {t(`followups.visits.form.${form}`)}
            </Button>
          ))}
      </PageHeader>
      {error && (
        <div className={styles.body}>
          <ErrorNotice error={error} onRetry={() => void refetch()} />
          <Link href="/visits">{t('followups.visits.toList')}</Link>
        </div>
      )}
      {data && draft !== undefined && (
        <SheetGrid sheet={data} mayBring={mayBring} draft={draft?.body ?? null} />
      )}
    </>
  );
}
