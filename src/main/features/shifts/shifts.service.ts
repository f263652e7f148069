import { AppError } from '@shared/errors/AppError';
import { mentionsIn } from '@shared/features/shifts/shifts.rules';
import type { Unit } from '../../db/unit';
import { activePeople } from '../staff/staff.people.queries';
import { Shift, ShiftItem, ShiftMention } from './shifts.entity';

/** Writes a note for the next shift; whoever it names by @ has it before them, but for its writer. Throws shifts.empty. */
export async function writeNote(
  unit: Unit,
  { text, items }: { text: string; items: readonly string[] },
): Promise<number> {
  if (text === '' && items.length === 0) throw new AppError('shifts.empty', {}, ['text']);
  const { at, on, minute } = unit.moment;
  const id = await unit.insert(Shift, { text, at, onDay: on, minute, actorId: unit.actor.id });
  for (const [position, item] of items.entries()) {
    await unit.insert(ShiftItem, { shiftId: id, position, text: item, doneAt: null, doneBy: null });
  }
  const others = activePeople(unit).filter((person) => person.id !== unit.actor.id);
  for (const personId of mentionsIn([text, ...items], others)) {
    await unit.insert(ShiftMention, { shiftId: id, personId, seenAt: null });
  }
  return id;
}

/** Ticks an item off, or opens it again; one that is so already stays as it is. Throws shifts.notFound. */
export async function tickItem(unit: Unit, id: number, isDone: boolean): Promise<void> {
  const item = unit.get<Pick<ShiftItem, 'doneAt'>>('SELECT "doneAt" FROM "shiftItems" WHERE "id" = ?', id);
  if (item === undefined) throw new AppError('shifts.notFound');
  if ((item.doneAt !== null) === isDone) return;
  await unit.change(ShiftItem, id, {
    doneAt: isDone ? unit.moment.at : null,
    doneBy: isDone ? unit.actor.id : null,
  });
}

/** The acting person has read a note that speaks to them. Throws shifts.notFound. */
export async function readNote(unit: Unit, shiftId: number): Promise<void> {
  const mention = unit.get<Pick<ShiftMention, 'id' | 'seenAt'>>(
    'SELECT "id", "seenAt" FROM "shiftMentions" WHERE "shiftId" = ? AND "personId" = ?',
    shiftId,
    unit.actor.id,
  );
  if (mention === undefined) throw new AppError('shifts.notFound');
  if (mention.seenAt === null) await unit.change(ShiftMention, mention.id, { seenAt: unit.moment.at });
}
