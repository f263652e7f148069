import type { CallOutput } from '@shared/ipc/contracts';
import { useCall } from '@/lib/useCall';
import type { TillCustomer, TillMember } from './till';

/** How a member stands at the till; null for whoever is none, and until it is known. */
export function useTillFacts(customer: Pick<TillCustomer, 'id'> | null): CallOutput<'loyalty.till'> {
  const asked = { customerId: customer?.id ?? 0 };
  const { data } = useCall('loyalty.till', asked, { isEnabled: customer !== null });
  return customer === null ? null : (data ?? null);
}

/** The price and the points that the till works with. */
export function useTillMember(customer: TillCustomer | null): TillMember | null {
  const facts = useTillFacts(customer);
  if (facts === null) return null;
  return { tierPermille: facts.tier.discountPermille, points: facts.points, rules: facts.redeem };
}
