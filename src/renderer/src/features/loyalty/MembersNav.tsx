import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useMay } from '@/features/staff/staff.public';
import { classes } from '@/lib/classes';
import styles from './MembersNav.module.css';

const MEMBER_PAGES = ['people', 'coupons', 'gifts', 'joins'] as const;
type MemberPage = (typeof MEMBER_PAGES)[number];

const ADDRESS: Readonly<Record<MemberPage, string>> = {
  people: '/members',
  coupons: '/members/coupons',
  gifts: '/members/gifts',
  joins: '/joins',
};

/** The ways between the pages about members, of which each person sees those that they may. */
export function MembersNav({ here }: { here: MemberPage }) {
  const { t } = useTranslation();
  const mayJoins = useMay('joins.read');
  return (
    <nav className={styles.nav} aria-label={t('loyalty.pages')}>
      {MEMBER_PAGES.filter((page) => page !== 'joins' || mayJoins).map((page) => (
        <Link
          key={page}
          href={ADDRESS[page]}
          className={classes(styles.link, page === here && styles.here)}
          aria-current={page === here ? 'page' : undefined}
        >
          {t(`loyalty.page.${page}`)}
        </Link>
      ))}
    </nav>
  );
}
