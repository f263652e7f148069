import type { FollowupRow } from '@shared/features/followups/followups.contract';
import { plainOutcome } from '@shared/features/followups/followups.rules';
import { useTranslation } from 'react-i18next';
import { customerTitle } from '@/features/customers/customers.public';
import { act, newCommandId } from '@/lib/client';
import { notifyError } from '@/lib/notify';
import { offerUndo } from '@/lib/undo';
import type { SeriesRow } from './series/seriesRow';

/** Who a follow-up is about, as a line says it; null where it is the shop's own. */
export const whoOf = ({ customer }: Pick<FollowupRow, 'customer'>): string | null =>
  customer === null ? null : customerTitle(customer);

/** The one key: done, without a word. Tells a refusal by itself. */
export function useDoneAtOnce(): (row: Pick<FollowupRow, 'id' | 'subject' | 'kind'>) => Promise<void> {
  const { t } = useTranslation();
  return async ({ id, subject, kind }) => {
    const commandId = newCommandId();
    try {
      await act(
        'followups.complete',
        { id, outcome: plainOutcome(kind), mood: null, note: '', next: null },
        commandId,
      );
      offerUndo(t('followups.done.told', { subject }), commandId);
    } catch (error) {
      notifyError(error);
    }
  };
}

/** A dialog over a list, and which follow-up it is about. */
export type Asked =
  | { kind: 'complete'; row: FollowupRow }
  | { kind: 'move' | 'drop' | 'edit'; row: SeriesRow }
  | { kind: 'new' };
