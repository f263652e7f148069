import { useTranslation } from 'react-i18next';
import { useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import page from '@/ui/PageBody.module.css';
import { PageHeader } from '@/ui/PageHeader';
import { ProgrammeForm } from './ProgrammeForm';

/** The rules for members: tiers, what each gives, and points. */
export function ProgrammePage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useCall('loyalty.programme', {});
  return (
    <>
      <PageHeader title={t('loyalty.programme.title')} sub={t('loyalty.programme.sub')} />
      <div className={page.body}>
        {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {data && <ProgrammeForm key={data.version} read={data} />}
      </div>
    </>
  );
}
