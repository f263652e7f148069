import type { CallOutput } from '@shared/ipc/contracts';
import { useTranslation } from 'react-i18next';
import { BackupLight } from '@/features/backup/backup.public';
import { PageLight } from '@/features/feedback/feedback.public';
import { useIsPainted } from '@/lib/painted';
import { FindBox } from './FindBox';
import { QuickAdd } from './QuickAdd';
import { ParkedDrafts } from './ParkedDrafts';
import { SampleMark } from './SampleMark';
import { TaskBadge } from './TaskBadge';
import styles from './TopBar.module.css';

type TopBarProps = {
  me: CallOutput<'settings.get'>['me'];
  /** The sample shop is open, which each page says. */
  isSample: boolean;
  /** A backup is looked into, in which nothing is added, parked or backed up. */
  isLooking: boolean;
  /** Sees to the backups, and so to their light. */
  mayBackUp: boolean;
};

/** The bar on top: find anybody, add somebody, long work that is going on, parked drafts, the light, and who is signed in. */
export function TopBar({ me, isSample, isLooking, mayBackUp }: TopBarProps) {
  const { t } = useTranslation();
  const isPainted = useIsPainted();
  return (
    <header className={styles.bar}>
      <FindBox />
      {!isLooking && <QuickAdd />}
      <div className={styles.end}>
        {isSample && <SampleMark />}
        {isPainted && (
          <>
            <TaskBadge />
            {!isLooking && <ParkedDrafts />}
            {!isSample && !isLooking && <PageLight />}
            {!isSample && mayBackUp && <BackupLight />}
          </>
        )}
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
