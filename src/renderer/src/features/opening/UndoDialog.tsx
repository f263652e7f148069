import type { CallOutput } from '@shared/ipc/contracts';
import { useTranslation } from 'react-i18next';
import { customerTitle } from '@/features/customers/customers.public';
import { formatNumber } from '@/lib/format';
import { notifyDone } from '@/lib/notify';
import { useAct } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FormDialog } from '@/ui/FormDialog';
import styles from './Opening.module.css';

type UndoDialogProps = { list: CallOutput<'opening.list'>; onClose: () => void };

/** Takes a list back; names the lines that cannot go back, since something of them was used. */
export function UndoDialog({ list, onClose }: UndoDialogProps) {
  const { t } = useTranslation();
  const { run, isRunning, error } = useAct('opening.undo');
  const spent = list.lines.map((line, at) => ({ ...line, at })).filter(({ state }) => state === 'spent');
  const free = list.rows - spent.length;
  const save = async (): Promise<void> => {
    const done = await run({ id: list.id, skipsSpent: spent.length > 0 });
    if (done === null) return;
    notifyDone(t('opening.undo.done', { count: done.value.undone, number: formatNumber(done.value.undone) }));
    onClose();
  };
  return (
    <FormDialog
      title={t('opening.undo.title')}
      back={t('opening.back')}
      save={t(spent.length === 0 ? 'opening.undo.all' : 'opening.undo.rest', {
        count: free,
        number: formatNumber(free),
      })}
      isRunning={isRunning}
      isDisabled={free === 0}
      onSave={() => void save()}
      onClose={onClose}
      width={34}
    >
      <p>{t('opening.undo.what')}</p>
      {spent.length > 0 && (
        <>
          <p>{t('opening.undo.spent', { count: spent.length, number: formatNumber(spent.length) })}</p>
          <ul className={styles.spent}>
            {spent.map(({ id, at, customer }) => (
              <li key={id}>
                {t('opening.line', {
                  line: at + 1,
                  text: customer === null ? t('opening.list.somebody') : customerTitle(customer),
                })}
              </li>
            ))}
          </ul>
        </>
      )}
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}
