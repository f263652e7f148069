import { useEffect, useEffectEvent } from 'react';
import { notifyError } from '@/lib/notify';
import { finishTask } from '@/lib/tasks';
import { useToday } from '@/lib/today';
import { useCall } from '@/lib/useCall';

/** Has tiers and points reviewed once a day by whoever is in first, also where the PC stays on over midnight. */
export function useReviewOfTheDay(isEnabled: boolean): void {
  const today = useToday();
  const { data, refetch } = useCall('loyalty.reviewState', {}, { isEnabled });
  const isDue = isEnabled && data?.isDue === true;
  const ask = useEffectEvent(() => {
    if (isEnabled) void refetch();
  });
  useEffect(() => {
    ask();
  }, [today]);
  useEffect(() => {
    if (!isDue) return;
    finishTask('loyalty.review', {}).catch(notifyError);
  }, [isDue, today]);
}
