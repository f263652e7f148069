import type { CallOutput } from '@shared/ipc/contracts';
import { Suspense } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { CustomersScreen } from '@/features/customers/CustomersScreen';
import { isCtrl, isTyping, useWindowKeys } from '@/lib/keys';
import { undoLast } from '@/lib/undo';
import { ErrorBoundary } from './ErrorBoundary';
import { Rail } from './Rail';
import { SettingsScreen } from './routes';
import styles from './Shell.module.css';
import { TopBar } from './TopBar';

type ShellProps = { settings: CallOutput<'settings.get'> };

/** The frame: rail, top bar, and the page of the present address. */
export function Shell({ settings }: ShellProps) {
  const [path, navigate] = useLocation();
  const page = path.split('/')[1] ?? '';

  useWindowKeys((event) => {
    if (isCtrl(event, 'n')) {
      event.preventDefault();
      navigate('/customers/new');
    } else if (isCtrl(event, 'z') && !isTyping(event.target)) {
      event.preventDefault();
      void undoLast();
    }
  });

  return (
    <div className={styles.shell}>
      <Rail shopName={settings.shop?.name ?? ''} />
      <TopBar me={settings.me} />
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
    </div>
  );
}
