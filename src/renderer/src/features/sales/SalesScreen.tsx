import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import type { SaleId } from '@shared/features/sales/sales.contract';
import { useNewPlace } from '@/features/drafts/drafts.public';
import { classes } from '@/lib/classes';
import { useIsLooking } from '@/lib/looking';
import { PageHeader } from '@/ui/PageHeader';
import { DayPage } from './day/DayPage';
import { DebtsPage } from './debts/DebtsPage';
import styles from './SalesScreen.module.css';
import { SlipsPage } from './slips/SlipsPage';
import { TillPage } from './till/TillPage';

const PAGES = ['till', 'slips', 'debts', 'day'] as const;
type Page = (typeof PAGES)[number];

/** Sales: the till, the slips, what is still to be paid, and the day's close, each with an address of its own. */
export function SalesScreen() {
  const { t } = useTranslation();
  const [path] = useLocation();
  const isLooking = useIsLooking();
  const [, , first = '', second = ''] = path.split('/');
  const known = PAGES.find((page) => page === first);
  const page: Page = isLooking && (known ?? 'till') === 'till' ? 'slips' : (known ?? 'till');
  return (
    <>
      <PageHeader title={t('sales.title')} sub={t('sales.sub')}>
        <nav className={styles.nav} aria-label={t('sales.pages')}>
          {PAGES.filter((one) => !isLooking || one !== 'till').map((one) => (
            <Link
              key={one}
              href={`/sales/${one}`}
              className={classes(styles.link, one === page && styles.here)}
              aria-current={one === page ? 'page' : undefined}
            >
              {t(`sales.page.${one}`)}
            </Link>
          ))}
        </nav>
      </PageHeader>
      {page === 'till' && <Till slot={second === '' ? null : second} />}
      {page === 'slips' && <SlipsPage openId={/^\d+$/u.test(second) ? (Number(second) as SaleId) : null} />}
      {page === 'debts' && <DebtsPage />}
      {page === 'day' && <DayPage />}
    </>
  );
}

function Till({ slot }: { slot: string | null }) {
  const place = useNewPlace('sales.ringUp', slot, false);
  return place && <TillPage key={place.slot} place={place} />;
}
