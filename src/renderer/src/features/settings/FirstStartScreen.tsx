import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Language } from '@shared/features/settings/settings.contract';
import { setLanguage } from '@/lib/i18n';
import { useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FirstStartChoices, type Beginning } from './FirstStartChoices';
import { FirstStartForm } from './FirstStartForm';
import styles from './FirstStart.module.css';

type FirstStartScreenProps = {
  /** The shop is open and the person has said where to begin. */
  onDone: () => void;
};

/** Where each beginning leads once the shop is open. */
const ADDRESSES = { import: '/settings/transfer', empty: '/customers' } as const;

/** The first start: offers the ways to begin, and asks for shop and owner where a shop of one's own is wanted. */
export function FirstStartScreen({ onDone }: FirstStartScreenProps) {
  const settings = useCall('settings.get', {});
  const [beginning, setBeginning] = useState<Beginning | null>(null);
  const [chosen, setChosen] = useState<Language | null>(null);
  const [, navigate] = useLocation();
  if (settings.error) {
    return (
      <main className={styles.page}>
        <ErrorNotice error={settings.error} onRetry={() => void settings.refetch()} />
      </main>
    );
  }
  if (!settings.data) return <main className={styles.page} />;
  const appearance = { ...settings.data.appearance, language: chosen ?? settings.data.appearance.language };
  return (
    <main className={styles.page}>
      {beginning === null ? (
        <FirstStartChoices
          appearance={appearance}
          onLanguage={(language) => {
            setChosen(language);
            void setLanguage(language);
          }}
          onChosen={setBeginning}
        />
      ) : (
        <FirstStartForm
          appearance={appearance}
          onBack={() => {
            setBeginning(null);
          }}
          onOpened={() => {
            navigate(ADDRESSES[beginning], { replace: true });
            onDone();
          }}
        />
      )}
    </main>
  );
}
