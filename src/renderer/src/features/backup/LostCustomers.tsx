import type { BackupPreview } from '@shared/features/backup/backup.contract';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatList, formatNumber } from '@/lib/format';
import styles from './RestorePreview.module.css';

const FIRST = 5;

/** Who of today's customers would be missing, by name: a few, or as many as are known. */
export function LostCustomers({ lost }: { lost: BackupPreview['lostCustomers'] }) {
  const { t } = useTranslation();
  const [isWhole, setIsWhole] = useState(false);
  const { names, count } = lost;
  const shown = isWhole ? names : names.slice(0, FIRST);
  const list = formatList(shown);
  return (
    <dl className={styles.names}>
      <dt>{t('backup.restore.lostCustomers')}</dt>
      <dd>
        {shown.length < count
          ? t('backup.restore.lostNames', { names: list, count, number: formatNumber(count) })
          : list}{' '}
        {names.length > FIRST && (
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => {
              setIsWhole(!isWhole);
            }}
          >
            {t(isWhole ? 'backup.restore.fewNames' : 'backup.restore.allNames')}
          </Button>
        )}
      </dd>
    </dl>
  );
}
