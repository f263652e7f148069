import { daysInView } from '@shared/features/followups/calendar.rules';
import type { CalendarAsked } from '@shared/features/followups/calendarPaper.channels';
import {
  calendarPaper,
  PAPER_LINES,
  type CalendarPaper,
} from '@shared/features/followups/calendarPaper.rules';
import type { CallOutput } from '@shared/ipc/contracts';
import { dayAndMinute } from '@shared/lib/days';
import type { DesktopContext } from '../../ipc/handlers';
import { plainFileName } from '../../platform/fileName';
import { writeRemembered } from '../privacy/privacy.files.service';

type Printed = { paper: CalendarPaper; customerIds: number[] };

/** What the signed-in person sees of it, as it goes on the page, and whom it is about. */
async function paperOf(
  desktop: DesktopContext,
  { view, day, whose }: Omit<CalendarAsked, 'language'>,
): Promise<Printed> {
  const days = daysInView(view, day);
  const [from = day, to = day] = [days[0], days.at(-1)];
  const ask = { from, to, whose, perDay: PAPER_LINES[view].day };
  const calendar = (await desktop.query('followups.calendar', ask)) as CallOutput<'followups.calendar'>;
  const almanac = (await desktop.query('settings.days', { from, to })) as CallOutput<'settings.days'>;
  const { shop } = (await desktop.query('settings.get', {})) as CallOutput<'settings.get'>;
  const today = dayAndMinute(new Date()).day;
  const about = [...calendar.rows, ...calendar.coming].flatMap(({ customer }) => customer?.id ?? []);
  return {
    paper: calendarPaper({ shop: shop?.name ?? '', view, day, today }, calendar, almanac.days),
    customerIds: [...new Set(about)],
  };
}

/** Prints it, once the trail knows of it. Throws followups.calendarNotPrinted. */
export async function printCalendar(
  desktop: DesktopContext,
  { language, ...asked }: CalendarAsked,
): Promise<Record<string, never>> {
  const { paper } = await paperOf(desktop, asked);
  await desktop.tell('followups.printCalendar', asked);
  await desktop.printCalendar(paper, language);
  return {};
}

/**
 * Writes it as a PDF where a person chooses, whole or not at all, and remembers the file for an erasure. The trail is told
 * first. Null where no place was chosen. Throws followups.notWritten.
 */
export async function saveCalendar(
  desktop: DesktopContext,
  { language, ...asked }: CalendarAsked,
): Promise<{ fileName: string } | null> {
  const { paper, customerIds } = await paperOf(desktop, asked);
  const name = [paper.shop, asked.day, paper.person ?? ''].filter((part) => part !== '').join(' ');
  const path = await desktop.askSave(plainFileName(`${name}.pdf`));
  if (path === null) return null;
  await desktop.tell('followups.saveCalendar', asked);
  const bytes = await desktop.calendarPdf(paper, language);
  const file = { path, bytes, customerId: null, customerIds };
  return writeRemembered(desktop.about().dataDir, file, 'followups.notWritten');
}
