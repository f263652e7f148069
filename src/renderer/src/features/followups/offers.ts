import { useLocation } from 'wouter';
import { useMay } from '@/features/staff/staff.public';
import { useKeys } from '@/lib/keys';
import { useOffers } from '@/lib/offers';
import { IconFollowup, IconPromise, IconToday, IconVisit } from '@/ui/icons';

/** What the frame offers of follow-ups: the day's work, the calendar and what was promised, by key and by name; nothing where a backup is looked into. */
export function useFollowupsOffers(isLooking: boolean): void {
  const [, navigate] = useLocation();
  const run = (): void => {
    navigate('/today');
  };
  const mayTake = useMay('followups.export');
  const openCalendar = (): void => {
    navigate('/followups');
  };
  const openPromises = (): void => {
    navigate('/followups/promises');
  };
  useKeys(isLooking ? {} : { 'everywhere.today': run, 'everywhere.calendar': openCalendar });
  useOffers(
    isLooking
      ? []
      : [
          { name: 'today', icon: IconToday, keys: 'everywhere.today', run },
          { name: 'calendar', icon: IconFollowup, keys: 'everywhere.calendar', run: openCalendar },
          { name: 'promises', icon: IconPromise, run: openPromises },
          {
            name: 'visits',
            icon: IconVisit,
            run: () => {
              navigate('/visits');
            },
          },
          ...(mayTake
            ? [
                {
                  name: 'newVisits',
                  icon: IconVisit,
                  run: () => {
                    navigate('/visits/new');
                  },
                },
              ]
            : []),
        ],
  );
}
