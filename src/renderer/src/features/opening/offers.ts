import { useLocation } from 'wouter';
import { useMay } from '@/features/staff/staff.public';
import { useOffers } from '@/lib/offers';
import { IconNotebook } from '@/ui/icons';

/** What the frame offers of opening balances: the lists, and a new one. */
export function useOpeningOffers(isLooking: boolean): void {
  const [, navigate] = useLocation();
  const mayRead = useMay('opening.read');
  const mayWrite = useMay('opening.write') && !isLooking;
  useOffers([
    ...(mayRead
      ? [
          {
            name: 'opening',
            icon: IconNotebook,
            run: () => {
              navigate('/opening');
            },
          },
        ]
      : []),
    ...(mayWrite
      ? [
          {
            name: 'newOpening',
            icon: IconNotebook,
            run: () => {
              navigate('/opening/new');
            },
          },
        ]
      : []),
  ]);
}
