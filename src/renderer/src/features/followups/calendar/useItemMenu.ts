import { useTranslation } from 'react-i18next';
import { FOLLOWUP_LIMITS } from '@shared/features/followups/followups.rules';
import { addDays } from '@shared/lib/days';
import { IconAppointment, IconClock, IconForward, IconPencil, IconPlus } from '@/ui/icons';
import type { MenuItem } from '@/ui/menuItem';
import type { CalendarItem, CalendarPlace, CalendarProps } from './calendar.types';

/** So much an item is made longer or shorter at a time. */
export const STEP = 15;
const DAY = 1_440;

/** The length after a step; null where it would be too short or go over midnight. */
export function lengthAfter(item: CalendarItem, step: 1 | -1): number | null {
  const minutes = item.minutes + step * STEP;
  return minutes < FOLLOWUP_LIMITS.shortest || (item.minute ?? 0) + minutes > DAY ? null : minutes;
}

type MenuHands = Pick<
  CalendarProps,
  'onOpen' | 'onMove' | 'onResize' | 'onAdd' | 'onMore' | 'onSpread' | 'isReadOnly'
> & {
  onMoveTo: (item: CalendarItem) => void;
};

/** What a right click offers: of an item what dragging and its keys do, of a day to add and to look closer. */
export function useItemMenu(hands: MenuHands) {
  const { t } = useTranslation();
  const ofItem = (item: CalendarItem): MenuItem[] => {
    const move = (text: string, days: number): MenuItem => ({
      text,
      icon: IconForward,
      onChoose: () => {
        hands.onMove(item, { day: addDays(item.day, days), minute: item.minute });
      },
    });
    const size = (text: string, keys: 'calendar.longer' | 'calendar.shorter', step: 1 | -1): MenuItem[] => {
      const minutes = item.minute === null ? null : lengthAfter(item, step);
      if (minutes === null) return [];
      const onChoose = (): void => {
        hands.onResize(item, minutes);
      };
      return [{ text, keys, icon: IconClock, onChoose }];
    };
    const open: MenuItem = {
      text: t('calendar.menu.open'),
      icon: IconPencil,
      keys: 'calendar.open',
      onChoose: () => {
        hands.onOpen(item);
      },
    };
    if (!item.mayMove) return [open];
    return [
      open,
      {
        text: t('calendar.menu.moveTo'),
        icon: IconAppointment,
        keys: 'calendar.moveTo',
        onChoose: () => {
          hands.onMoveTo(item);
        },
      },
      move(t('calendar.menu.nextDay'), 1),
      move(t('calendar.menu.nextWeek'), 7),
      ...size(t('calendar.menu.longer', { count: STEP }), 'calendar.longer', 1),
      ...size(t('calendar.menu.shorter', { count: STEP }), 'calendar.shorter', -1),
    ];
  };
  const ofPlace = ({ day, minute }: CalendarPlace): MenuItem[] => [
    ...(hands.isReadOnly === true
      ? []
      : [
          {
            text: t('calendar.menu.add'),
            icon: IconPlus,
            keys: 'calendar.add' as const,
            onChoose: () => {
              hands.onAdd({ day, minute });
            },
          },
        ]),
    ...(hands.isReadOnly === true || hands.onSpread === undefined
      ? []
      : [
          {
            text: t('calendar.menu.spread'),
            icon: IconForward,
            onChoose: () => {
              hands.onSpread?.(day);
            },
          },
        ]),
    {
      text: t('calendar.menu.day'),
      icon: IconAppointment,
      keys: 'calendar.open',
      onChoose: () => {
        hands.onMore(day);
      },
    },
  ];
  return { ofItem, ofPlace };
}
