import { useLocation } from 'wouter';
import { useOffers, type Offer } from '@/lib/offers';
import { IconUserPlus, IconUsers } from '@/ui/icons';

/** What the frame offers of customers, wherever one is: a new one, but not while a backup is looked into, and the list. */
export function useCustomersOffers(isLooking: boolean): void {
  const [, navigate] = useLocation();
  const list: Offer = {
    name: 'customers',
    icon: IconUsers,
    run: () => {
      navigate('/customers');
    },
  };
  const another: Offer = {
    name: 'newCustomer',
    icon: IconUserPlus,
    keys: 'everywhere.add',
    isAdding: true,
    run: () => {
      navigate('/customers/new');
    },
  };
  useOffers(isLooking ? [list] : [another, list]);
}
