import type { SaleId } from '@shared/features/sales/sales.contract';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '@/lib/format';
import { notifyDone } from '@/lib/notify';
import { useAct } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FormDialog } from '@/ui/FormDialog';
import styles from '../Sales.module.css';

type UndoDialogProps = {
  id: SaleId;
  amountCents: number;
  /** With whether it was undone. */
  onClose: (isDone: boolean) => void;
};

/** Asks before a slip is taken out of the books, since that does not come back by itself. */
export function UndoDialog({ id, amountCents, onClose }: UndoDialogProps) {
  const { t } = useTranslation();
  const { run, isRunning, error } = useAct('sales.undo');
  const save = async (): Promise<void> => {
    const done = await run({ id });
    if (done === null) return;
    notifyDone(t('sales.slip.undone'));
    onClose(true);
  };
  return (
    <FormDialog
      title={t('sales.slip.undo')}
      back={t('sales.back')}
      save={t('sales.slip.undo')}
      isRunning={isRunning}
      onSave={() => void save()}
      onClose={() => {
        onClose(false);
      }}
      width={30}
    >
      <p className={styles.finding}>
        {t(amountCents < 0 ? 'sales.slip.undoAskReturn' : 'sales.slip.undoAsk', {
          amount: formatMoney(Math.abs(amountCents)),
        })}
      </p>
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}
