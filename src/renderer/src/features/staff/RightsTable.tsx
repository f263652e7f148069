import { useTranslation } from 'react-i18next';
import { GIVEN_ROLES, scopesOf, SCOPES, TABLE_RIGHTS } from '@shared/features/staff/staff.rules';
import type { CallOutput } from '@shared/ipc/contracts';
import { useAct } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import styles from './TeamPage.module.css';

/** What each role may do; the owner changes it, and it holds from the next press on. */
export function RightsTable({ rights }: { rights: CallOutput<'staff.list'>['rights'] }) {
  const { t } = useTranslation();
  const { run, error } = useAct('staff.setRight');
  return (
    <section className={styles.section} aria-labelledby="team-rights">
      <h2 id="team-rights" className={styles.title}>
        {t('staff.rights.title')}
      </h2>
      <p className={styles.hint}>{t('staff.rights.text')}</p>
      {error && <ErrorNotice error={error} />}
      <table className={styles.rights}>
        <thead>
          <tr>
            <th scope="col">{t('staff.rights.what')}</th>
            {GIVEN_ROLES.map((role) => (
              <th key={role} scope="col">
                {t(`shell.role.${role}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {TABLE_RIGHTS.map((right) => {
            const text = t(`staff.rights.${right}`);
            const scopes = scopesOf(right);
            const isYesOrNo = scopes.length === 2 && scopes.includes('none');
            return (
              <tr key={right}>
                <th scope="row">{text}</th>
                {GIVEN_ROLES.map((role) => ({
                  role,
                  held: rights.find((one) => one.right === right && one.role === role)?.scope,
                })).map(({ role, held }) => (
                  <td key={role}>
                    <select
                      className={styles.select}
                      data-scope={held}
                      aria-label={`${text}, ${t(`shell.role.${role}`)}`}
                      value={held}
                      onChange={({ target }) => {
                        const scope = SCOPES.find((one) => one === target.value);
                        if (scope) void run({ right, role, scope });
                      }}
                    >
                      {scopes.map((scope) => (
                        <option key={scope} value={scope}>
                          {t(isYesOrNo && scope === 'all' ? 'staff.scope.yes' : `staff.scope.${scope}`)}
                        </option>
                      ))}
                    </select>
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
