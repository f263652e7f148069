import type { CalendarEvent } from '@shared/features/followups/calendarFile.channels';
import type { Unit } from '../../db/unit';
import { Followup } from './followups.entity';
import { sorterOf, type Sorted } from './followups.events.queries';
import { assertAbout, createFollowup, editFollowup, moveFollowup } from './followups.service';

type Brought = CalendarEvent & { subject: string };

/**
 * Events of another calendar become that person's things to do, and what changed is changed here too. What is neither is left
 * as it is, and counted. Throws followups.past, .acrossMidnight, staff.unknown, ipc.denied.
 */
export async function bringEvents(
  unit: Unit,
  { personId, events }: { personId: number; events: readonly Brought[] },
): Promise<{ ids: number[]; changed: number; left: number }> {
  assertAbout(unit, { customerId: null, personId });
  const sorted = sorterOf(unit, unit.actor, personId);
  const ids: number[] = [];
  let changed = 0;
  for (const event of events) {
    const { state, row, isOwn } = sorted(event);
    if (state === 'new') ids.push(await add(unit, personId, event));
    else if (state === 'changed' && row !== null) {
      await change(unit, { row, isOwn }, event);
      ids.push(row.id);
      changed += 1;
    }
  }
  return { ids, changed, left: events.length - ids.length };
}

const add = (unit: Unit, personId: number, { key, sum, subject, day, minute, minutes }: Brought) =>
  createFollowup(
    unit,
    {
      kind: 'internal',
      customerId: null,
      personId,
      subject,
      dueOn: day,
      dueMinute: minute,
      lengthMinutes: minutes,
    },
    null,
    { eventKey: key, eventSum: sum },
  );

/** Of what this shop gave out the time alone comes back: its words were put together for other calendars. */
async function change(
  unit: Unit,
  { row, isOwn }: { row: Followup } & Pick<Sorted, 'isOwn'>,
  { sum, subject, day, minute, minutes }: Brought,
): Promise<void> {
  const lengthMinutes = minute === null ? row.lengthMinutes : minutes;
  const due = { dueOn: day, dueMinute: minute, lengthMinutes };
  if (isOwn) {
    await moveFollowup(unit, row.id, due);
    return;
  }
  await editFollowup(unit, row.id, row.version, { subject, ...due });
  await unit.change(Followup, row.id, { eventSum: sum });
}
