import { command } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { FOLLOWUP_LIMITS } from './followups.rules';
import { day, minute } from './parts.channels';
import { EVERY, MONTHLY, RECURRENCE_LIMITS } from './recurrence.rules';
import { REACHES } from './series.rules';

const rowId = z.number().int().positive();
const length = z.number().int().min(FOLLOWUP_LIMITS.shortest).max(FOLLOWUP_LIMITS.longest);

/** How something comes back; its first day is that of the follow-up. */
export const repeat = z.object({
  every: z.enum(EVERY),
  interval: z.number().int().min(1).max(RECURRENCE_LIMITS.interval),
  /** For `week`: 1 is Monday, 7 Sunday. */
  weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7).optional(),
  /** For `month`. */
  monthly: z.enum(MONTHLY).optional(),
  untilDay: day.nullable(),
  count: z.number().int().min(1).max(RECURRENCE_LIMITS.count).nullable(),
});

/** Of which series a follow-up is, for which of its days, and how the series comes back. */
export const ofSeries = z.object({ id: rowId, day, repeat: repeat.extend({ fromDay: day }) });
export type OfSeries = z.infer<typeof ofSeries>;

/** One day of a series, and how much of the series is meant. */
const at = { seriesId: rowId, day, reach: z.enum(REACHES) };

/** `fields` are what people type of a follow-up, `completion` what they tell when it is done. */
export const seriesChannels = <F extends z.ZodObject, C extends z.ZodObject>(fields: F, completion: C) =>
  ({
    /**
     * Something to do again and again: the first is planned at once, each next one when the one before it has ended.
     * Throws as `create`, and followups.invalidRecurrence, .neverComes, .tooManySeries.
     */
    createSeries: command({
      input: z.object({ fields, repeat }),
      output: z.object({ id: rowId, seriesId: rowId }),
      permission: 'followups.write',
      changes: ['followups', 'customers'],
      isUndoable: true,
    }),
    /**
     * Changes one day of a series, or it and those after it; without `repeat` what was to come after it is no more.
     * Throws as `createSeries`, and followups.notFound, .ended; .inSeries where one day alone is given to another customer.
     */
    editSeries: command({
      input: z.object({ ...at, fields, repeat: repeat.nullable() }),
      output: z.object({ id: rowId }),
      permission: 'followups.write',
      changes: ['followups', 'customers'],
      isUndoable: true,
    }),
    /** A single one that is to come back from its day on. Throws as `createSeries`, and as `edit`. */
    repeatOne: command({
      input: z.object({ id: rowId, version: z.number().int(), fields, repeat }),
      output: z.object({ id: rowId, seriesId: rowId }),
      permission: 'followups.write',
      changes: ['followups', 'customers'],
      isUndoable: true,
    }),
    /** Puts one day of a series on another day or time, or it and those after it as well. Throws as `editSeries`. */
    moveSeries: command({
      input: z.object({
        ...at,
        dueOn: day,
        dueMinute: minute.nullable().optional(),
        lengthMinutes: length.optional(),
      }),
      output: z.object({ id: rowId }),
      permission: 'followups.write',
      changes: ['followups', 'customers'],
      isUndoable: true,
    }),
    /** One day of a series is done before it has come. Throws followups.notFound, .ended, and as `complete`. */
    completeSeries: command({
      input: z.object({ seriesId: rowId, day, completion }),
      output: z.object({ id: rowId, nextId: rowId.nullable() }),
      permission: 'followups.write',
      changes: ['followups', 'customers'],
      isUndoable: true,
    }),
    /** Leaves one day of a series out, or ends the series before it. Throws followups.notFound, .ended, .wantsReason. */
    dropSeries: command({
      input: z.object({ ...at, reason: z.string().trim().max(FOLLOWUP_LIMITS.note) }),
      output: z.object({ seriesId: rowId }),
      permission: 'followups.write',
      changes: ['followups', 'customers'],
      isUndoable: true,
    }),
  }) as const;
