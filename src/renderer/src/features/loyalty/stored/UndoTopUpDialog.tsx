import { useTranslation } from 'react-i18next';
import { formatMoney } from '@/lib/format';
import { notifyDone } from '@/lib/notify';
import { useAct } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FormDialog } from '@/ui/FormDialog';

type UndoTopUpDialogProps = { id: number; cents: number; onClose: () => void };

/** Asks before a top-up is taken back, since money goes out for it. */
export function UndoTopUpDialog({ id, cents, onClose }: UndoTopUpDialogProps) {
  const { t } = useTranslation();
  const { run, isRunning, error } = useAct('loyalty.undoTopUp');
  const amount = formatMoney(cents);
  const save = async (): Promise<void> => {
    if ((await run({ id })) === null) return;
    notifyDone(t('loyalty.stored.undone', { amount }));
    onClose();
  };
  return (
    <FormDialog
      title={t('loyalty.stored.undoTitle')}
      back={t('loyalty.back')}
      save={t('loyalty.stored.undoTitle')}
      isRunning={isRunning}
      onSave={() => void save()}
      onClose={onClose}
      width={30}
    >
      <p>{t('loyalty.stored.undoAsk', { amount })}</p>
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}
