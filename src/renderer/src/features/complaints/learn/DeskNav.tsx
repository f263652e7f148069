import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useMay } from '@/features/staff/staff.public';
import { classes } from '@/lib/classes';
import styles from './Learn.module.css';

const DESK_PAGES = ['desk', 'improvements', 'postings', 'analysis', 'costs'] as const;
type DeskPage = (typeof DESK_PAGES)[number];

/** The ways between the pages about complaints. */
export function DeskNav({ here }: { here: DeskPage }) {
  const { t } = useTranslation();
  const mayManage = useMay('complaints.manage');
  return (
    <nav className={styles.nav} aria-label={t('complaints.pages')}>
      {DESK_PAGES.filter((page) => (page !== 'analysis' && page !== 'costs') || mayManage).map((page) => (
        <Link
          key={page}
          href={page === 'desk' ? '/complaints' : `/complaints/${page}`}
          className={classes(styles.link, page === here && styles.here)}
          aria-current={page === here ? 'page' : undefined}
        >
          {t(`complaints.page.${page}`)}
        </Link>
      ))}
    </nav>
  );
}
