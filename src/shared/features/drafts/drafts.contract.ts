import { defineContract, query, scratch } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { customerId } from '../customers/customers.contract';
import { draftId } from './draftId';
import { DRAFT_LIMITS } from './drafts.rules';

/** Forms about nobody. Which product an edit or a bundle is of, its slot tells: slotOfProduct. */
export const SLOT_FORMS = [
  'customers.create',
  'shifts.write',
  'followups.bringVisits',
  'products.create',
  'products.edit',
  'products.setParts',
  'sales.ringUp',
  'opening.save',
  'complaints.file',
  'inquiries.add',
  'inquiries.giveQuote',
] as const;
export type SlotForm = (typeof SLOT_FORMS)[number];

/**
 * Where a draft belongs. `form` is the act that saves it. A form about a customer has one draft a person; forms that
 * begin something new may be begun several times, each under a slot of the page's making.
 */
export const draftPlace = z.discriminatedUnion('form', [
  z.object({ form: z.enum(SLOT_FORMS), slot: z.uuid() }),
  z.object({
    form: z.enum(['customers.edit', 'customers.addNote', 'followups.promise', 'processes.start']),
    customerId,
  }),
]);
export type DraftPlace = z.infer<typeof draftPlace>;
export type DraftForm = DraftPlace['form'];

const draftRow = z.object({
  id: draftId,
  place: draftPlace,
  /** What the form is about in the person's own words; empty where nothing says it yet. */
  title: z.string(),
  /** The customer whom it is about, as the card calls them now. */
  customer: z
    .object({
      name: z.string(),
      number: z.string().nullable(),
      phoneTail: z.string(),
      isInBin: z.boolean(),
    })
    .nullable(),
  begunAt: z.string(),
});
export type DraftRow = z.infer<typeof draftRow>;

export const draftsContract = defineContract('drafts', () => ({
  /** The signed-in person's own drafts, the last one typed into first. */
  list: query({ input: z.object({}), output: z.array(draftRow), permission: 'drafts.read' }),
  /** The signed-in person's own draft of a form; null where there is none. */
  find: query({
    input: z.object({ place: draftPlace }),
    output: z.object({ id: draftId, title: z.string(), body: z.string() }).nullable(),
    permission: 'drafts.read',
  }),
  /** Keeps what stands in a form now, in place of what was kept before. */
  keep: scratch({
    input: z.object({
      place: draftPlace,
      title: z.string().max(DRAFT_LIMITS.title),
      /** The form's own text, which only the form reads. */
      body: z.string().max(DRAFT_LIMITS.body),
    }),
    output: z.object({ id: draftId }),
    permission: 'drafts.write',
    changes: ['drafts'],
    isForLocked: true,
  }),
  /** Throws a draft away; one that is gone already, or another person's, is left alone. */
  drop: scratch({
    input: z.object({ id: draftId }),
    output: z.object({}),
    permission: 'drafts.write',
    changes: ['drafts'],
    isForLocked: true,
  }),
}));
