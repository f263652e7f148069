import { useLocation } from 'wouter';
import { useKeys } from '@/lib/keys';
import { useOffers } from '@/lib/offers';
import { IconHandover } from '@/ui/icons';

/** What the frame offers of the shifts: their page, by key and by name; nothing where a backup is looked into. */
export function useShiftsOffers(isLooking: boolean): void {
  const [, navigate] = useLocation();
  const run = (): void => {
    navigate('/shifts');
  };
  useKeys(isLooking ? {} : { 'everywhere.shifts': run });
  useOffers(isLooking ? [] : [{ name: 'shifts', icon: IconHandover, keys: 'everywhere.shifts', run }]);
}
