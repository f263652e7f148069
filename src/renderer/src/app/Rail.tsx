import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { useHasColleagues } from '@/features/staff/staff.public';
import { classes } from '@/lib/classes';
import { useRemembered } from '@/lib/remembered';
import {
  IconCollapse,
  IconExpand,
  IconFollowup,
  IconHandover,
  IconSettings,
  IconToday,
  IconUsers,
} from '@/ui/icons';
import styles from './Rail.module.css';

const ENTRIES = [
  { page: 'today', text: 'shell.today', icon: IconToday },
  { page: 'customers', text: 'shell.customers', icon: IconUsers },
  { page: 'followups', text: 'shell.followups', icon: IconFollowup },
  { page: 'shifts', text: 'shell.shifts', icon: IconHandover },
  { page: 'settings', text: 'shell.settings', icon: IconSettings },
] as const;

/** The main menu at the left: one entry for each feature that the shop has; a shop of one has no shifts. Folds to its icons. */
export function Rail({ shopName }: { shopName: string }) {
  const { t } = useTranslation();
  const [path] = useLocation();
  const [folded, setFolded] = useRemembered('rail', 'open');
  const hasColleagues = useHasColleagues();
  const isFolded = folded === 'folded';
  const foldText = t(isFolded ? 'shell.unfold' : 'shell.fold');
  const FoldIcon = isFolded ? IconExpand : IconCollapse;

  return (
    <nav className={classes(styles.rail, isFolded && styles.folded)} aria-label={t('shell.rail')}>
      <div className={styles.brand}>
        <span className={styles.seal} aria-hidden>
          {t('common.appName').slice(0, 1)}
        </span>
        <span className={styles.word}>{t('common.appName')}</span>
      </div>
      <ul className={styles.list}>
        {ENTRIES.filter(({ page }) => page !== 'shifts' || hasColleagues).map(
          ({ page, text, icon: Icon }) => {
            const isHere = path.split('/')[1] === page;
            return (
              <li key={page}>
                <Link
                  href={`/${page}`}
                  className={classes(styles.entry, isHere && styles.here)}
                  aria-current={isHere ? 'page' : undefined}
                  aria-label={t(text)}
                  title={isFolded ? t(text) : undefined}
                >
                  <Icon size="1.25rem" stroke={isHere ? 1.9 : 1.6} aria-hidden />
                  <span className={styles.word}>{t(text)}</span>
                </Link>
              </li>
            );
          },
        )}
      </ul>
      <p className={styles.shop}>{shopName}</p>
      <button
        type="button"
        className={styles.fold}
        aria-label={foldText}
        aria-expanded={!isFolded}
        onClick={() => {
          setFolded(isFolded ? 'open' : 'folded');
        }}
      >
        <FoldIcon size="1.25rem" stroke={1.6} aria-hidden />
        <span className={styles.word}>{foldText}</span>
      </button>
    </nav>
  );
}
