import type { CountCard, CountKind } from '@shared/features/loyalty/counts.channels';
import { useCall } from '@/lib/useCall';
import type { TillCustomer } from './till';

const NO_CARDS: readonly CountCard[] = [];
const NO_KINDS: readonly CountKind[] = [];

/** The count cards that a customer can use, who lapses first before the others, and the kinds that are sold to them. */
export function useTillCounts(customer: Pick<TillCustomer, 'id'> | null): {
  cards: readonly CountCard[];
  kinds: readonly CountKind[];
} {
  const asked = { customerId: customer?.id ?? 0 };
  const { data } = useCall('loyalty.countCards', asked, { isEnabled: customer !== null });
  const { data: sold } = useCall('loyalty.countKinds', {});
  if (customer === null || data?.mayUse !== true) return { cards: NO_CARDS, kinds: NO_KINDS };
  return {
    cards: data.rows.filter(({ state }) => state === 'good'),
    kinds: sold?.rows.filter(({ isActive }) => isActive) ?? NO_KINDS,
  };
}
