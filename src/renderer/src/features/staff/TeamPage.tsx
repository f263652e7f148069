import { useTranslation } from 'react-i18next';
import { mayApprove } from '@shared/features/staff/staff.rules';
import { useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { PageHeader } from '@/ui/PageHeader';
import { AwayCodes } from './AwayCodes';
import { LockChoice } from './LockChoice';
import { OwnPassword } from './OwnPassword';
import { OwnPin } from './OwnPin';
import { PeopleSection } from './PeopleSection';
import styles from './TeamPage.module.css';

/** What one signs in by, when the screen locks, and, for whoever may see them, the colleagues and their rights. */
export function TeamPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useCall('settings.get', {});
  const me = data?.me ?? null;
  const staff = useCall('staff.list', {}, { isEnabled: me?.role === 'owner' });
  const isGuarded = data !== undefined && data.people.length > 0;
  return (
    <>
      <PageHeader title={t('settings.page.team')} sub={t('staff.sub')} />
      <div className={styles.body}>
        {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {data && me && (
          <>
            <OwnPassword hasPassword={isGuarded} hasSheet={staff.data?.hasSheet ?? null} />
            {isGuarded && <OwnPin />}
            {isGuarded && mayApprove(me.role) && <AwayCodes />}
            {isGuarded && data.rights.includes('settings.manage') && (
              <LockChoice minutes={data.lockAfterMinutes} />
            )}
            {isGuarded && data.rights.includes('staff.read') && (
              <PeopleSection
                role={me.role}
                mayWrite={data.rights.includes('staff.write')}
                mayManage={data.rights.includes('staff.manage')}
              />
            )}
          </>
        )}
      </div>
    </>
  );
}
