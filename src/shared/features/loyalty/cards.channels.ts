import { command, desktop, query } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { customerId } from '../customers/customers.contract';
import { LIMITS, MOST_AT_ONCE } from '../customers/customers.rules';
import { about, day } from '../followups/parts.channels';
import { LANGUAGES } from '../settings/settings.rules';
import { CARD_CODES, CARD_PAPERS, CARD_STATES, MOST_CARDS, PATTERN_LIMITS } from './cards.rules';

/* Member numbers and the cards that carry them. The current number stands on the customer; here are those that were before it. */

const count = z.number().int();
const id = count.positive();
const number = z.string().trim().min(1).max(LIMITS.number);

const pattern = z.object({
  prefix: z.string().trim().max(PATTERN_LIMITS.prefix),
  digits: count.min(PATTERN_LIMITS.leastDigits).max(PATTERN_LIMITS.mostDigits),
  hasCheck: z.boolean(),
  /** True where every customer who is written down gets one by itself. */
  isAuto: z.boolean(),
});

const printed = z.object({
  ids: z.array(customerId).min(1).max(MOST_CARDS),
  paper: z.enum(CARD_PAPERS),
  code: z.enum(CARD_CODES),
  language: z.enum(LANGUAGES),
});

/** What is printed of members. A code holds the number and nothing else. */
export type CardsPaper = Pick<z.infer<typeof printed>, 'paper' | 'code'> & {
  shop: string;
  cards: readonly { name: string; number: string }[];
};

export const cardChannels = {
  /** How members are numbered, and the running number that comes next; numbers that are taken are passed over. */
  numbers: query({
    input: z.object({}),
    output: pattern.extend({ next: count }),
    permission: 'loyalty.read',
  }),
  /** Sets how members are numbered. Throws loyalty.badPattern, and loyalty.numberBehind for a running number that was given. */
  setNumbers: command({
    input: pattern.extend({ next: id.max(PATTERN_LIMITS.next) }),
    output: z.object({}),
    permission: 'loyalty.manage',
    changes: ['loyalty'],
  }),
  /** The cards that a customer had before the current one, the latest first. Throws customers.notFound. */
  cards: query({
    input: z.object({ customerId }),
    output: z.object({
      rows: z.array(
        z.object({ id, number: z.string(), state: z.enum(CARD_STATES), on: day, by: z.string() }),
      ),
    }),
    permission: 'customers.read',
  }),
  /** Gives the next numbers to those who have none; tells how many got one. Throws customers.notFound, .notYours. */
  giveNumbers: command({
    input: z.object({ ids: z.array(customerId).min(1).max(MOST_AT_ONCE) }),
    output: z.object({ given: count }),
    permission: 'customers.write',
    changes: ['customers', 'loyalty'],
    isUndoable: true,
  }),
  /**
   * Gives a customer another card: of the shop's own stock, or null for the next number. What they had is shut where it was
   * lost and stays good where it is old. Throws customers.notFound, .notYours, .numberTaken, .numberInBin, loyalty.sameCard.
   */
  setCard: command({
    input: z.object({ customerId, number: number.nullable(), former: z.enum(CARD_STATES) }),
    output: z.object({ id: customerId, number: z.string() }),
    permission: 'customers.write',
    changes: ['customers', 'loyalty'],
    isUndoable: true,
  }),
  /** A card that was reported lost is good again. Throws loyalty.noCard, customers.notFound, .notYours. */
  findCard: command({
    input: z.object({ id }),
    output: z.object({ id }),
    permission: 'customers.write',
    changes: ['customers', 'loyalty'],
    isUndoable: true,
  }),
  /** Whose earlier card has this code, of those whom one may know; null where nobody's. */
  scanCard: query({
    input: z.object({ text: z.string().trim().max(LIMITS.number) }),
    output: z.object({ state: z.enum(CARD_STATES), on: day, customer: about }).nullable(),
    permission: 'customers.read',
  }),
  /** What stands on the cards of those who have a number that the asking person may see. */
  cardSheet: query({
    input: printed.pick({ ids: true }),
    output: z.object({ cards: z.array(z.object({ name: z.string(), number: z.string() })) }),
    permission: 'customers.read',
  }),
  /** Prints cards. Throws loyalty.noNumbers, loyalty.notPrinted. */
  printCards: desktop({ input: printed, output: z.object({}), permission: 'customers.read' }),
  /** Asks for a place and writes them there as a PDF; null where none was chosen. Throws loyalty.noNumbers, .notWritten. */
  saveCards: desktop({
    input: printed,
    output: z.object({ fileName: z.string() }).nullable(),
    permission: 'customers.read',
  }),
};
