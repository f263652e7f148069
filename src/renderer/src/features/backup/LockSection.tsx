import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconLock } from '@/ui/icons';
import { LockDialog } from './LockDialog';
import { UnlockDialog } from './UnlockDialog';
import styles from './Section.module.css';

/** Whether backups are locked (encrypted), why one would want it, and the way to change it. */
export function LockSection({ isLocked }: { isLocked: boolean }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<'lock' | 'unlock' | null>(null);
  const close = (): void => {
    setAsked(null);
  };
  return (
    <section className={styles.section} aria-labelledby="backup-lock">
      <div className={styles.head}>
        <h2 id="backup-lock" className={styles.title}>
          {t('backup.lock.title')}
        </h2>
        <span className={styles.sub}>{t(isLocked ? 'backup.lock.isOn' : 'backup.lock.isOff')}</span>
      </div>
      <p className={styles.hint}>{t(isLocked ? 'backup.lock.onText' : 'backup.lock.offText')}</p>
      <div className={styles.actions}>
        <Button
          leftSection={<IconLock size="1.125rem" stroke={1.6} aria-hidden />}
          onClick={() => {
            setAsked('lock');
          }}
        >
          {t(isLocked ? 'backup.lock.again' : 'backup.lock.begin')}
        </Button>
        {isLocked && (
          <Button
            onClick={() => {
              setAsked('unlock');
            }}
          >
            {t('backup.lock.stop')}
          </Button>
        )}
      </div>
      {asked === 'lock' && <LockDialog onClose={close} />}
      {asked === 'unlock' && <UnlockDialog onClose={close} />}
    </section>
  );
}
