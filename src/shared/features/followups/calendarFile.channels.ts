import { command, desktop, query } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { daysBetween } from '../../lib/days';
import { CALENDAR_LIMITS } from './calendar.rules';
import { calendarAsked } from './calendarPaper.channels';
import { FOLLOWUP_LIMITS } from './followups.rules';
import { EVENT_FAULTS, EVENT_NOTES } from './icsEvents.rules';
import { day, minute, personId, whose } from './parts.channels';

const mark = z.string().regex(/^[0-9a-f]{32}$/u);
const count = z.number().int();
const subject = z.string().trim().max(FOLLOWUP_LIMITS.subject);

/** An event of another calendar, as it would become something to do. */
const event = z.object({
  /** By which it is known again, and what it says; neither holds a word of it. */
  key: mark,
  sum: mark,
  /** Where a shop of this program gave it. */
  uid: z.string().max(100).nullable(),
  day,
  minute: minute.nullable(),
  minutes: z.number().int().min(FOLLOWUP_LIMITS.shortest).max(FOLLOWUP_LIMITS.longest),
});
export type CalendarEvent = z.infer<typeof event>;

/** So many events are looked up at once. */
const MOST_SORTED = 2_000;

/**
 * What an event is to the calendar of the one whose it would be:
 * - `new`: not there.
 * - `changed`: there and open, and the file says something else by now.
 * - `here`: there, as the file has it, or not to be changed by who asks.
 * - `ended`: done or dropped here, whatever the file says.
 * - `gone`: given out by this shop, and nothing there to change.
 */
export const EVENT_STATES = ['new', 'changed', 'here', 'ended', 'gone'] as const;
export type EventState = (typeof EVENT_STATES)[number];

/** The calendar as a file that other programs read and write. `followupRow` and `comingRow` as lists show them. */
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
    /** Asks for an .ics; null where none was chosen. */
    chooseCalendarFile: desktop({
      input: z.object({}),
      output: z.object({ token: z.string(), name: z.string() }).nullable(),
      permission: 'followups.write',
    }),
    /**
     * What an .ics holds from today on. Throws followups.calendarEmpty, .calendarStrange, .calendarTooLarge, .calendarTooLong,
     * and transfer.* where the file cannot be read at all.
     */
    readCalendarFile: desktop({
      input: z.object({ token: z.string().max(100) }),
      output: z.object({
        events: z.array(event.extend({ subject: z.string(), notes: z.array(z.enum(EVENT_NOTES)) })),
        /** Later ones that were not read. */
        more: count,
        /** What cannot be taken, and why; how many more of these there are. */
        left: z.array(z.object({ subject: z.string(), fault: z.enum(EVENT_FAULTS) })),
        leftMore: count,
        /** How many are over. */
        past: count,
      }),
      permission: 'followups.write',
    }),
    /** Before `bringEvents`: what each would be to that person's calendar, in the same order. */
    sortEvents: query({
      input: z.object({ personId, events: z.array(event).max(MOST_SORTED) }),
      output: z.array(
        z.object({
          state: z.enum(EVENT_STATES),
          /** Of one that changed: when it is to be done now. */
          was: z.object({ day, minute: minute.nullable() }).nullable(),
        }),
      ),
      permission: 'followups.read',
    }),
    /**
     * Events become a person's own things to do, in one act; what changed is changed here too. What is neither by now is left
     * as it is, and counted. Throws followups.past, staff.unknown.
     */
    bringEvents: command({
      input: z.object({
        personId,
        events: z
          .array(event.extend({ subject: subject.min(1) }))
          .min(1)
          .max(FOLLOWUP_LIMITS.atOnce),
      }),
      output: z.object({ ids: z.array(count), changed: count, left: count }),
      permission: 'followups.write',
      changes: ['followups', 'customers'],
      isUndoable: true,
    }),
  }) as const;
