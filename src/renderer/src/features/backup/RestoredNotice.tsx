import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { formatMoment, formatNumber } from '@/lib/format';
import { useToday } from '@/lib/today';
import { useCall } from '@/lib/useCall';
import { IconShield } from '@/ui/icons';
import styles from './Banner.module.css';
import { leaveWord, wordLeft } from './restored';

const LAST_RESTORE = { channel: 'backup.restore', offset: 0, limit: 1 } as const;

/** After a restore: what the shop has been brought back to, and that there is a way back. Once read, it is gone. */
export function RestoredNotice() {
  const { t } = useTranslation();
  const today = useToday();
  const [, navigate] = useLocation();
  const [restored, setRestored] = useState(wordLeft);
  const { data } = useCall('history.list', LAST_RESTORE, { isEnabled: restored !== null });
  const isSo = data?.acts.some(({ at }) => at >= (restored?.begunAt ?? ''));
  if (restored === null || isSo !== true) return null;
  const close = (): void => {
    leaveWord(null);
    setRestored(null);
  };
  return (
    <div className={styles.done} role="status">
      <IconShield size="1.25rem" stroke={1.6} aria-hidden />
      <strong>
        {t('backup.restored.title', {
          at: formatMoment(restored.madeAt, today),
          count: restored.customers,
          number: formatNumber(restored.customers),
        })}
      </strong>
      {restored.hasWayBack && <span>{t('backup.restored.text')}</span>}
      <span className={styles.end}>
        <Button
          size="xs"
          onClick={() => {
            close();
            navigate('/settings/backup');
          }}
        >
          {t('backup.restored.see')}
        </Button>
        <Button size="xs" onClick={close}>
          {t('backup.understood')}
        </Button>
      </span>
    </div>
  );
}
