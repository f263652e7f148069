import { SLIP_WIDTHS, type SlipWidth } from '@shared/features/sales/payment.rules';
import type { SaleId } from '@shared/features/sales/sales.contract';
import type { Language } from '@shared/features/settings/settings.contract';
import { call } from '@/lib/client';
import { i18n } from '@/lib/i18n';
import { notifyDone, notifyError } from '@/lib/notify';
import { useRemembered } from '@/lib/remembered';

/** Prints the slip of a sale on the paper that this PC has, or keeps it as a PDF. Tells how it went. */
export function usePrintSlip(): {
  print: (id: SaleId, how?: 'paper' | 'pdf') => Promise<void>;
  width: SlipWidth;
  setWidth: (width: SlipWidth) => void;
} {
  const [kept, setWidth] = useRemembered('slip width', '80');
  const width = SLIP_WIDTHS.find((one) => one === kept) ?? '80';
  const print = async (id: SaleId, how: 'paper' | 'pdf' = 'paper'): Promise<void> => {
    const input = { id, width, language: i18n.language as Language };
    try {
      if (how === 'paper') await call('sales.printSlip', input);
      else {
        const saved = await call('sales.saveSlip', input);
        if (saved !== null) notifyDone(i18n.t('sales.slip.savedAs', { name: saved.fileName }));
      }
    } catch (error) {
      notifyError(error);
    }
  };
  return { print, width, setWidth };
}
