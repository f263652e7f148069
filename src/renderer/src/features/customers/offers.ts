import { useLocation } from 'wouter';
import { useOffers } from '@/lib/offers';
import { IconUserPlus, IconUsers } from '@/ui/icons';

/** What the frame offers of customers, wherever one is: a new one, and the list. */
export function useCustomersOffers(): void {
  const [, navigate] = useLocation();
  useOffers([
    {
      name: 'newCustomer',
      icon: IconUserPlus,
      keys: 'everywhere.add',
      isAdding: true,
      run: () => {
        navigate('/customers/new');
      },
    },
    {
      name: 'customers',
      icon: IconUsers,
      run: () => {
        navigate('/customers');
      },
    },
  ]);
}
