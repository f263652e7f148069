import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportRow } from '@shared/features/transfer/transfer.contract';
import { DropArea } from '@/ui/DropArea';
import { PastImport } from './PastImport';
import { useDryRun, useRun, useUndoImport } from './transfer.hooks';
import { TransferHistory } from './TransferHistory';
import styles from './TransferScreen.module.css';
import { TransferWizard } from './TransferWizard';
import { UndoDialog, type Undoable } from './UndoDialog';
import { dropFile, showWizard, takeDropped, useWizard } from './wizardStore';

/** Imports: the list of those so far, and the way from a file to customers and sales in the shop. */
export function TransferScreen() {
  const { t } = useTranslation();
  const wizard = useWizard();
  const run = useRun();
  const dryRun = useDryRun();
  const undo = useUndoImport();
  const [shown, setShown] = useState<ImportRow | null>(null);
  const [asked, setAsked] = useState<Undoable | null>(null);
  const isRunning = run.task?.status === 'running';

  const ask = useCallback(({ id, fileName, target, counts }: ImportRow): void => {
    if (counts) setAsked({ id, fileName, target, counts });
  }, []);
  const askOfRun = (): void => {
    const { file, layout } = wizard;
    const result = run.task?.result;
    if (file && layout && result)
      setAsked({ id: result.importId, fileName: file.name, target: layout.target, counts: result.counts });
  };
  const takeBack = (importId: number): void => {
    setAsked(null);
    setShown(null);
    if (run.task?.result?.importId === importId) {
      run.forget();
      dropFile();
    }
    void undo.start({ importId });
  };

  return (
    <div className={styles.screen}>
      <DropArea
        words={{
          letGo: t('transfer.drop.letGo'),
          wait: t('transfer.drop.wait'),
          oneOnly: t('transfer.drop.oneOnly'),
        }}
        isOpen={!isRunning}
        onFile={(file) => {
          setShown(null);
          if (dryRun.task?.status === 'running') void dryRun.stop();
          run.forget();
          void takeDropped(file);
        }}
      />
      {wizard.isOpen ? (
        <TransferWizard wizard={wizard} onUndo={askOfRun} />
      ) : shown ? (
        <PastImport
          row={shown}
          onClose={() => {
            setShown(null);
          }}
          onUndo={() => {
            ask(shown);
          }}
        />
      ) : (
        <TransferHistory
          wizard={wizard}
          onOpen={(row) => {
            if (row.counts && row.state !== 'running') setShown(row);
            else if (isRunning) showWizard(true);
          }}
          onUndo={ask}
        />
      )}
      <UndoDialog
        asked={asked}
        onCancel={() => {
          setAsked(null);
        }}
        onUndo={takeBack}
      />
    </div>
  );
}
