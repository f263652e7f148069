import { useLocation } from 'wouter';
import { useMay } from '@/features/staff/staff.public';
import { useOffers } from '@/lib/offers';
import { IconDuplicates } from '@/ui/icons';

/** What the frame offers of duplicates: the queue of those that may be one person's. */
export function useDuplicatesOffers(isLooking: boolean): void {
  const [, navigate] = useLocation();
  const mayRead = useMay('duplicates.read') && !isLooking;
  useOffers(
    mayRead
      ? [
          {
            name: 'duplicates',
            icon: IconDuplicates,
            run: () => {
              navigate('/duplicates');
            },
          },
        ]
      : [],
  );
}
