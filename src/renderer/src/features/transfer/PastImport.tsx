import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { ImportRow } from '@shared/features/transfer/transfer.contract';
import { formatInstant } from '@/lib/format';
import { pressKey, useWindowKeys } from '@/lib/keys';
import { useToday } from '@/lib/today';
import { KeyCap } from '@/ui/KeyCap';
import { PageHeader } from '@/ui/PageHeader';
import { isOwnEnter } from './ownEnter';
import { ImportReport } from './ImportReport';
import styles from './TransferWizard.module.css';

const LONGEST = 40;

/** A file's name that fits a title; its ending stays. */
function shortName(name: string): string {
  return name.length <= LONGEST ? name : `${name.slice(0, LONGEST - 12)}…${name.slice(-10)}`;
}

type PastImportProps = {
  row: ImportRow;
  onClose: () => void;
  onUndo: () => void;
};

/** What came of an earlier import. */
export function PastImport({ row, onClose, onUndo }: PastImportProps) {
  const { t } = useTranslation();
  const today = useToday();
  const [, navigate] = useLocation();
  const isOfProducts = row.target === 'products';
  const toWhatCame = (): void => {
    navigate(isOfProducts ? '/products' : '/customers');
  };
  useWindowKeys((event) => {
    if (event.repeat) return;
    pressKey(event, {
      'imports.back': onClose,
      'imports.next': () => {
        if (isOwnEnter(event.target)) return false;
        toWhatCame();
        return true;
      },
    });
  });
  const when = formatInstant(row.startedAt, today);
  return (
    <>
      <PageHeader
        title={shortName(row.fileName)}
        sub={t('transfer.report.sub', { when, by: row.by, state: t(`transfer.state.${row.state}`) })}
      />
      <div className={styles.body}>
        {row.counts && (
          <ImportReport
            importId={row.id}
            fileName={row.fileName}
            counts={row.counts}
            target={row.target}
            canUndo={row.state === 'done'}
            onUndo={onUndo}
          />
        )}
      </div>
      <footer className={styles.foot}>
        <Button
          variant="filled"
          size="md"
          rightSection={<KeyCap name="imports.next" isOnAccent />}
          onClick={toWhatCame}
        >
          {t(isOfProducts ? 'transfer.report.products' : 'transfer.report.customers')}
        </Button>
        <Button size="md" rightSection={<KeyCap name="imports.back" />} onClick={onClose}>
          {t('transfer.wizard.toList')}
        </Button>
      </footer>
    </>
  );
}
