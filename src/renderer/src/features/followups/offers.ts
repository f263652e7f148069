import { useLocation } from 'wouter';
import { useKeys } from '@/lib/keys';
import { useOffers } from '@/lib/offers';
import { IconToday } from '@/ui/icons';

/** What the frame offers of follow-ups: the day's work, by key and by name; nothing where a backup is looked into. */
export function useFollowupsOffers(isLooking: boolean): void {
  const [, navigate] = useLocation();
  const run = (): void => {
    navigate('/today');
  };
  useKeys(isLooking ? {} : { 'everywhere.today': run });
  useOffers(isLooking ? [] : [{ name: 'today', icon: IconToday, keys: 'everywhere.today', run }]);
}
