import type { FollowupRow } from '@shared/features/followups/followups.contract';
import { plainOutcome } from '@shared/features/followups/followups.rules';
import { useTranslation } from 'react-i18next';
import { customerTitle } from '@/features/customers/customers.public';
import { act, newCommandId } from '@/lib/client';
import { notifyError } from '@/lib/notify';
import { offerUndo } from '@/lib/undo';
import { dayOf, isComing, type SeriesRow } from './series/seriesRow';

/** Who a follow-up is about, as a line says it; null where it is the shop's own. */
export const whoOf = ({ customer }: Pick<FollowupRow, 'customer'>): string | null =>
  customer === null ? null : customerTitle(customer);

/** The one key: done, without a word. Tells a refusal by itself. */
export function useDoneAtOnce(): (row: SeriesRow) => Promise<void> {
  const { t } = useTranslation();
  return async (row) => {
    const commandId = newCommandId();
    const completion = { outcome: plainOutcome(row.kind), mood: null, note: '', next: null };
    try {
      if (isComing(row)) await act('followups.completeSeries', { ...dayOf(row), completion }, commandId);
      else await act('followups.complete', { id: row.id, ...completion }, commandId);
      offerUndo(t('followups.done.told', { subject: row.subject }), commandId);
    } catch (error) {
      notifyError(error);
    }
  };
}

/** A dialog over a list, and which follow-up it is about. */
export type Asked = { kind: 'complete' | 'move' | 'drop' | 'edit'; row: SeriesRow } | { kind: 'new' };
