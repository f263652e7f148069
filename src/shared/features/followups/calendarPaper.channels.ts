import { desktop } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { LANGUAGES } from '../settings/settings.rules';
import { CALENDAR_VIEWS } from './calendar.rules';
import { day, whose } from './parts.channels';

export const calendarAsked = z.object({
  view: z.enum(CALENDAR_VIEWS),
  day,
  whose,
  language: z.enum(LANGUAGES),
});
export type CalendarAsked = z.infer<typeof calendarAsked>;

/** The calendar on one page of A4, as the asking person sees it. */
export const calendarPaperChannels = {
  /** Prints it, once the trail knows of it. Throws followups.calendarNotPrinted. */
  printCalendar: desktop({ input: calendarAsked, output: z.object({}), permission: 'followups.export' }),
  /**
   * Asks for a place and writes it there as a PDF, once the trail knows of it; null where none was chosen. Throws
   * followups.notWritten.
   */
  saveCalendar: desktop({
    input: calendarAsked,
    output: z.object({ fileName: z.string() }).nullable(),
    permission: 'followups.export',
  }),
} as const;
