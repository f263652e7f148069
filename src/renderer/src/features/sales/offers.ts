import { useLocation } from 'wouter';
import { useMay } from '@/features/staff/staff.public';
import { useKeys } from '@/lib/keys';
import { useOffers } from '@/lib/offers';
import { IconGuide, IconMoney, IconReceipt, IconTill } from '@/ui/icons';

/** What the frame offers of sales: the till by key and by name, slips, what is owed and the day's close. */
export function useSalesOffers(isLooking: boolean): void {
  const [path, navigate] = useLocation();
  const mayRead = useMay('sales.read');
  const mayWrite = useMay('sales.write') && mayRead && !isLooking;
  const openTill = (): void => {
    navigate('/sales/till');
  };
  // On the till itself the key leads into its box.
  const isAtTill = path === '/sales' || path.startsWith('/sales/till');
  useKeys(mayWrite && !isAtTill ? { 'everywhere.till': openTill } : {});
  useOffers([
    ...(mayWrite
      ? [
          { name: 'till', icon: IconTill, keys: 'everywhere.till' as const, isAdding: true, run: openTill },
          {
            name: 'guide',
            icon: IconGuide,
            run: () => {
              navigate('/sales/till', { state: { field: 'guide' } });
            },
          },
        ]
      : []),
    ...(mayRead
      ? [
          {
            name: 'slips',
            icon: IconReceipt,
            run: () => {
              navigate('/sales/slips');
            },
          },
          {
            name: 'debts',
            icon: IconMoney,
            run: () => {
              navigate('/sales/debts');
            },
          },
        ]
      : []),
    ...(mayWrite
      ? [
          {
            name: 'dayClose',
            icon: IconMoney,
            run: () => {
              navigate('/sales/day');
            },
          },
        ]
      : []),
  ]);
}
