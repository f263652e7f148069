import { command, query } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { FOLLOWUP_KINDS } from './followups.rules';
import { REMINDER_LEADS } from './reminder.rules';

const minute = z.number().int().min(0).max(1_439);
/** What is to be done, or that it was promised. */
const kind = z.enum([...FOLLOWUP_KINDS, 'promise']);

export const reminderSettings = z.object({
  isOn: z.boolean(),
  leadMinutes: z.literal(REMINDER_LEADS),
  quietFrom: minute,
  quietTo: minute,
  inMorning: z.boolean(),
  atClosing: z.boolean(),
  isNamed: z.boolean(),
});

const reminders = z.object({
  settings: reminderSettings,
  /** The day that all of this is about. */
  day: z.string(),
  /** Open ones of today that have a time, promises among them, of the signed-in person and of whom they stand in for. */
  timed: z.array(
    z.object({
      id: z.number().int(),
      kind,
      subject: z.string(),
      /** The customer's name; null where it is the shop's own. */
      who: z.string().nullable(),
      dueMinute: z.number().int(),
    }),
  ),
  /** How many stand on Today, and how many of them are late. */
  total: z.number().int(),
  late: z.number().int(),
  /** The shop's first and last minute of today; null: closed all day. */
  opens: z.number().int().nullable(),
  closes: z.number().int().nullable(),
  /** What is left of today, as the next shift may read it: nobody whom only a team may know of is named. */
  left: z.array(z.object({ kind, subject: z.string(), who: z.string().nullable() })),
  /** True where somebody else works here, to whom a word can be left. */
  hasColleagues: z.boolean(),
});
export type Reminders = z.infer<typeof reminders>;

/** Being reminded in time. */
export const reminderChannels = {
  /** What the signed-in person is to be reminded of today, and how. */
  reminders: query({ input: z.object({}), output: reminders, permission: 'followups.read' }),
  setReminders: command({
    input: reminderSettings,
    output: z.object({}),
    permission: 'followups.manage',
    changes: ['followups', 'settings'],
    isUndoable: true,
  }),
} as const;
