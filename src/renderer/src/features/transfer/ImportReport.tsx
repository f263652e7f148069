import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TransferCounts, TransferTarget } from '@shared/features/transfer/transfer.contract';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { IconUndo } from '@/ui/icons';
import { addsNothing, isAllThere } from './counts';
import { CountsPanel } from './CountsPanel';
import { Notice } from '@/ui/Notice';
import styles from './StepBody.module.css';
import { useSaveResult } from './transfer.hooks';

type ImportReportProps = {
  importId: number;
  fileName: string;
  counts: TransferCounts;
  target: TransferTarget;
  /** False for an import that was taken back: what became of its rows went with them, so there is no result file. */
  canUndo: boolean;
  /** Asks before anything is taken back. */
  onUndo: () => void;
};

/** What came of an import, and what can be done with it. */
export function ImportReport({ importId, fileName, counts, target, canUndo, onUndo }: ImportReportProps) {
  const { t } = useTranslation();
  const { save, isSaving, error } = useSaveResult();
  const nothing = addsNothing(counts);
  const outcome = isAllThere(counts)
    ? t('transfer.check.allThere')
    : t(nothing ? 'transfer.report.nothing' : 'transfer.report.done', {
        count: counts.imported + counts.merged,
      });
  return (
    <div className={styles.body}>
      {canUndo && <Notice kind={nothing && !isAllThere(counts) ? 'warn' : 'good'} text={outcome} />}
      <CountsPanel counts={counts} target={target} />
      {error && <ErrorNotice error={error} />}
      {canUndo && (
        <div className={styles.actions}>
          <Button loading={isSaving} onClick={() => void save(importId, fileName)}>
            {t('transfer.result.save')}
          </Button>
          {!nothing && (
            <Button leftSection={<IconUndo size="1.125rem" stroke={1.6} aria-hidden />} onClick={onUndo}>
              {t('transfer.undo.button')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
