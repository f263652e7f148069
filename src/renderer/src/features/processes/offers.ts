import { useLocation } from 'wouter';
import { useMay } from '@/features/staff/staff.public';
import { useOffers } from '@/lib/offers';
import { IconProcess } from '@/ui/icons';

/** What the frame offers of processes: what runs, and the templates. */
export function useProcessesOffers(isLooking: boolean): void {
  const [, navigate] = useLocation();
  const mayRead = useMay('processes.read');
  const mayManage = useMay('processes.manage') && !isLooking;
  useOffers([
    ...(mayRead
      ? [
          {
            name: 'processes',
            icon: IconProcess,
            run: () => {
              navigate('/processes');
            },
          },
        ]
      : []),
    ...(mayManage
      ? [
          {
            name: 'processTemplates',
            icon: IconProcess,
            run: () => {
              navigate('/settings/processes');
            },
          },
        ]
      : []),
  ]);
}
