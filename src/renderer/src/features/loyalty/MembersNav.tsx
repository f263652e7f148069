import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { classes } from '@/lib/classes';
import styles from './MembersNav.module.css';

export const MEMBER_PAGES = ['people', 'coupons', 'gifts'] as const;
export type MemberPage = (typeof MEMBER_PAGES)[number];

/** The ways between the pages about members. */
export function MembersNav({ here }: { here: MemberPage }) {
  const { t } = useTranslation();
  return (
    <nav className={styles.nav} aria-label={t('loyalty.pages')}>
      {MEMBER_PAGES.map((page) => (
        <Link
          key={page}
          href={page === 'people' ? '/members' : `/members/${page}`}
          className={classes(styles.link, page === here && styles.here)}
          aria-current={page === here ? 'page' : undefined}
        >
          {t(`loyalty.page.${page}`)}
        </Link>
      ))}
    </nav>
  );
}
