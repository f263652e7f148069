import { useMay } from '@/features/staff/staff.public';
import { useCall } from '@/lib/useCall';

/** True where the shop has a programme for members that is on, and the signed-in person may see it. */
export function useHasMembers(isEnabled = true): boolean {
  const mayRead = useMay('loyalty.read');
  const { data } = useCall('loyalty.programme', {}, { isEnabled: isEnabled && mayRead });
  return mayRead && data?.programme.isOn === true;
}
