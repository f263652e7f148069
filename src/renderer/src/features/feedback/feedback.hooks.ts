import { useMay } from '@/features/staff/staff.public';
import type { KeyName } from '@/lib/keyMap';
import { useIsLooking } from '@/lib/looking';
import { useCall } from '@/lib/useCall';

/** How many messages are open, and how many of them nobody has seen; null while that is not known, or not this person's to know. */
export function useInboxCounts(isEnabled = true): { open: number; unread: number } | null {
  const mayRead = useMay('feedback.read');
  const asked = { group: 'open', offset: 0, limit: 1 } as const;
  const { data } = useCall('feedback.list', asked, { isEnabled: isEnabled && mayRead });
  return data?.counts ?? null;
}

/** How many messages nobody has seen; 0 while that is not known, or not this person's to know. */
export const useUnread = (isEnabled: boolean): number => useInboxCounts(isEnabled)?.unread ?? 0;

/** The keys of the inbox, for the bar at the foot. */
export function useInboxKeys(): readonly KeyName[] {
  const mayWrite = useMay('feedback.write');
  const isLooking = useIsLooking();
  return mayWrite && !isLooking
    ? ['list.move', 'list.open', 'feedback.answer', 'feedback.complain', 'feedback.junk', 'feedback.again']
    : ['list.move', 'list.open'];
}
