import type { ComplaintId } from '@shared/features/complaints/complaints.contract';
import type { ComplaintSlip } from '@shared/features/complaints/complaints.paper.channels';
import { SLIP_WIDTHS } from '@shared/features/sales/payment.rules';
import type { Language } from '@shared/features/settings/settings.contract';
import { call } from '@/lib/client';
import { copyText } from '@/lib/copyText';
import { formatWhen } from '@/lib/format';
import { i18n } from '@/lib/i18n';
import { notifyDone, notifyError } from '@/lib/notify';
import { useRemembered } from '@/lib/remembered';
import { useToday } from '@/lib/today';
import { momentText } from '../complaintText';

type Saved = { fileName: string } | null;

const toldSaved = (saved: Saved): void => {
  if (saved !== null) notifyDone(i18n.t('sales.slip.savedAs', { name: saved.fileName }));
};

/** The papers of a complaint: its slip as wide as slips of sales are, and its record. Each tells how it went. */
export function usePrintComplaint() {
  const [kept] = useRemembered('slip width', '80');
  const width = SLIP_WIDTHS.find((one) => one === kept) ?? '80';
  const today = useToday();
  const guarded = async (act: (language: Language) => Promise<void>): Promise<void> => {
    try {
      await act(i18n.language as Language);
    } catch (error) {
      notifyError(error);
    }
  };
  return {
    printSlip: (id: ComplaintId) =>
      guarded(async (language) => {
        await call('complaints.printSlip', { id, width, language });
      }),
    saveSlip: (id: ComplaintId) =>
      guarded(async (language) => {
        toldSaved(await call('complaints.saveSlip', { id, width, language }));
      }),
    printRecord: (id: ComplaintId) =>
      guarded(async (language) => {
        await call('complaints.printRecord', { id, language });
      }),
    saveRecord: (id: ComplaintId) =>
      guarded(async (language) => {
        toldSaved(await call('complaints.saveRecord', { id, language }));
      }),
    /** The slip as a text for a chat. It is at hand already, since a copy must follow the press at once. */
    copySlip: (slip: ComplaintSlip) => {
      const t = i18n.t.bind(i18n);
      const { promisedFor } = slip;
      const text = [
        t('complaints.paper.text.head', { number: slip.id }),
        t('complaints.paper.text.person', { name: slip.person }),
        slip.answerDue && t('complaints.paper.text.answer', { when: momentText(slip.answerDue, today) }),
        slip.solveDue && t('complaints.paper.text.solve', { when: momentText(slip.solveDue, today) }),
        slip.promised && t('complaints.paper.text.promised', { words: slip.promised }),
        promisedFor &&
          t('complaints.paper.text.promisedBy', {
            when: formatWhen(promisedFor.dueOn, promisedFor.dueMinute, today),
          }),
        slip.phone && t('complaints.paper.text.phone', { phone: slip.phone }),
      ];
      notifyDone(
        t(
          copyText(text.filter(Boolean).join('\n'))
            ? 'complaints.paper.copied'
            : 'complaints.paper.notCopied',
        ),
      );
    },
  };
}
