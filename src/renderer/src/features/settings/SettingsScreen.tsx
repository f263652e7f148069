import { lazy, Suspense, type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Redirect, useLocation } from 'wouter';
import type { Permission } from '@shared/ipc/contract';
import { classes } from '@/lib/classes';
import { useIsLooking } from '@/lib/looking';
import { AboutPage } from './AboutPage';
import { HoursPage } from './HoursPage';
import { LookPage } from './LookPage';
import { ShopPage } from './ShopPage';
import { useSettings } from './settings.hooks';
import styles from './SettingsScreen.module.css';

const TransferScreen = lazy(async () => ({
  default: (await import('@/features/transfer/transfer.public')).TransferScreen,
}));
const BackupScreen = lazy(async () => ({
  default: (await import('@/features/backup/backup.screens.public')).BackupScreen,
}));
const HistoryScreen = lazy(async () => ({
  default: (await import('@/features/history/history.screens.public')).HistoryScreen,
}));

const PrivacyPage = lazy(async () => ({
  default: (await import('@/features/privacy/privacy.screens.public')).PrivacyPage,
}));
const RulesPage = lazy(async () => ({
  default: (await import('@/features/followups/followups.screens.public')).RulesPage,
}));
const RemindersPage = lazy(async () => ({
  default: (await import('@/features/followups/followups.screens.public')).RemindersPage,
}));
const ProgrammePage = lazy(async () => ({
  default: (await import('@/features/loyalty/loyalty.screens.public')).ProgrammePage,
}));
const TemplatesPage = lazy(async () => ({
  default: (await import('@/features/processes/processes.screens.public')).TemplatesPage,
}));
const ComplaintsPage = lazy(async () => ({
  default: (await import('@/features/complaints/complaints.screens.public')).ComplaintSettingsPage,
}));
const FeedbackPage = lazy(async () => ({
  default: (await import('@/features/feedback/feedback.screens.public')).FeedbackPage,
}));
const FieldsPage = lazy(async () => ({
  default: (await import('@/features/fields/fields.screens.public')).FieldsPage,
}));
const TeamPage = lazy(async () => ({
  default: (await import('@/features/staff/staff.screens.public')).TeamPage,
}));

/** Each page, and the right without which it is not shown. */
const PAGES = {
  shop: { page: ShopPage, right: 'settings.manage' },
  hours: { page: HoursPage, right: 'settings.manage' },
  look: { page: LookPage, right: 'settings.write' },
  team: { page: TeamPage, right: 'settings.read' },
  fields: { page: FieldsPage, right: 'fields.manage' },
  reminders: { page: RemindersPage, right: 'followups.manage' },
  rules: { page: RulesPage, right: 'followups.manage' },
  processes: { page: TemplatesPage, right: 'processes.manage' },
  members: { page: ProgrammePage, right: 'loyalty.manage' },
  complaints: { page: ComplaintsPage, right: 'complaints.manage' },
  feedback: { page: FeedbackPage, right: 'feedback.manage' },
  privacy: { page: PrivacyPage, right: 'settings.read' },
  transfer: { page: TransferScreen, right: 'transfer.write' },
  backup: { page: BackupScreen, right: 'backup.write' },
  history: { page: HistoryScreen, right: 'history.read' },
  about: { page: AboutPage, right: 'settings.read' },
} as const satisfies Readonly<Record<string, { page: ComponentType; right: Permission }>>;

type PageName = keyof typeof PAGES;
const NAMES = Object.keys(PAGES) as readonly PageName[];
/** Pages that are of use where nothing can be changed. */
const LOOK_NAMES: readonly PageName[] = ['look', 'history'];

/** The settings: a menu at the left, and its page. */
export function SettingsScreen() {
  const { t } = useTranslation();
  const [path] = useLocation();
  const isLooking = useIsLooking();
  const { data } = useSettings();
  if (!data) return null;
  const names = (isLooking ? LOOK_NAMES : NAMES).filter((one) => data.rights.includes(PAGES[one].right));
  const name = path.split('/')[2] ?? names[0];
  const here = names.find((one) => one === name);
  if (here === undefined) return <Redirect to="/settings" replace />;
  const Page = PAGES[here].page;
  return (
    <div className={styles.settings}>
      <nav className={styles.menu} aria-label={t('settings.title')}>
        <ul>
          {names.map((one) => (
            <li key={one}>
              <Link
                href={`/settings/${one}`}
                className={classes(styles.entry, one === here && styles.here)}
                aria-current={one === here ? 'page' : undefined}
              >
                {t(`settings.page.${one}`)}
              </Link>
            </li>
          ))}
          {!isLooking && data.rights.includes('opening.write') && (
            <li>
              <Link href="/opening" className={styles.entry}>
                {t('opening.title')}
              </Link>
            </li>
          )}
        </ul>
      </nav>
      <div className={styles.page}>
        <Suspense fallback={null}>
          <Page />
        </Suspense>
      </div>
    </div>
  );
}
