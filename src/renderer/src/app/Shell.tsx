import type { CallOutput } from '@shared/ipc/contracts';
import { Activity, Suspense, useLayoutEffect, useRef, useState } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { BackupOffers, FullDiskBanner, LookingBanner, RestoredNotice } from '@/features/backup/backup.public';
import { CustomersScreen } from '@/features/customers/CustomersScreen';
import { useCustomersOffers } from '@/features/customers/customers.public';
import { useDuplicatesOffers } from '@/features/duplicates/duplicates.public';
import { useFeedbackOffers } from '@/features/feedback/feedback.public';
import { ReminderBar, useFollowupsOffers, useRulesOfTheDay } from '@/features/followups/followups.public';
import { TrailBanner } from '@/features/history/history.public';
import { useJoinsOffers, useLapseOfTheDay } from '@/features/joins/joins.public';
import { useLoyaltyOffers, useReviewOfTheDay } from '@/features/loyalty/loyalty.public';
import { useInquiriesOffers } from '@/features/inquiries/inquiries.public';
import { useSalesOffers } from '@/features/sales/sales.public';
import { useOpeningOffers } from '@/features/opening/opening.public';
import { useComplaintsOffers } from '@/features/complaints/complaints.public';
import { useProcessesOffers } from '@/features/processes/processes.public';
import { useProductsOffers } from '@/features/products/products.public';
import { useSettingsOffers, useTextSize } from '@/features/settings/settings.public';
import { ShiftsBar, useShiftsOffers } from '@/features/shifts/shifts.public';
import { AskedDialogs, lockScreen, useStaffOffers } from '@/features/staff/staff.public';
import { drawCurtain, useCurtain, useCurtainKeys } from '@/lib/curtain';
import { useKeys } from '@/lib/keys';
import { useOffers } from '@/lib/offers';
import { useIsPainted } from '@/lib/painted';
import { undoLast } from '@/lib/undo';
import { IconCurtain, IconKeyboard, IconUndo } from '@/ui/icons';
import { Curtain } from './Curtain';
import { ErrorBoundary } from './ErrorBoundary';
import { Rail } from './Rail';
import { QuitAsked } from './QuitAsked';
import { firstPathOf, TODAY_PATH } from './firstPath';
import {
  DuplicatesScreen,
  FeedbackScreen,
  ComplaintsScreen,
  FollowupsScreen,
  JoinsScreen,
  KeyHelp,
  PlanScreen,
  ProductsScreen,
  MembersScreen,
  OpeningScreen,
  InquiriesScreen,
  ProcessesScreen,
  PromisesScreen,
  SalesScreen,
  SettingsScreen,
  ShiftsScreen,
  todayScreen,
  VisitsScreen,
} from './routes';
import styles from './Shell.module.css';
import { TopBar } from './TopBar';

type ShellProps = { settings: CallOutput<'settings.get'> };

/** The shop's window: the frame, or the curtain before it. Behind the curtain everything stays as it was left. */
export function Shell({ settings }: ShellProps) {
  const isDrawn = useCurtain();
  const leftAt = useRef<Element | null>(null);
  useCurtainKeys();
  useLayoutEffect(() => {
    if (isDrawn) leftAt.current = document.activeElement;
    else if (leftAt.current instanceof HTMLElement) leftAt.current.focus();
  }, [isDrawn]);
  return (
    <>
      <Activity mode={isDrawn ? 'hidden' : 'visible'}>
        <Frame settings={settings} />
      </Activity>
      <QuitAsked />
      {isDrawn && <Curtain shopName={settings.shop?.name ?? ''} />}
    </>
  );
}

