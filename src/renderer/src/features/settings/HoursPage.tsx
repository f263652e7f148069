import { useTranslation } from 'react-i18next';
import { useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { PageHeader } from '@/ui/PageHeader';
import page from '@/ui/PageBody.module.css';
import { HolidaysSection } from './HolidaysSection';
import { HoursForm } from './HoursForm';
import { RosterSection } from './RosterSection';

/** When the shop is open, who is at the desk, and which days are public days of rest or work. */
export function HoursPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useCall('settings.hours', {});
  return (
    <>
      <PageHeader title={t('settings.hours.title')} sub={t('settings.hours.sub')} />
      <div className={page.body}>
        {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {data && (
          <HoursForm
            key={JSON.stringify([data.hours, data.isTold])}
            hours={data.hours}
            isTold={data.isTold}
          />
        )}
        {data && <RosterSection roster={data.roster} />}
        {data && <HolidaysSection years={data.years} missing={data.missing} />}
      </div>
    </>
  );
}
