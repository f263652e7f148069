import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { call } from '@/lib/client';
import { notifyDone, notifyError } from '@/lib/notify';
import { useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { IconFolder, IconShop } from '@/ui/icons';
import { PageHeader } from '@/ui/PageHeader';
import { useOpenSample } from './settings.hooks';
import styles from './SettingsScreen.module.css';

/** Where the shop's data lies, and of what make the program is. */
export function AboutPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useCall('settings.about', {});
  const settings = useCall('settings.get', {});
  const sample = useOpenSample();
  const appearance = settings.data?.appearance;
  const mayManage = settings.data?.rights.includes('settings.manage') === true;
  const mayMove = mayManage && settings.data?.isSample === false;
  const showFolder = async (): Promise<void> => {
    try {
      await call('settings.showDataFolder', {});
    } catch (caught) {
      notifyError(caught);
    }
  };
  const move = async (): Promise<void> => {
    try {
      const { isMoved } = await call('settings.choosePlace', {});
      if (!isMoved) return;
      const moved = await refetch();
      notifyDone(t('settings.about.moved', { dataDir: moved.data?.dataDir ?? '' }));
    } catch (caught) {
      notifyError(caught);
    }
  };
  return (
    <>
      <PageHeader title={t('settings.page.about')} sub={t('settings.about.sub')} />
      <div className={styles.body}>
        {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {data && (
          <>
            <dl className={styles.facts}>
              <dt>{t('settings.about.version')}</dt>
              <dd>{data.version}</dd>
              <dt>{t('settings.about.dataDir')}</dt>
              <dd>{data.dataDir}</dd>
              <dt>{t('settings.about.parts')}</dt>
              <dd>{t('settings.about.partsList', { electron: data.electron, sqlite: data.sqlite })}</dd>
              <dt>{t('settings.about.licence')}</dt>
              <dd>{t('settings.about.mit')}</dd>
            </dl>
            <p className={styles.promise}>{t('settings.about.promise')}</p>
            {mayMove && <p className={styles.promise}>{t('settings.about.moveHint')}</p>}
            <div className={styles.actions}>
              {mayManage && (
                <Button
                  leftSection={<IconFolder size="1.125rem" stroke={1.6} aria-hidden />}
                  onClick={() => void showFolder()}
                >
                  {t('settings.about.show')}
                </Button>
              )}
              {mayMove && <Button onClick={() => void move()}>{t('settings.about.move')}</Button>}
            </div>
            {mayMove && appearance && (
              <>
                <p className={styles.promise}>{t('settings.about.sampleHint')}</p>
                <div className={styles.actions}>
                  <Button
                    disabled={sample.isMaking}
                    leftSection={<IconShop size="1.125rem" stroke={1.6} aria-hidden />}
                    onClick={() => void sample.open(appearance)}
                  >
                    {t('settings.about.sample')}
                  </Button>
                </div>
                {sample.isMaking && (
                  <div role="status">
                    {t('firststart.sample.making')}
                    <Progress
                      value={sample.percent}
                      size="0.5rem"
                      aria-label={t('firststart.sample.making')}
                    />
                  </div>
                )}
                {sample.error && <ErrorNotice error={sample.error} />}
              </>
            )}
          </>
        )}
      </div>
    </>
  );
}
