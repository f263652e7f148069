import { useMay } from '@/features/staff/staff.public';
import { useCall } from '@/lib/useCall';

/** True where the shop has tiers and points, or stored value, and the signed-in person may see it. */
export function useHasMembers(isEnabled = true): boolean {
  const mayRead = useMay('loyalty.read');
  const { data } = useCall('loyalty.programme', {}, { isEnabled: isEnabled && mayRead });
  const { data: stored } = useCall('loyalty.storedOwed', {}, { isEnabled: isEnabled && mayRead });
  const hasStored = stored !== undefined && (stored.isOn || stored.customers > 0);
  return mayRead && (data?.programme.isOn === true || hasStored);
}
