import type { ProductListRow } from '@shared/features/products/products.contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '@/lib/format';
import { offerUndo } from '@/lib/undo';
import { useAct, useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FormDialog } from '@/ui/FormDialog';
import { TextField } from '@/ui/TextField';

type CategoryDialogProps = {
  products: readonly ProductListRow[];
  /** `isDone`: they are in another category now. */
  onClose: (isDone: boolean) => void;
};

/** Another category for what is ticked; how many change stands on the button. */
export function CategoryDialog({ products, onClose }: CategoryDialogProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const { data: known } = useCall('products.filters', { group: 'active' });
  const { run, isRunning, error } = useAct('products.setCategory');
  const category = typed.trim();
  const changed = products.filter((row) => row.category !== category);

  const save = async (): Promise<void> => {
    const done = await run({ ids: changed.map(({ id }) => id), category });
    if (done === null) return;
    offerUndo(t('products.categories.done', { count: changed.length }), done.commandId);
    onClose(true);
  };
  return (
    <FormDialog
      title={t('products.categories.title', {
        count: products.length,
        number: formatNumber(products.length),
      })}
      back={t('products.back')}
      save={t('products.categories.save', { count: changed.length, number: formatNumber(changed.length) })}
      isRunning={isRunning}
      isDisabled={changed.length === 0}
      onSave={() => void save()}
      onClose={() => {
        onClose(false);
      }}
    >
      <TextField
        label={t('products.field.category')}
        value={typed}
        onChange={setTyped}
        placeholder={t('products.categories.hint')}
        known={(known?.categories ?? []).map((one) => one.category).filter((one) => one !== '')}
        autoFocus
      />
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}
