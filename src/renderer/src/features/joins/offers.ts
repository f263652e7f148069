import { useLocation } from 'wouter';
import { useMay } from '@/features/staff/staff.public';
import { useOffers } from '@/lib/offers';
import { IconMember } from '@/ui/icons';

/** What the frame offers of joining: who waits, and a form on paper to be typed in. */
export function useJoinsOffers(isLooking: boolean): void {
  const [, navigate] = useLocation();
  const mayRead = useMay('joins.read');
  const mayWrite = useMay('joins.write') && !isLooking;
  useOffers([
    ...(mayRead
      ? [
          {
            name: 'joins',
            icon: IconMember,
            run: () => {
              navigate('/joins');
            },
          },
        ]
      : []),
    ...(mayWrite
      ? [
          {
            name: 'paperJoin',
            icon: IconMember,
            run: () => {
              navigate('/joins', { state: { field: 'paper' } });
            },
          },
        ]
      : []),
  ]);
}
