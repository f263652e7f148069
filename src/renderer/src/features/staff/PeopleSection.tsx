import { useTranslation } from 'react-i18next';
import { mayLead, type Role } from '@shared/features/staff/staff.rules';
import { useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { AddPerson } from './AddPerson';
import { PersonRow } from './PersonRow';
import { RightsTable } from './RightsTable';
import styles from './TeamPage.module.css';

type PeopleSectionProps = { role: Role; mayWrite: boolean; mayManage: boolean };

/** The colleagues and what their roles may do. A shop of one sees how to add somebody, and no table of rights. */
export function PeopleSection({ role, mayWrite, mayManage }: PeopleSectionProps) {
  const { t } = useTranslation();
  const { data, error, refetch } = useCall('staff.list', {});
  const colleagues = (data?.people ?? []).filter((person) => person.role !== 'owner');
  return (
    <>
      <section className={styles.section} aria-labelledby="team-people">
        <h2 id="team-people" className={styles.title}>
          {t('staff.people.title')}
        </h2>
        {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {data && colleagues.length === 0 && <p className={styles.hint}>{t('staff.people.empty')}</p>}
        <ul className={styles.people}>
          {colleagues.map((person) => (
            <PersonRow key={person.id} person={person} mayChange={mayWrite && mayLead(role, person.role)} />
          ))}
        </ul>
        {mayWrite && <AddPerson role={role} />}
      </section>
      {data && mayManage && colleagues.length > 0 && <RightsTable rights={data.rights} />}
    </>
  );
}
