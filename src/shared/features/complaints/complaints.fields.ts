import { z } from '../../ipc/zod';
import { about, day, minute, person } from '../followups/parts.channels';
import { MOODS } from '../followups/followups.rules';
import { COMPLAINT_CHANNELS, COMPLAINT_STATES, COMPLAINT_TYPES } from './complaints.rules';

const id = z.number().int().positive();

export const complaintId = id.brand<'ComplaintId'>();
export type ComplaintId = z.infer<typeof complaintId>;

/** A moment by the shop's clock; the last minute of a day is 1440. */
export const moment = z.object({ day, minute: z.number().int().min(0).max(1_440) });
/** A complaint as lists show it. */
export const complaintRow = z.object({
  id: complaintId,
  type: z.enum(COMPLAINT_TYPES),
  channel: z.enum(COMPLAINT_CHANNELS),
  category: z.string(),
  customer: about.nullable(),
  contactName: z.string(),
  /** Numbers as the asking person may see them. */
  contactPhone: z.string(),
  words: z.string(),
  mood: z.enum(MOODS).nullable(),
  state: z.enum(COMPLAINT_STATES),
  person,
  receivedOn: day,
  receivedMinute: minute,
  /** What is due next, and whether it is over time; null where no clock runs. */
  due: moment.extend({ what: z.enum(['answer', 'solve']), isLate: z.boolean() }).nullable(),
  isWaiting: z.boolean(),
  endedOn: day.nullable(),
  satisfaction: z.number().int().nullable(),
  version: id,
});
export type ComplaintRow = z.infer<typeof complaintRow>;
