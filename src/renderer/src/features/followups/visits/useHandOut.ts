import type { VisitForm } from '@shared/features/followups/visit.rules';
import { LANGUAGES } from '@shared/features/settings/settings.rules';
import { useTranslation } from 'react-i18next';
import { call } from '@/lib/client';
import { notifyDone, notifyError } from '@/lib/notify';

/** Puts a sheet on paper or into a file, in the language of the screen; tells a refusal by itself. */
export function useHandOut(): { handOut: (id: number, form: VisitForm) => Promise<void> } {
  const { t, i18n } = useTranslation();
  const language = LANGUAGES.find((one) => one === i18n.language) ?? 'zh-CN';
  const handOut = async (id: number, form: VisitForm): Promise<void> => {
    try {
      if (form === 'paper') {
        await call('followups.printVisits', { id, language });
        return;
      }
      const saved = await call('followups.saveVisits', { id, language, format: form });
      if (saved) notifyDone(t('followups.visits.saved', { file: saved.fileName }));
    } catch (error) {
      notifyError(error);
    }
  };
  return { handOut };
}
