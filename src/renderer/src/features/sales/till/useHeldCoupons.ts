import type { TillCoupon } from '@shared/features/loyalty/coupons.channels';
import { useCall } from '@/lib/useCall';
import type { TillCustomer } from './till';

const NONE: readonly TillCoupon[] = [];

/** The coupons that a customer can use today; none of nobody, and until they are known. */
export function useHeldCoupons(customer: Pick<TillCustomer, 'id'> | null): readonly TillCoupon[] {
  const asked = { customerId: customer?.id ?? 0 };
  const { data } = useCall('loyalty.tillCoupons', asked, { isEnabled: customer !== null });
  return customer === null ? NONE : (data?.rows ?? NONE);
}
