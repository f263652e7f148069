import { command, defineContract, desktop, query } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { customerId } from '../customers/customers.contract';
import { LIMITS } from '../customers/customers.rules';
import { COUNT_LIMITS } from '../loyalty/counts.rules';
import { draftId } from '../drafts/draftId';
import { about, day, person } from '../followups/parts.channels';
import { LANGUAGES } from '../settings/settings.rules';
import { isDueDay, OPENING_LIMITS } from './opening.rules';

const count = z.number().int();
const cents = z.number().int().min(0).max(OPENING_LIMITS.cents);
const listId = count.positive();
const rows = <T extends z.ZodType>(of: T) => z.array(of).min(1).max(OPENING_LIMITS.rows);

const values = z.object({
  points: count.min(0).max(OPENING_LIMITS.points),
  principalCents: cents,
  giftCents: cents,
  times: count.min(0).max(COUNT_LIMITS.times),
  debtCents: cents,
});
const totals = z.object({
  points: count,
  principalCents: count,
  giftCents: count,
  times: count,
  debtCents: count,
});

const askedRow = values.extend({
  /** Null for somebody new, of whom a card is made. */
  customerId: customerId.nullable(),
  name: z.string().trim().max(LIMITS.name),
  phone: z.string().trim().max(LIMITS.phone),
  /** The count card that is still good so many `times`; null where there is none. */
  countKindId: count.positive().nullable(),
  /** Until when the debt was to be paid; null: today. */
  dueOn: z.string().refine(isDueDay).nullable(),
  note: z.string().trim().max(OPENING_LIMITS.note),
});
export type AskedRow = z.infer<typeof askedRow>;

const list = z.object({
  id: listId,
  on: day,
  minute: count,
  by: person,
  /** Lines that still count, and those that were taken back. */
  rows: count,
  undone: count,
  totals,
  /** Who signed it off on which day; null while nobody has. */
  signed: z.object({ by: z.string(), on: day }).nullable(),
});
export type OpeningList = z.infer<typeof list>;

const row = values.extend({
  id: count.positive(),
  /** Null for somebody of whom the asking person may not know, and who was erased. */
  customer: about.nullable(),
  isNew: z.boolean(),
  /** Name of the count card; null where there is none. */
  card: z.string().nullable(),
  dueOn: day.nullable(),
  note: z.string(),
  /** `spent`: something of it was used or paid since, and it cannot go back. */
  state: z.enum(['there', 'spent', 'undone']),
});
export type OpeningRow = z.infer<typeof row>;

const whole = list.extend({ lines: z.array(row) });

/** A list as it goes on paper to be signed. */
export type OpeningPaper = {
  shop: { name: string; address: string };
  list: z.infer<typeof whole>;
  madeOn: string;
};

const printed = z.object({ id: listId, language: z.enum(LANGUAGES) });

export const openingContract = defineContract('opening', () => ({
  /** Lists of opening balances, the latest first. */
  lists: query({
    input: z.object({ offset: count.min(0), limit: count.min(1).max(200) }),
    output: z.object({ rows: z.array(list), total: count }),
    permission: 'opening.read',
  }),
  /** One of them line by line. Throws opening.notFound. */
  list: query({ input: z.object({ id: listId }), output: whole, permission: 'opening.read' }),
  /** What can be opened: points, stored value and count cards where the shop has them, and how much an account may hold. */
  rules: query({
    input: z.object({}),
    output: z.object({
      hasPoints: z.boolean(),
      hasStored: z.boolean(),
      mostBalanceCents: count,
      /** Count cards that are sold, with the times that one has; null for those without. */
      cards: z.array(z.object({ id: count, name: z.string(), times: count.nullable() })),
    }),
    permission: 'opening.read',
  }),
  /** Who may be meant by each of some lines: customers with that very phone or name. */
  match: query({
    input: z.object({
      people: rows(z.object({ name: z.string().max(LIMITS.name), phone: z.string().max(LIMITS.phone) })),
    }),
    output: z.array(
      z.array(
        z.object({
          customer: about,
          by: z.enum(['phone', 'name', 'both']),
          /** What they have stored already. */
          heldCents: count,
        }),
      ),
    ),
    permission: 'opening.read',
    isLong: true,
  }),
  /**
   * Takes a list over in one act: cards for who is new, points, stored value and debts into their ledgers. No sale, no cash,
   * no visit. Throws opening.nothing, .nobody, .twice, loyalty.off, .storedOff, .balanceMost, .noCountKind, .countEndless, customers.notFound, .inBin, .phoneInvalid.
   */
  save: command({
    input: z.object({ rows: rows(askedRow), endsDraft: draftId.optional() }),
    output: z.object({ id: listId }),
    permission: 'opening.write',
    changes: ['opening', 'customers', 'loyalty', 'sales', 'drafts'],
    canBeApproved: true,
  }),
  /**
   * Takes a list back by rows against it; cards that it made stay. Throws opening.notFound, .isSigned, .isUndone, and .spent
   * where something of it was used since and `skipsSpent` does not leave those lines as they are.
   */
  undo: command({
    input: z.object({ id: listId, skipsSpent: z.boolean() }),
    output: z.object({ undone: count, kept: count }),
    permission: 'opening.write',
    changes: ['opening', 'customers', 'loyalty', 'sales'],
    canBeApproved: true,
  }),
  /** Writes down who signed a list off, and when. Throws opening.notFound, .isSigned, .isUndone, .future, .beforeList. */
  sign: command({
    input: z.object({
      id: listId,
      by: z.string().trim().min(1).max(OPENING_LIMITS.signedBy),
      on: day,
    }),
    output: z.object({ id: listId }),
    permission: 'opening.write',
    changes: ['opening'],
    canBeApproved: true,
  }),
  /** Prints a list to be signed. Throws opening.notFound, .notPrinted. */
  print: desktop({ input: printed, output: z.object({}), permission: 'opening.read' }),
  /** Writes it as a PDF where a person chooses; null where no place was chosen. Throws opening.notFound, .notWritten. */
  savePdf: desktop({
    input: printed,
    output: z.object({ fileName: z.string() }).nullable(),
    permission: 'opening.read',
  }),
}));
