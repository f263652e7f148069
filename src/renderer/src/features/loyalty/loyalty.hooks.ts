import { useMay } from '@/features/staff/staff.public';
import { useCall } from '@/lib/useCall';

/** True where the shop has tiers and points, stored value or count cards, and the signed-in person may see it. */
export function useHasMembers(isEnabled = true): boolean {
  const mayRead = useMay('loyalty.read');
  const { data } = useCall('loyalty.programme', {}, { isEnabled: isEnabled && mayRead });
  const { data: stored } = useCall('loyalty.storedOwed', {}, { isEnabled: isEnabled && mayRead });
  const { data: counts } = useCall('loyalty.countsOwed', {}, { isEnabled: isEnabled && mayRead });
  const hasStored = stored !== undefined && (stored.isOn || stored.customers > 0);
  return mayRead && (data?.programme.isOn === true || hasStored || counts?.isOn === true);
}

/** True where the signed-in person may give coupons, in a shop that has members. */
export function useHasCoupons(isEnabled = true): boolean {
  const mayGive = useMay('loyalty.manage');
  return useHasMembers(isEnabled && mayGive) && mayGive;
}

/** True where the shop sells count cards, and the signed-in person may see who holds them. */
export function useHasCounts(isEnabled = true): boolean {
  const mayRead = useMay('loyalty.read');
  const { data } = useCall('loyalty.countsOwed', {}, { isEnabled: isEnabled && mayRead });
  return mayRead && data?.isOn === true;
}
