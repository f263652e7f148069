import { useLocation } from 'wouter';
import { useMay } from '@/features/staff/staff.public';
import { useKeys } from '@/lib/keys';
import { useOffers } from '@/lib/offers';
import { IconComplaint } from '@/ui/icons';

/** What the frame offers of complaints: to take one in from anywhere (F1), and the list. */
export function useComplaintsOffers(isLooking: boolean): void {
  const [, navigate] = useLocation();
  const mayRead = useMay('complaints.read');
  const mayManage = useMay('complaints.manage');
  const mayWrite = useMay('complaints.write') && !isLooking;
  const file = (): void => {
    navigate('/complaints/new');
  };
  useKeys(mayWrite ? { 'everywhere.complaint': file } : {});
  useOffers([
    ...(mayWrite
      ? [
          {
            name: 'newComplaint',
            icon: IconComplaint,
            keys: 'everywhere.complaint' as const,
            isAdding: true,
            run: file,
          },
        ]
      : []),
    ...(mayRead
      ? [
          {
            name: 'complaints',
            icon: IconComplaint,
            run: () => {
              navigate('/complaints');
            },
          },
          {
            name: 'publicBoard',
            icon: IconComplaint,
            run: () => {
              navigate('/complaints/postings');
            },
          },
          {
            name: 'improvements',
            icon: IconComplaint,
            run: () => {
              navigate('/complaints/improvements');
            },
          },
        ]
      : []),
    ...(mayManage
      ? [
          {
            name: 'deskAnalysis',
            icon: IconComplaint,
            run: () => {
              navigate('/complaints/analysis');
            },
          },
          {
            name: 'deskCosts',
            icon: IconComplaint,
            run: () => {
              navigate('/complaints/costs');
            },
          },
          {
            name: 'policies',
            icon: IconComplaint,
            run: () => {
              navigate('/settings/complaints');
            },
          },
          {
            name: 'giveLimits',
            icon: IconComplaint,
            run: () => {
              navigate('/settings/complaints');
            },
          },
        ]
      : []),
  ]);
}
