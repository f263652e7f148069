import { Button } from '@mantine/core';
import type { CallOutput } from '@shared/ipc/contracts';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { FindBox } from '@/features/customers/customers.public';
import { IconPlus } from '@/ui/icons';
import { KeyCap } from '@/ui/KeyCap';
import { TaskBadge } from './TaskBadge';
import styles from './TopBar.module.css';

type TopBarProps = { me: CallOutput<'settings.get'>['me'] };

/** The bar on top: find anybody, add somebody, long work that is going on, and who is signed in. */
export function TopBar({ me }: TopBarProps) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  return (
    <header className={styles.bar}>
      <FindBox />
      <Button
        leftSection={<IconPlus size="1.125rem" stroke={1.6} aria-hidden />}
        rightSection={<KeyCap name="everywhere.add" />}
        aria-label={t('shell.newCustomerLong')}
        onClick={() => {
          navigate('/customers/new');
        }}
      >
        {t('shell.newCustomer')}
      </Button>
      <div className={styles.end}>
        <TaskBadge />
        {me && (
          <div className={styles.person}>
            <span className={styles.face} aria-hidden>
              {me.name.slice(-2)}
            </span>
            <span className={styles.who}>
              <span className={styles.name}>{me.name}</span>
              <span className={styles.role}>{t(`shell.role.${me.role}`)}</span>
            </span>
          </div>
        )}
      </div>
    </header>
  );
}
