import { useLocation } from 'wouter';
import { useMay } from '@/features/staff/staff.public';
import { useOffers } from '@/lib/offers';
import { IconFeedback } from '@/ui/icons';

/** What the frame offers of feedback: the inbox, and the page for visitors. */
export function useFeedbackOffers(isLooking: boolean): void {
  const [, navigate] = useLocation();
  const mayRead = useMay('feedback.read');
  const mayManage = useMay('feedback.manage') && !isLooking;
  useOffers([
    ...(mayRead
      ? [
          {
            name: 'feedback',
            icon: IconFeedback,
            run: () => {
              navigate('/feedback');
            },
          },
        ]
      : []),
    ...(mayManage
      ? [
          {
            name: 'feedbackPage',
            icon: IconFeedback,
            run: () => {
              navigate('/settings/feedback');
            },
          },
        ]
      : []),
  ]);
}
