import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useMay } from '@/features/staff/staff.public';
import { useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { PageHeader } from '@/ui/PageHeader';
import { IdleList } from './IdleList';
import { NoticeSection } from './NoticeSection';
import styles from '@/ui/PageBody.module.css';
import { RetentionSection } from './RetentionSection';

/** What the shop owes its customers about their data: the notice that it hangs up, and whom it still keeps for nothing. */
export function PrivacyPage() {
  const { t } = useTranslation();
  const [path] = useLocation();
  const mayErase = useMay('privacy.delete');
  const { data, error, refetch } = useCall('settings.get', {});
  if (data && mayErase && path.split('/')[3] === 'idle') return <IdleList years={data.retentionYears} />;
  return (
    <>
      <PageHeader title={t('settings.page.privacy')} sub={t('privacy.notice.sub')} />
      <div className={styles.body}>
        {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        <NoticeSection />
        {data && mayErase && <RetentionSection years={data.retentionYears} />}
      </div>
    </>
  );
}
