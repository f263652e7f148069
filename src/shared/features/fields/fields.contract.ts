import { command, defineContract, query } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { FIELD_KINDS, FIELD_LIMITS } from './fields.rules';

const fieldId = z.number().int().positive();

/** What the shop says of a field of its own. */
const fieldWords = z.object({
  name: z.string().trim().min(1).max(FIELD_LIMITS.name),
  kind: z.enum(FIELD_KINDS),
  /** Words to choose, in their order; empty for every other kind. */
  choices: z.array(z.string().trim().min(1).max(FIELD_LIMITS.choice)).max(FIELD_LIMITS.choices),
  /** True where the list of customers has a column for it. */
  isInList: z.boolean(),
});
export type FieldWords = z.infer<typeof fieldWords>;

const field = fieldWords.extend({
  id: fieldId,
  choices: z.array(z.object({ word: z.string(), isRetired: z.boolean() })),
  /** True where it is asked for no more; what stands on cards stays. */
  isRetired: z.boolean(),
  version: z.number().int(),
});
/** A field of the shop's own on every card. */
export type CustomField = z.infer<typeof field>;

const idResult = z.object({ id: fieldId });

export const fieldsContract = defineContract('fields', () => ({
  /** All fields in the shop's order, those put away last. */
  list: query({ input: z.object({}), output: z.array(field), permission: 'customers.read' }),
  /** On how many cards something stands in each field; a field without any is not named. */
  uses: query({
    input: z.object({}),
    output: z.array(z.object({ id: fieldId, count: z.number().int() })),
    permission: 'fields.manage',
  }),
  /**
   * A field as it shall be; without an id a new one. A choice that is left out while cards have it is put away. Throws
   * fields.unknown, .changed, .tooMany, .nameTaken, .noChoices, .kindFixed where cards have it already.
   */
  save: command({
    input: z.object({
      id: fieldId.nullable(),
      version: z.number().int().nullable(),
      fields: fieldWords,
    }),
    output: idResult,
    permission: 'fields.manage',
    changes: ['fields', 'customers'],
    isUndoable: true,
  }),
  /** Asks for a field no more, or again; one that stands on no card goes. Throws fields.unknown, .tooMany. */
  retire: command({
    input: z.object({ id: fieldId, isRetired: z.boolean() }),
    output: idResult,
    permission: 'fields.manage',
    changes: ['fields', 'customers'],
    isUndoable: true,
  }),
  /** Puts the fields that are asked for in an order. Throws fields.changed where others are by now. */
  order: command({
    input: z.object({ ids: z.array(fieldId).min(1).max(FIELD_LIMITS.fields) }),
    output: z.object({}),
    permission: 'fields.manage',
    changes: ['fields', 'customers'],
    isUndoable: true,
  }),
}));
