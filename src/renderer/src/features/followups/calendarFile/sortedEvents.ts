import type { EventState } from '@shared/features/followups/calendarFile.channels';
import type { EventFault } from '@shared/features/followups/icsEvents.rules';
import type { CallOutput } from '@shared/ipc/contracts';

export type FileEvent = CallOutput<'followups.readCalendarFile'>['events'][number];
type Sorted = CallOutput<'followups.sortEvents'>[number];

/** What is left out, and why: what is wrong with it, or what became of it here. */
export type Left = { subject: string; fault: EventFault | Extract<EventState, 'ended' | 'gone'> };

/** What can be taken, what of it is new, how many are here as they are, and what became of others. */
export function sortedEvents(
  events: readonly FileEvent[],
  sorted: readonly Sorted[],
): {
  open: { event: FileEvent; was: Sorted['was'] }[];
  fresh: ReadonlySet<string>;
  here: number;
  left: Left[];
} {
  const open: { event: FileEvent; was: Sorted['was'] }[] = [];
  const fresh = new Set<string>();
  const left: Left[] = [];
  let here = 0;
  for (const [at, event] of events.entries()) {
    const { state, was } = sorted[at] ?? { state: 'here', was: null };
    if (state === 'here') here += 1;
    else if (state === 'ended' || state === 'gone') left.push({ subject: event.subject, fault: state });
    else {
      open.push({ event, was });
      if (state === 'new') fresh.add(event.key);
    }
  }
  return { open, fresh, here, left };
}
