import { z } from '../../ipc/zod';
import { day, minute } from '../followups/parts.channels';
import { INQUIRY_LIMITS } from './inquiries.rules';

/* Pieces of which the channels of inquiries are made. */

export const inquiryId = z.number().int().positive().brand<'InquiryId'>();
export type InquiryId = z.infer<typeof inquiryId>;

/** What is to be done next, and when. */
export const nextStep = z.object({
  words: z.string().trim().min(1).max(INQUIRY_LIMITS.step),
  on: day,
  minute: minute.nullable(),
});
export type NextStep = z.infer<typeof nextStep>;

export const note = z.string().trim().max(INQUIRY_LIMITS.note);
