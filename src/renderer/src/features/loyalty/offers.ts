import { useLocation } from 'wouter';
import { useMay } from '@/features/staff/staff.public';
import { useOffers } from '@/lib/offers';
import { IconMember } from '@/ui/icons';
import { useHasCounts, useHasMembers } from './loyalty.hooks';

/** What the frame offers of the programme for members: who stands where, and its rules. */
export function useLoyaltyOffers(isLooking: boolean, isEnabled: boolean): void {
  const [, navigate] = useLocation();
  const hasMembers = useHasMembers(isEnabled);
  const hasCounts = useHasCounts(isEnabled);
  const mayManage = useMay('loyalty.manage') && !isLooking;
  useOffers([
    ...(hasMembers
      ? [
          {
            name: 'members',
            icon: IconMember,
            run: () => {
              navigate('/members');
            },
          },
          {
            name: 'coupons',
            icon: IconMember,
            run: () => {
              navigate('/members/coupons');
            },
          },
          {
            name: 'gifts',
            icon: IconMember,
            run: () => {
              navigate('/members/gifts');
            },
          },
        ]
      : []),
    ...(hasCounts
      ? [
          {
            name: 'countCards',
            icon: IconMember,
            run: () => {
              navigate('/members', { state: { part: 'counts' } });
            },
          },
        ]
      : []),
    ...(mayManage
      ? [
          {
            name: 'programme',
            icon: IconMember,
            run: () => {
              navigate('/settings/members');
            },
          },
          {
            name: 'countKinds',
            icon: IconMember,
            run: () => {
              navigate('/settings/members', { state: { part: 'counts' } });
            },
          },
        ]
      : []),
  ]);
}
