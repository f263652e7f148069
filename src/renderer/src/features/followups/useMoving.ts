import type { FollowupId } from '@shared/features/followups/followups.contract';
import { useTranslation } from 'react-i18next';
import type { CallInput } from '@shared/ipc/contracts';
import { act, newCommandId } from '@/lib/client';
import { formatMinute, formatWeekday } from '@/lib/format';
import { notifyError } from '@/lib/notify';
import { useToday } from '@/lib/today';
import { offerUndo } from '@/lib/undo';
import type { CalendarItem, CalendarPlace } from './calendar/calendar.types';
import type { SeriesMove } from './series/ReachDialog';

type Move = Omit<CallInput<'followups.move'>, 'ids'>;

/**
 * Moves and resizes items of the calendar, with the offer to take it back; tells refusals by itself. Of what comes back
 * it is asked first how much is meant.
 */
export function useMoving(onAskReach: (item: CalendarItem, to: Partial<SeriesMove>) => void) {
  const { t } = useTranslation();
  const today = useToday();
  const run = async (item: CalendarItem, to: Move, told: string): Promise<void> => {
    const commandId = newCommandId();
    try {
      await act('followups.move', { ids: [Number(item.key) as FollowupId], ...to }, commandId);
      offerUndo(told, commandId);
    } catch (error) {
      notifyError(error);
    }
  };
  return {
    move: async (item: CalendarItem, { day, minute }: CalendarPlace): Promise<void> => {
      if (item.isRecurring) {
        onAskReach(item, { dueOn: day, dueMinute: minute });
        return;
      }
      const told = t('calendar.moved', {
        day: formatWeekday(day, today),
        time: minute === null ? t('calendar.untimed') : formatMinute(minute),
      });
      await run(item, { dueOn: day, dueMinute: minute }, told);
    },
    resize: async (item: CalendarItem, minutes: number): Promise<void> => {
      if (item.isRecurring) {
        onAskReach(item, { lengthMinutes: minutes });
        return;
      }
      const told = t('calendar.resized', { count: minutes });
      await run(item, { dueOn: item.day, lengthMinutes: minutes }, told);
    },
  };
}
