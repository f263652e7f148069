import { desktop, query } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { daysBetween } from '../../lib/days';
import { CALENDAR_LIMITS } from './calendar.rules';
import { calendarAsked } from './calendarPaper.channels';
import { day, whose } from './parts.channels';

/** `followupRow` and `comingRow` as lists show them. The calendar goes out as a file that other programs read. */
export const calendarFileChannels = <R extends z.ZodType, C extends z.ZodType>(
  followupRow: R,
  comingRow: C,
) =>
  ({
    /** All of some days, as the asking person sees it, at most 62 of them. Throws followups.tooManyEvents. */
    calendarFile: query({
      input: z
        .object({ from: day, to: day, whose })
        .refine(({ from, to }) => from <= to && daysBetween(from, to) < CALENDAR_LIMITS.days, {
          path: ['to'],
        }),
      output: z.object({
        /** What the shop's files are known by. */
        mark: z.string(),
        shop: z.string(),
        rows: z.array(followupRow),
        coming: z.array(comingRow),
      }),
      permission: 'followups.export',
      isLong: true,
    }),
    /**
     * Asks for a place and writes the days in view there as an .ics, once the trail knows of it; null where none was chosen.
     * Throws followups.notWritten, .tooManyEvents.
     */
    saveCalendarFile: desktop({
      input: calendarAsked,
      output: z.object({ fileName: z.string(), events: z.number().int() }).nullable(),
      permission: 'followups.export',
    }),
  }) as const;
