import { z } from '../../ipc/zod';

/** Number of a draft. An act that saves a form names the draft that it brings to its end. */
export const draftId = z.number().int().positive().brand<'DraftId'>();
export type DraftId = z.infer<typeof draftId>;
