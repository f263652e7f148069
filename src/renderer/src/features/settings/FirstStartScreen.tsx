import { lazy, Suspense, useState } from 'react';
import { useLocation } from 'wouter';
import type { Language } from '@shared/features/settings/settings.contract';
import { setLanguage } from '@/lib/i18n';
import { useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { StandalonePage } from '@/ui/StandalonePage';
import { FirstStartChoices, type Beginning } from './FirstStartChoices';
import { FirstStartForm } from './FirstStartForm';

type FirstStartScreenProps = {
  /** The shop is open, and the person has said where to begin and where backups go. */
  onDone: () => void;
};

/** Where each beginning leads once the shop is open. */
const ADDRESSES = { import: '/settings/transfer', empty: '/customers' } as const;

const FirstStartPassword = lazy(async () => ({
  default: (await import('./FirstStartPassword')).FirstStartPassword,
}));
const FirstPlace = lazy(async () => ({
  default: (await import('@/features/backup/backup.screens.public')).FirstPlace,
}));
const FirstStartRestore = lazy(async () => ({
  default: (await import('./FirstStartRestore')).FirstStartRestore,
}));

/**
 * The first start: offers the ways to begin, and where a shop of one's own is wanted asks for shop and owner, for the
 * owner's password, and then where backups go.
 */
export function FirstStartScreen({ onDone }: FirstStartScreenProps) {
  const settings = useCall('settings.get', {});
  const [beginning, setBeginning] = useState<Beginning | null>(null);
  const [step, setStep] = useState<'names' | 'password' | 'place'>('names');
  const [chosen, setChosen] = useState<Language | null>(null);
  const [, navigate] = useLocation();
  if (settings.error) {
    return (
      <StandalonePage>
        <ErrorNotice error={settings.error} onRetry={() => void settings.refetch()} />
      </StandalonePage>
    );
  }
  if (!settings.data) return <StandalonePage />;
  const appearance = { ...settings.data.appearance, language: chosen ?? settings.data.appearance.language };
  const goBack = (): void => {
    setBeginning(null);
  };
  return (
    <StandalonePage>
      <Suspense fallback={null}>
        {beginning === null && (
          <FirstStartChoices
            appearance={appearance}
            onLanguage={(language) => {
              setChosen(language);
              void setLanguage(language);
            }}
            onChosen={setBeginning}
          />
        )}
        {beginning === 'restore' && <FirstStartRestore onBack={goBack} />}
        {(beginning === 'import' || beginning === 'empty') && step === 'names' && (
          <FirstStartForm
            appearance={appearance}
            onBack={goBack}
            onOpened={() => {
              setStep('password');
            }}
          />
        )}
        {step === 'password' && (
          <FirstStartPassword
            onDone={() => {
              setStep('place');
            }}
          />
        )}
        {beginning !== null && beginning !== 'restore' && step === 'place' && (
          <FirstPlace
            onDone={() => {
              navigate(ADDRESSES[beginning], { replace: true });
              onDone();
            }}
          />
        )}
      </Suspense>
    </StandalonePage>
  );
}
