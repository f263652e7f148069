import { useLocation } from 'wouter';
import { useOffers } from '@/lib/offers';
import { IconLeave, IconLock, IconUsers } from '@/ui/icons';
import { lockScreen, signOut } from './staff.hooks';

/** What the frame offers of the people: locking, leaving, and their page; nothing where a backup is looked into. */
export function useStaffOffers(isLooking: boolean): void {
  const [, navigate] = useLocation();
  useOffers(
    isLooking
      ? []
      : [
          { name: 'lock', icon: IconLock, keys: 'everywhere.lock', run: () => void lockScreen() },
          { name: 'signOut', icon: IconLeave, run: () => void signOut() },
          {
            name: 'team',
            icon: IconUsers,
            run: () => {
              navigate('/settings/team');
            },
          },
        ],
  );
}
