import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { useUnread } from '@/features/feedback/feedback.public';
import { FIRST_TODAY } from '@/features/followups/followups.first.public';
import { useHasMembers } from '@/features/loyalty/loyalty.public';
import { useHasColleagues, useMay } from '@/features/staff/staff.public';
import { classes } from '@/lib/classes';
import { formatNumber } from '@/lib/format';
import { useIsPainted } from '@/lib/painted';
import { useRemembered } from '@/lib/remembered';
import { useCall } from '@/lib/useCall';
import {
  IconCollapse,
  IconComplaint,
  IconExpand,
  IconFollowup,
  IconHandover,
  IconInquiry,
  IconProduct,
  IconMember,
  IconReceipt,
  IconSettings,
  IconToday,
  IconUsers,
} from '@/ui/icons';
import styles from './Rail.module.css';

const ENTRIES = [
  { page: 'today', text: 'shell.today', icon: IconToday },
  { page: 'customers', text: 'shell.customers', icon: IconUsers },
  { page: 'followups', text: 'shell.followups', icon: IconFollowup },
  { page: 'complaints', text: 'shell.complaints', icon: IconComplaint },
  { page: 'inquiries', text: 'shell.inquiries', icon: IconInquiry },
  { page: 'sales', text: 'shell.sales', icon: IconReceipt },
  { page: 'products', text: 'shell.products', icon: IconProduct },
  { page: 'members', text: 'shell.members', icon: IconMember },
  { page: 'shifts', text: 'shell.shifts', icon: IconHandover },
  { page: 'settings', text: 'shell.settings', icon: IconSettings },
] as const;

/** Pages without an entry of their own, and the one that they belong to. */
const BELONGS: ReadonlyMap<string, string> = new Map([
  ['visits', 'followups'],
  ['processes', 'followups'],
  ['opening', 'members'],
  ['feedback', 'complaints'],
  ['joins', 'members'],
  ['duplicates', 'customers'],
]);

type RailProps = {
  shopName: string;
  /** Somebody's own day is told: not where a backup is looked into, nor without the right. */
  mayToday: boolean;
};

/** The main menu at the left: one entry for each feature that the shop has; a shop of one has no shifts. Folds to its icons. */
export function Rail({ shopName, mayToday }: RailProps) {
  const { t } = useTranslation();
  const [path] = useLocation();
  const [folded, setFolded] = useRemembered('rail', 'open');
  const hasColleagues = useHasColleagues();
  const mayInquiries = useMay('inquiries.read');
  const maySell = useMay('sales.read');
  const mayProducts = useMay('products.read');
  const mayHear = useMay('complaints.read');
  const isPainted = useIsPainted();
  const hasMembers = useHasMembers(isPainted);
  const { data: today } = useCall('followups.today', FIRST_TODAY, { isEnabled: mayToday && isPainted });
  const waiting = today?.total ?? 0;
  const unread = useUnread(isPainted);
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
        {ENTRIES.filter(
          ({ page }) =>
            (page !== 'shifts' || hasColleagues) &&
            (page !== 'inquiries' || mayInquiries) &&
            (page !== 'sales' || maySell) &&
            (page !== 'complaints' || mayHear) &&
            (page !== 'products' || mayProducts) &&
            (page !== 'members' || hasMembers),
        ).map(({ page, text, icon: Icon }) => {
          const here = path.split('/')[1];
          const count = page === 'today' ? waiting : page === 'complaints' ? unread : 0;
          const isHere = (BELONGS.get(here ?? '') ?? here) === page;
          return (
            <li key={page}>
              <Link
                href={`/${page}`}
                className={classes(styles.entry, isHere && styles.here)}
                aria-current={isHere ? 'page' : undefined}
                aria-label={
                  count > 0
                    ? t(page === 'today' ? 'shell.waiting' : 'shell.unread', {
                        page: t(text),
                        count,
                        number: formatNumber(count),
                      })
                    : t(text)
                }
                title={isFolded ? t(text) : undefined}
              >
                <Icon size="1.25rem" stroke={isHere ? 1.9 : 1.6} aria-hidden />
                <span className={styles.word}>{t(text)}</span>
                {count > 0 && (
                  <span className={styles.count} aria-hidden>
                    {formatNumber(count)}
                  </span>
                )}
              </Link>
            </li>
          );
        })}
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
