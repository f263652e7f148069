import { useLocation } from 'wouter';
import { useMay } from '@/features/staff/staff.public';
import { useKeys } from '@/lib/keys';
import { useOffers } from '@/lib/offers';
import { IconHeart, IconInquiry } from '@/ui/icons';

/** What the frame offers of inquiries: to write one down, by a key of its own, the board, and the wish list. */
export function useInquiriesOffers(isLooking: boolean): void {
  const [, navigate] = useLocation();
  const mayRead = useMay('inquiries.read');
  const mayWrite = useMay('inquiries.write') && !isLooking;
  const add = (): void => {
    navigate('/inquiries/new');
  };
  useKeys(mayWrite ? { 'everywhere.inquiry': add } : {});
  useOffers([
    ...(mayRead
      ? [
          {
            name: 'inquiries',
            icon: IconInquiry,
            run: () => {
              navigate('/inquiries');
            },
          },
          {
            name: 'wishes',
            icon: IconHeart,
            run: () => {
              navigate('/inquiries/wishes');
            },
          },
          {
            name: 'inquiryRecord',
            icon: IconInquiry,
            run: () => {
              navigate('/inquiries/record');
            },
          },
        ]
      : []),
    ...(mayWrite
      ? [
          {
            name: 'newInquiry',
            icon: IconInquiry,
            keys: 'everywhere.inquiry' as const,
            isAdding: true,
            run: add,
          },
          {
            name: 'newWish',
            icon: IconHeart,
            isAdding: true,
            run: () => {
              navigate('/inquiries/wishes/new');
            },
          },
        ]
      : []),
  ]);
}
