import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { CustomerFacing } from '@/features/customers/customers.public';
import { openCurtain } from '@/lib/curtain';
import { KeyCap } from '@/ui/KeyCap';
import styles from './Curtain.module.css';

/** The screen turned to the customer: their own card where one is open, else the shop's name. Nothing else. */
export function Curtain({ shopName }: { shopName: string }) {
  const { t } = useTranslation();
  const [path] = useLocation();
  const screen = useRef<HTMLElement>(null);
  useEffect(() => {
    screen.current?.focus();
  }, []);
  return (
    <main ref={screen} className={styles.curtain} tabIndex={-1} aria-label={t('shell.curtain.label')}>
      <div className={styles.shop}>
        <span className={styles.seal} aria-hidden>
          {t('common.appName').slice(0, 1)}
        </span>
        {shopName}
      </div>
      <div className={styles.middle}>
        <CustomerFacing path={path}>
          <h1 className={styles.welcome}>{t('shell.curtain.welcome')}</h1>
        </CustomerFacing>
      </div>
      <button type="button" tabIndex={-1} className={styles.back} onClick={openCurtain}>
        <KeyCap name="everywhere.curtain" />
        <KeyCap name="curtain.leave" />
        {t('keys.curtain.leave')}
      </button>
    </main>
  );
}
