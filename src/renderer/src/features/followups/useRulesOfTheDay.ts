import { useEffect } from 'react';
import { notifyError } from '@/lib/notify';
import { finishTask } from '@/lib/tasks';
import { useToday } from '@/lib/today';
import { useCall } from '@/lib/useCall';

/** Has the rules gone through once a day by whoever is in first, also where the PC stays on over midnight. */
export function useRulesOfTheDay(isEnabled: boolean): void {
  const today = useToday();
  const { data } = useCall('followups.ruleState', {}, { isEnabled });
  const isDue = isEnabled && data?.isDue === true;
  useEffect(() => {
    if (!isDue) return;
    finishTask('followups.runRules', {}).catch(notifyError);
  }, [isDue, today]);
}
