import { useCall } from './useCall';

/** True in the window of a looked-at backup, in which nothing can be changed: what changes something is not offered there. */
export function useIsLooking(): boolean {
  return useCall('settings.get', {}).data?.lookingAt != null;
}
