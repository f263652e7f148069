import type { PromiseRow } from '@shared/features/followups/promise.channels';
import { useTranslation } from 'react-i18next';
import type { Picked } from '@/features/customers/customers.brief.public';
import { act, newCommandId } from '@/lib/client';
import { notifyError } from '@/lib/notify';
import { offerUndo } from '@/lib/undo';

/** A dialog over a list, and which promise it is about. */
export type AskedPromise =
  { kind: 'tell' | 'end' | 'edit'; row: PromiseRow } | { kind: 'new'; customer: Picked | null };

/** The one key: kept, without a word. Tells a refusal by itself. */
export function useKeepAtOnce(): (row: Pick<PromiseRow, 'id' | 'words'>) => Promise<void> {
  const { t } = useTranslation();
  return async ({ id, words }) => {
    const commandId = newCommandId();
    try {
      await act('followups.keepPromise', { id }, commandId);
      offerUndo(t('followups.promise.told.kept', { words }), commandId);
    } catch (error) {
      notifyError(error);
    }
  };
}
