import { daysInView } from '@shared/features/followups/calendar.rules';
import type { CalendarAsked } from '@shared/features/followups/calendarPaper.channels';
import type { CallOutput } from '@shared/ipc/contracts';
import type { DesktopContext } from '../../ipc/handlers';
import { plainFileName } from '../../platform/fileName';
import { writeRemembered } from '../privacy/privacy.files.service';

/**
 * Writes the days in view as an .ics where a person chooses, whole or not at all, and remembers the file for an erasure. The
 * trail is told first. Null where no place was chosen. Throws followups.notWritten, .tooManyEvents.
 */
export async function saveCalendarFile(
  desktop: DesktopContext,
  { language, ...asked }: CalendarAsked,
): Promise<{ fileName: string; events: number } | null> {
  const { view, day, whose } = asked;
  const days = daysInView(view, day);
  const ask = { from: days[0] ?? day, to: days.at(-1) ?? day, whose };
  const calendar = (await desktop.query(
    'followups.calendarFile',
    ask,
  )) as CallOutput<'followups.calendarFile'>;
  const path = await desktop.askSave(plainFileName(`${calendar.shop} ${day}.ics`));
  if (path === null) return null;
  await desktop.tell('followups.saveCalendarFile', asked);
  const all = [...calendar.rows, ...calendar.coming];
  const file = {
    path,
    bytes: await desktop.calendarFile(calendar, language),
    customerId: null,
    customerIds: [...new Set(all.flatMap(({ customer }) => customer?.id ?? []))],
  };
  const { fileName } = await writeRemembered(desktop.about().dataDir, file, 'followups.notWritten');
  return { fileName, events: all.length };
}
