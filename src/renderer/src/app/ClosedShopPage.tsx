import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, ClientError } from '@/lib/client';
import { classes } from '@/lib/classes';
import { formatInstant } from '@/lib/format';
import { setLanguage } from '@/lib/i18n';
import { useToday } from '@/lib/today';
import { ErrorNotice } from '@/ui/ErrorNotice';
import styles from './CrashedPage.module.css';
import own from './ClosedShopPage.module.css';

const Recovery = lazy(async () => ({
  default: (await import('@/features/backup/backup.screens.public')).Recovery,
}));

/** With these the shop's file itself is at fault or gone: a backup brings it back. */
const LOST = /^data\.(corrupt|foreign|missing|hostFailed|migrationFailed|ioError)$/;
/** With these something may still be read out of it. */
const DAMAGED = /^data\.(corrupt|hostFailed|ioError)$/;

type ClosedShopPageProps = {
  /** What keeps the shop closed. */
  error: ClientError;
  /** Asks whether it is still so. */
  onAsk: () => Promise<unknown>;
};

/** What stands in place of everything while the shop cannot be opened: why, where it lies, and the ways on. */
export function ClosedShopPage({ error, onAsk }: ClosedShopPageProps) {
  const { t, i18n } = useTranslation();
  const [isTrying, setIsTrying] = useState(false);
  const [refusal, setRefusal] = useState<ClientError | null>(null);
  const about = useQuery({ queryKey: ['closed', 'about', error], queryFn: () => call('settings.about', {}) });
  const other = i18n.language === 'en' ? 'zh-CN' : 'en';

  const attempt = async (act: () => Promise<unknown>): Promise<void> => {
    setIsTrying(true);
    setRefusal(null);
    try {
      await act();
    } catch (caught) {
      if (!(caught instanceof ClientError)) throw caught;
      // The page itself tells what keeps the shop closed; only another folder's own fault is told beside.
      if (caught.code !== error.code) setRefusal(caught);
    }
    await onAsk();
    setIsTrying(false);
  };

  const isMisplaced = error.code.startsWith('data.place');
  const isLost = LOST.test(error.code);
  return (
    <main className={own.scroller}>
      <div className={classes(styles.page, isLost && own.wide)}>
        <h1 className={styles.title}>{t('common.closed.title')}</h1>
        <ErrorNotice error={error} />
        <dl className={own.facts}>
          <dt>{t('common.closed.place')}</dt>
          <dd>{about.data?.dataDir ?? ''}</dd>
          {error.code === 'data.inUse' && <OwnerFacts error={error} />}
        </dl>
        {isLost && (
          <Suspense fallback={null}>
            <Recovery canSalvage={DAMAGED.test(error.code)} />
          </Suspense>
        )}
        {refusal && <ErrorNotice error={refusal} />}
        <p className={styles.text}>
          {isMisplaced ? t('common.closed.chooseCopies') : t('common.closed.chooseBegins')}
        </p>
        <div className={classes(styles.actions, own.actions)}>
          <Button
            variant={isLost ? 'default' : 'filled'}
            loading={isTrying}
            onClick={() => void attempt(() => call('settings.reopenShop', {}))}
          >
            {t('common.tryAgain')}
          </Button>
          <Button disabled={isTrying} onClick={() => void attempt(() => call('settings.choosePlace', {}))}>
            {t('common.closed.choose')}
          </Button>
          <Button disabled={isTrying} onClick={() => void attempt(() => call('settings.showDataFolder', {}))}>
            {t('common.closed.show')}
          </Button>
          <Button disabled={isTrying} onClick={() => void attempt(() => call('settings.showLog', {}))}>
            {t('common.closed.log')}
          </Button>
          <Button disabled={isTrying} onClick={() => void attempt(() => call('settings.leave', {}))}>
            {t('common.closed.leave')}
          </Button>
          <Button variant="subtle" lang={other} onClick={() => void setLanguage(other)}>
            {t(`settings.language.${other}`)}
          </Button>
        </div>
      </div>
    </main>
  );
}

/** Who has the shop open, as far as they have left word. */
function OwnerFacts({ error }: { error: ClientError }) {
  const { t } = useTranslation();
  const today = useToday();
  const told = (name: string): string => {
    const value = error.params[name];
    return value === undefined || value === '' ? t('common.closed.unknown') : String(value);
  };
  const since = told('since');
  return (
    <>
      <dt>{t('common.closed.computer')}</dt>
      <dd>{told('computer')}</dd>
      <dt>{t('common.closed.user')}</dt>
      <dd>{told('user')}</dd>
      <dt>{t('common.closed.since')}</dt>
      <dd>{formatInstant(since, today)}</dd>
    </>
  );
}
