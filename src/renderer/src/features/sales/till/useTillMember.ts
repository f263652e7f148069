import type { CallOutput } from '@shared/ipc/contracts';
import { useCall } from '@/lib/useCall';
import type { TillCustomer } from './till';
import type { TillMember } from './tillSums';

/** How a member stands at the till; null for whoever is none, and until it is known. */
export function useTillFacts(customer: Pick<TillCustomer, 'id'> | null): CallOutput<'loyalty.till'> {
  const asked = { customerId: customer?.id ?? 0 };
  const { data } = useCall('loyalty.till', asked, { isEnabled: customer !== null });
  return customer === null ? null : (data ?? null);
}

/** What a customer has stored; null where the shop has no stored value, and until it is known. */
export function useTillAccount(customer: Pick<TillCustomer, 'id'> | null): CallOutput<'loyalty.storedTill'> {
  const asked = { customerId: customer?.id ?? 0 };
  const { data } = useCall('loyalty.storedTill', asked, { isEnabled: customer !== null });
  return customer === null ? null : (data ?? null);
}

/** The price, the points and the stored value that the till works with. */
export function useTillMember(customer: TillCustomer | null): TillMember | null {
  const facts = useTillFacts(customer);
  const account = useTillAccount(customer);
  if (facts === null && account === null) return null;
  return {
    tierPermille: facts?.tier.discountPermille ?? 1_000,
    points: facts?.points ?? 0,
    rules: facts?.redeem ?? null,
    stored: account?.mayPay === true ? account : null,
  };
}
