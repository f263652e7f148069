import type { SaleId } from '@shared/features/sales/sales.contract';
import { useTranslation } from 'react-i18next';
import { act, newCommandId } from '@/lib/client';
import { notifyDone, notifyError } from '@/lib/notify';

/** Books a sale against one that was rung up by mistake. Tells how it went; resolves with whether it was done. */
export function useUndoSlip(): (id: SaleId) => Promise<boolean> {
  const { t } = useTranslation();
  return async (id) => {
    try {
      await act('sales.undo', { id }, newCommandId());
      notifyDone(t('sales.slip.undone'));
      return true;
    } catch (error) {
      notifyError(error);
      return false;
    }
  };
}
