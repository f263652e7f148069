import type { Permission } from '@shared/ipc/contract';
import { call } from '@/lib/client';
import { notifyError } from '@/lib/notify';
import { useCall } from '@/lib/useCall';

/** True where the signed-in person holds the right. The program refuses what they do not hold in any case. */
export function useMay(permission: Permission): boolean {
  return useCall('settings.get', {}).data?.rights.includes(permission) === true;
}

/** True where several people sign in here: a shop of one has nobody to look after customers but its owner. */
export function useHasColleagues(): boolean {
  return (useCall('settings.get', {}).data?.people.length ?? 0) > 1;
}

/** Locks the screen, or says why it cannot be locked. */
export async function lockScreen(): Promise<void> {
  try {
    await call('staff.lock', {});
  } catch (error) {
    notifyError(error);
  }
}

/** Leaves the shop to whoever comes next, or says why not. */
export async function signOut(): Promise<void> {
  try {
    await call('staff.signOut', {});
  } catch (error) {
    notifyError(error);
  }
}
