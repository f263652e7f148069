import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TransferCounts, TransferTarget } from '@shared/features/transfer/transfer.contract';
import { formatMoney, formatNumber } from '@/lib/format';
import { Dialog } from '@/ui/Dialog';
import { KeyCap } from '@/ui/KeyCap';
import styles from './UndoDialog.module.css';

/** An import as the question names it. */
export type Undoable = { id: number; fileName: string; target: TransferTarget; counts: TransferCounts };

type UndoDialogProps = {
  /** Null asks nothing. */
  asked: Undoable | null;
  onCancel: () => void;
  onUndo: (importId: number) => void;
};

/** Asks before an import is taken back, and says in numbers what goes. */
export function UndoDialog({ asked, onCancel, onUndo }: UndoDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog
      isOpen={asked !== null}
      title={asked && t('transfer.undo.question', { fileName: asked.fileName })}
      closeLabel={t('common.close')}
      onClose={onCancel}
      onKey={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onCancel();
      }}
      width={33}
    >
      {asked && (
        <>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('transfer.undo.what')}</th>
                <th scope="col" className={styles.count}>
                  {t('transfer.undo.goes')}
                </th>
              </tr>
            </thead>
            <tbody>
              {linesOf(asked).map(({ name, count }) => (
                <tr key={name}>
                  <th scope="row">{t(`transfer.counts.${name}.label`)}</th>
                  <td className={styles.count}>
                    {t('transfer.undo.amount', {
                      number: formatNumber(count),
                      unit: t(`transfer.counts.${name}.unit`, { count }),
                    })}
                  </td>
                </tr>
              ))}
              {asked.target === 'sales' && (
                <tr>
                  <th scope="row">{t('transfer.counts.amount')}</th>
                  <td className={styles.count}>{formatMoney(asked.counts.amountCents)}</td>
                </tr>
              )}
            </tbody>
          </table>
          {asked.counts.merged > 0 && (
            <p className={styles.text}>
              {t('transfer.undo.merged', {
                count: asked.counts.merged,
              })}
            </p>
          )}
          <p className={styles.text}>{t('transfer.undo.stay')}</p>
          <div className={styles.foot}>
            <Button size="md" data-autofocus rightSection={<KeyCap name="imports.back" />} onClick={onCancel}>
              {t('transfer.undo.keep')}
            </Button>
            <Button
              size="md"
              variant="filled"
              onClick={() => {
                onUndo(asked.id);
              }}
            >
              {t('transfer.undo.button')}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  );
}

function linesOf({ counts }: Undoable): { name: string; count: number }[] {
  const { newCustomers, newProducts, newSales } = counts;
  return [
    { name: 'customers', count: newCustomers },
    { name: 'products', count: newProducts },
    { name: 'sale', count: newSales.sale },
    { name: 'return', count: newSales.return },
    { name: 'writeoff', count: newSales.writeoff },
    { name: 'adjustment', count: newSales.adjustment },
  ].filter(({ count }) => count > 0);
}
