import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '@/lib/client';
import { notifyError } from '@/lib/notify';
import { IconShop } from '@/ui/icons';
import styles from './SampleMark.module.css';

/** Says that this is the sample shop, on every page, and leads out of it: the window is loaded anew. */
export function SampleMark() {
  const { t } = useTranslation();
  const [isLeaving, setIsLeaving] = useState(false);
  const leave = async (): Promise<void> => {
    setIsLeaving(true);
    try {
      await call('settings.leaveSample', {});
    } catch (error) {
      setIsLeaving(false);
      notifyError(error);
    }
  };
  return (
    <div className={styles.mark} role="note" title={t('shell.sample.about')}>
      <IconShop size="1.125rem" stroke={1.6} aria-hidden />
      <span className={styles.word}>{t('shell.sample.mark')}</span>
      <Button size="compact-sm" loading={isLeaving} onClick={() => void leave()}>
        {t('shell.sample.leave')}
      </Button>
    </div>
  );
}
