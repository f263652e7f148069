import { SLIP_WIDTHS } from '@shared/features/sales/payment.rules';
import type { Language } from '@shared/features/settings/settings.contract';
import { call } from '@/lib/client';
import { i18n } from '@/lib/i18n';
import { notifyDone, notifyError } from '@/lib/notify';
import { useRemembered } from '@/lib/remembered';

/** Prints the slip of money paid in or out on the paper that slips of sales use, or keeps it as a PDF. Tells how it went. */
export function usePrintTopUp(): (id: number, how?: 'paper' | 'pdf') => Promise<void> {
  const [kept] = useRemembered('slip width', '80');
  const width = SLIP_WIDTHS.find((one) => one === kept) ?? '80';
  return async (id, how = 'paper') => {
    const input = { id, width, language: i18n.language as Language };
    try {
      if (how === 'paper') await call('loyalty.printTopUp', input);
      else {
        const saved = await call('loyalty.saveTopUp', input);
        if (saved !== null) notifyDone(i18n.t('sales.slip.savedAs', { name: saved.fileName }));
      }
    } catch (error) {
      notifyError(error);
    }
  };
}
