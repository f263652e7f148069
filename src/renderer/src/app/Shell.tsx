import type { CallOutput } from '@shared/ipc/contracts';
import { Suspense, useState } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { CustomersScreen } from '@/features/customers/CustomersScreen';
import { useKeys } from '@/lib/keys';
import { useCustomersOffers } from '@/features/customers/customers.public';
import { useSettingsOffers, useTextSize } from '@/features/settings/settings.public';
import { useOffers } from '@/lib/offers';
import { undoLast } from '@/lib/undo';
import { IconKeyboard, IconUndo } from '@/ui/icons';
import { ErrorBoundary } from './ErrorBoundary';
import { Rail } from './Rail';
import { KeyHelp, SettingsScreen } from './routes';
import styles from './Shell.module.css';
import { TopBar } from './TopBar';

type ShellProps = { settings: CallOutput<'settings.get'> };

/** The frame: rail, top bar, and the page of the present address. */
export function Shell({ settings }: ShellProps) {
  const [path] = useLocation();
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const openHelp = (): void => {
    setIsHelpOpen(true);
  };
  useCustomersOffers();
  useSettingsOffers();
  useOffers([
    { name: 'undo', icon: IconUndo, keys: 'everywhere.undo', run: () => void undoLast() },
    { name: 'help', icon: IconKeyboard, keys: 'everywhere.help', run: openHelp },
  ]);
  const size = useTextSize();
  const page = path.split('/')[1] ?? '';

  useKeys({
    'everywhere.undo': () => void undoLast(),
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
      <Rail shopName={settings.shop?.name ?? ''} />
      <TopBar me={settings.me} isSample={settings.isSample} />
      <main className={styles.page}>
        <ErrorBoundary resetKey={page}>
          <Suspense fallback={null}>
            <Switch>
              <Route path="/customers/*?">
                <CustomersScreen />
              </Route>
              <Route path="/settings/*?">
                <SettingsScreen />
              </Route>
              <Route>
                <Redirect to="/customers" replace />
              </Route>
            </Switch>
          </Suspense>
        </ErrorBoundary>
      </main>
      {isHelpOpen && (
        <Suspense fallback={null}>
          <KeyHelp
            onClose={() => {
              setIsHelpOpen(false);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
