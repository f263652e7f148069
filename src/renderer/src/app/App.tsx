import { Suspense, useEffect, useLayoutEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { markPainted } from '@/lib/painted';
import { useCall } from '@/lib/useCall';
import { queryClient } from '@/lib/queryClient';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { Toasts } from '@/ui/Toasts';
import { Providers } from './Providers';
import { FirstStartScreen } from './routes';
import { Shell } from './Shell';
import styles from './App.module.css';

type AppProps = {
  /** Resolves when all is there that the first screen shows. */
  firstAnswers: Promise<void>;
};

/** The window: the first start where no shop is open yet, else the frame with its pages. */
export function App({ firstAnswers }: AppProps) {
  const settings = useCall('settings.get', {}, { client: queryClient });
  const { data } = settings;
  const look = data?.appearance;
  const { t, i18n } = useTranslation();
  const [isReady, setIsReady] = useState(false);
  // The first start has one more question after the shop is open, so it ends when it says so.
  const [isFirstStart, setIsFirstStart] = useState<boolean | null>(null);
  if (data && isFirstStart === null) setIsFirstStart(data.shop === null);

  useEffect(() => {
    void firstAnswers.then(() => {
      setIsReady(true);
    });
  }, [firstAnswers]);

  useEffect(() => {
    document.title = data?.shop ? `${data.shop.name} - ${t('common.appName')}` : t('common.appName');
  }, [data, t]);

  const theme = look?.theme ?? 'system';
  useLayoutEffect(() => {
    markPainted('shuke:theme-painted');
  }, [theme]);
  useLayoutEffect(() => {
    markPainted('shuke:language-painted');
  }, [i18n.language]);

  if (!isReady || (!data && !settings.error)) return null;
  const scheme = theme === 'system' ? 'auto' : theme;
  return (
    <Providers client={queryClient} scheme={scheme}>
      {data ? (
        <Suspense fallback={null}>
          {data.shop && !isFirstStart ? (
            <Shell settings={data} />
          ) : (
            <FirstStartScreen
              onDone={() => {
                setIsFirstStart(false);
              }}
            />
          )}
        </Suspense>
      ) : (
        <main className={styles.alone}>
          <h1>{t('common.appName')}</h1>
          <ErrorNotice error={settings.error} onRetry={() => void settings.refetch()} />
        </main>
      )}
      <Toasts />
    </Providers>
  );
}
