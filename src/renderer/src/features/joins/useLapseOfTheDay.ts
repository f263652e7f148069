import { useEffect } from 'react';
import { act, newCommandId } from '@/lib/client';
import { i18n } from '@/lib/i18n';
import { formatNumber } from '@/lib/format';
import { notifyDone, notifyError } from '@/lib/notify';
import { useToday } from '@/lib/today';
import { useCall } from '@/lib/useCall';

/** Has join forms that waited too long deleted by whoever is in first, and says how many. */
export function useLapseOfTheDay(isEnabled: boolean): void {
  const today = useToday();
  const { data } = useCall('joins.counts', {}, { isEnabled });
  const isDue = isEnabled && (data?.lapsed ?? 0) > 0;
  useEffect(() => {
    if (!isDue) return;
    act('joins.lapse', {}, newCommandId())
      .then(({ deleted }) => {
        if (deleted === 0) return;
        notifyDone(i18n.t('joins.told.lapsed', { count: deleted, number: formatNumber(deleted) }));
      })
      .catch(notifyError);
  }, [isDue, today]);
}
