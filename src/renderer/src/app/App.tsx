import { Activity, Suspense, useEffect, useLayoutEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCurtain } from '@/lib/curtain';
import { markPainted } from '@/lib/painted';
import { useCall } from '@/lib/useCall';
import { queryClient } from '@/lib/queryClient';
import { Toasts } from '@/ui/Toasts';
import { ClosedShopPage } from './ClosedShopPage';
import { Providers } from './Providers';
import { QuitAsked } from './QuitAsked';
import { firstStart, signIn } from './routes';
import { Shell } from './Shell';

/** With these no shop is open any more, whatever was known of it before. */
const CLOSED =
  /^data\.(inUse|missing|place\w+|hostFailed|corrupt|foreign|newer|notWritable|migrationFailed|oldSqlite)$/;

/**
 * The window: the first start where no shop is open yet, the door where nobody is in it, else the frame with its pages.
 * While the screen is locked the frame is out of sight as it was left, with all that was typed.
 */
export function App() {
  const settings = useCall('settings.get', {}, { client: queryClient });
  const { data } = settings;
  const look = data?.appearance;
  const { t, i18n } = useTranslation();
  const isCurtainDrawn = useCurtain();
  // The first start has one more question after the shop is open, so it ends when it says so.
  const [isFirstStart, setIsFirstStart] = useState<boolean | null>(null);
  const [FirstStartScreen] = useState(() => firstStart.screen());
  const [SignInScreen] = useState(() => signIn.screen());
  if (data && isFirstStart === null) setIsFirstStart(data.shop === null);
  const isShut = data !== undefined && data.session !== 'open';
  const [wasOpen, setWasOpen] = useState(false);
  if (data && !isShut && !wasOpen) setWasOpen(true);

  useEffect(() => {
    document.title =
      data?.shop && !isShut ? `${data.shop.name} - ${t('common.appName')}` : t('common.appName');
  }, [data, isShut, t]);

  const theme = look?.theme ?? 'system';
  useLayoutEffect(() => {
    markPainted('shuke:theme-painted');
  }, [theme]);
  useLayoutEffect(() => {
    markPainted('shuke:language-painted');
  }, [i18n.language]);

  useLayoutEffect(() => {
    markPainted('shuke:door-painted');
  }, [isShut]);

  const isClosed = settings.error !== null && (data === undefined || CLOSED.test(settings.error.code));
  if (!data && !settings.error) return null;
  const scheme = theme === 'system' ? 'auto' : theme;
  return (
    <Providers client={queryClient} scheme={scheme}>
      {data && !isClosed ? (
        <Suspense fallback={null}>
          {data.shop && !isFirstStart ? (
            <>
              {wasOpen && (
                <Activity mode={isShut ? 'hidden' : 'visible'}>
                  <Shell settings={data} />
                </Activity>
              )}
              {isShut && (
                <>
                  <SignInScreen settings={data} />
                  <QuitAsked />
                </>
              )}
            </>
          ) : (
            <FirstStartScreen
              onDone={() => {
                setIsFirstStart(false);
              }}
            />
          )}
        </Suspense>
      ) : (
        settings.error && <ClosedShopPage error={settings.error} onAsk={() => settings.refetch()} />
      )}
      {!isCurtainDrawn && !isShut && <Toasts />}
    </Providers>
  );
}