/** Rail, top bar, and the page of the present address. */
function Frame({ settings }: ShellProps) {
  const [path] = useLocation();
  const [TodayScreen] = useState(() => todayScreen.screen());
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const openHelp = (): void => {
    setIsHelpOpen(true);
  };
  const isLooking = settings.lookingAt !== null;
  const firstPath = firstPathOf(settings);
  const mayToday = firstPath === TODAY_PATH;
  const mayBackUp = !isLooking && settings.rights.includes('backup.write');
  useCustomersOffers(isLooking);
  useSettingsOffers(isLooking);
  useStaffOffers(isLooking);
  useFollowupsOffers(isLooking);
  useShiftsOffers(isLooking);
  useSalesOffers(isLooking);
  useProductsOffers(isLooking);
  useOpeningOffers(isLooking);
  useProcessesOffers(isLooking);
  useFeedbackOffers(isLooking);
  useComplaintsOffers(isLooking);
  useInquiriesOffers(isLooking);
  useJoinsOffers(isLooking);
  useDuplicatesOffers(isLooking);
  const undo = (): void => void undoLast();
  useOffers([
    ...(isLooking ? [] : [{ name: 'undo', icon: IconUndo, keys: 'everywhere.undo' as const, run: undo }]),
    { name: 'curtain', icon: IconCurtain, keys: 'everywhere.curtain', run: drawCurtain },
    { name: 'help', icon: IconKeyboard, keys: 'everywhere.help', run: openHelp },
  ]);
  const size = useTextSize();
  const isPainted = useIsPainted();
  const page = path.split('/')[1] ?? '';
  useLoyaltyOffers(isLooking, isPainted);
  useReviewOfTheDay(isPainted && !isLooking && settings.rights.includes('loyalty.read'));
  useLapseOfTheDay(isPainted && !isLooking && settings.rights.includes('joins.write'));
  useRulesOfTheDay(isPainted && !isLooking && settings.rights.includes('followups.read'));

  useKeys({
    ...(!isLooking && { 'everywhere.undo': undo, 'everywhere.lock': () => void lockScreen() }),
    'everywhere.larger': () => {
      size.step(1);
    },
    'everywhere.smaller': () => {
      size.step(-1);
    },
    'everywhere.normalSize': size.reset,
    'everywhere.help': openHelp,
  });

  return (
    <div className={styles.shell}>
      <Rail shopName={settings.shop?.name ?? ''} mayToday={mayToday} />
      <TopBar me={settings.me} isSample={settings.isSample} isLooking={isLooking} mayBackUp={mayBackUp} />
      <main className={styles.page}>
        {settings.lookingAt !== null && <LookingBanner madeAt={settings.lookingAt} />}
        {isPainted && (
          <>
            <BackupOffers isOff={!mayBackUp} />
            <RestoredNotice />
            <FullDiskBanner />
            {!isLooking && settings.rights.includes('followups.read') && <ReminderBar />}
            {!isLooking && <ShiftsBar />}
            <TrailBanner isOff={isLooking || !settings.rights.includes('history.read')} />
          </>
        )}
        <ErrorBoundary resetKey={page}>
          <Suspense fallback={null}>
            <Switch>
              <Route path="/customers/*?">
                <CustomersScreen />
              </Route>
              {mayToday && (
                <Route path="/today/*?">
                  <TodayScreen />
                </Route>
              )}
              <Route path="/followups/promises">
                <PromisesScreen />
              </Route>
              <Route path="/followups/*?">
                <FollowupsScreen />
              </Route>
              <Route path="/visits/*?">
                <VisitsScreen />
              </Route>
              {settings.rights.includes('sales.read') && (
                <Route path="/sales/*?">
                  <SalesScreen />
                </Route>
              )}
              {settings.rights.includes('products.read') && (
                <Route path="/products/plan">
                  <PlanScreen />
                </Route>
              )}
              <Route path="/products/*?">
                <ProductsScreen />
              </Route>
              {settings.rights.includes('loyalty.read') && (
                <Route path="/members/*?">
                  <MembersScreen />
                </Route>
              )}
              {settings.rights.includes('inquiries.read') && (
                <Route path="/inquiries/*?">
                  <InquiriesScreen />
                </Route>
              )}
              {settings.rights.includes('joins.read') && (
                <Route path="/joins/*?">
                  <JoinsScreen />
                </Route>
              )}
              {settings.rights.includes('duplicates.read') && !isLooking && (
                <Route path="/duplicates">
                  <DuplicatesScreen />
                </Route>
              )}
              {settings.rights.includes('processes.read') && (
                <Route path="/processes/*?">
                  <ProcessesScreen />
                </Route>
              )}
              {settings.rights.includes('opening.read') && (
                <Route path="/opening/*?">
                  <OpeningScreen />
                </Route>
              )}
              {settings.rights.includes('complaints.read') && (
                <Route path="/complaints/*?">
                  <ComplaintsScreen />
                </Route>
              )}
              {settings.rights.includes('feedback.read') && (
                <Route path="/feedback/*?">
                  <FeedbackScreen />
                </Route>
              )}
              <Route path="/shifts/*?">
                <ShiftsScreen />
              </Route>
              <Route path="/settings/*?">
                <SettingsScreen />
              </Route>
              <Route>
                <Redirect to={firstPath} replace />
              </Route>
            </Switch>
          </Suspense>
        </ErrorBoundary>
      </main>
      <AskedDialogs />
      {isHelpOpen && (
        <KeyHelp
          isLooking={isLooking}
          onClose={() => {
            setIsHelpOpen(false);
          }}
        />
      )}
    </div>
  );
}
