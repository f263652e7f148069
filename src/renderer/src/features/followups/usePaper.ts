import type { CallInput } from '@shared/ipc/contracts';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/features/staff/staff.public';
import { call } from '@/lib/client';
import { notifyDone, notifyError } from '@/lib/notify';

type Asked = Omit<CallInput<'followups.printCalendar'>, 'language'>;

/** Prints the calendar in view, saves it as a PDF or as a file for other calendars; nothing where the person may not take it along. */
export function usePaper(asked: Asked): {
  onPrint?: () => void;
  onSavePdf?: () => void;
  onSaveFile?: () => void;
} {
  const { t, i18n } = useTranslation();
  const mayTake = useMay('followups.export');
  if (!mayTake) return {};
  const input = { ...asked, language: i18n.language === 'en' ? ('en' as const) : ('zh-CN' as const) };
  const print = async (): Promise<void> => {
    try {
      await call('followups.printCalendar', input);
      notifyDone(t('calendar.printed'));
    } catch (error) {
      notifyError(error);
    }
  };
  const save = async (): Promise<void> => {
    try {
      const saved = await call('followups.saveCalendar', input);
      if (saved !== null) notifyDone(t('calendar.saved', { fileName: saved.fileName }));
    } catch (error) {
      notifyError(error);
    }
  };
  const saveFile = async (): Promise<void> => {
    try {
      const saved = await call('followups.saveCalendarFile', input);
      if (saved !== null) {
        notifyDone(t('calendar.file.saved', { fileName: saved.fileName, count: saved.events }));
      }
    } catch (error) {
      notifyError(error);
    }
  };
  return { onPrint: () => void print(), onSavePdf: () => void save(), onSaveFile: () => void saveFile() };
}
