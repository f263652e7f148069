import { command, defineContract, desktop, query } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { customerId } from '../customers/customers.contract';
import { draftId } from '../drafts/draftId';
import { about, day, person } from '../followups/parts.channels';
import { hour, weekday } from '../settings/heat.channels';
import { LANGUAGES } from '../settings/settings.rules';
import { AGES, MONEY_KINDS, MOST_LINES, PAYMENT_KINDS, SALE_LIMITS, SLIP_WIDTHS } from './payment.rules';
import { COUPON_LIMITS } from '../loyalty/coupons.rules';
import { STORED_LIMITS } from '../loyalty/stored.rules';
import { guideChannels } from './guide.channels';
import { POINT_LIMITS } from '../loyalty/points.rules';
import type { Basis } from '../loyalty/tiers.rules';
import { DISCOUNT_KINDS } from './pricing.rules';

export const saleId = z.number().int().positive().brand<'SaleId'>();
export type SaleId = z.infer<typeof saleId>;

const count = z.number().int();
const cents = z.number().int();
const paidCents = z.number().int().min(1).max(SALE_LIMITS.cents);
const note = z.string().trim().max(SALE_LIMITS.note);
const mills = z.number().int().min(0).max(SALE_LIMITS.unitPriceMills);
const quantity = z.number().int().min(1).max(SALE_LIMITS.quantityMilli);
const moneyKind = z.enum(MONEY_KINDS);
const month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/u);

const askedLine = z.object({
  /** Null for what is in no catalogue. */
  productId: z.number().int().positive().nullable(),
  name: z.string().trim().min(1).max(SALE_LIMITS.name),
  quantityMilli: quantity,
  /** List price in mills. */
  unitPriceMills: mills,
  /** A gift for points, in whole pieces: it costs no money. */
  giftId: count.positive().optional(),
  /** What the screen said that one piece costs in points. */
  giftPoints: count.min(0).optional(),
  /** A count card that this line sells, one a line. */
  countKindId: count.positive().optional(),
  /** The customer's card that this line uses, a time for each whole piece: it costs no money. */
  countCardId: count.positive().optional(),
});

/** What stands on the till. */
const ringUp = z.object({
  /** Null where the buyer leaves no name. */
  customerId: customerId.nullable(),
  /** Left out: today. */
  on: day.optional(),
  lines: z.array(askedLine).min(1).max(MOST_LINES),
  /** How many points the customer redeems; what they are worth is a payment like the others. */
  points: count.min(0).max(POINT_LIMITS.points).default(0),
  /** Coupons in the order in which they reduce it. */
  couponIds: z.array(count.positive()).max(COUPON_LIMITS.perSale).default([]),
  /** What is paid out of the customer's stored value; main says how much of it is gift money. */
  storedCents: cents.min(0).max(STORED_LIMITS.cents).default(0),
  /** Who of the family pays with it; null: the customer. */
  storedBy: count.positive().nullable().default(null),
  payments: z.array(z.object({ kind: moneyKind, amountCents: paidCents })).max(MONEY_KINDS.length),
  /** Until when the rest is to be paid; null: nothing is left to pay. */
  dueOn: day.nullable(),
  note,
  /** What the screen said that it comes to: a sale that comes to something else is refused. */
  amountCents: cents.min(0).max(SALE_LIMITS.cents),
  endsDraft: draftId.optional(),
});

/** The same with prices by hand, and what is rounded off the whole. */
const ringUpFreely = ringUp.extend({
  lines: z
    .array(askedLine.extend({ handPriceMills: mills.nullable() }))
    .min(1)
    .max(MOST_LINES),
  roundCents: cents.min(0).max(SALE_LIMITS.cents),
});
export type RingUp = z.infer<typeof ringUpFreely>;

const saved = z.object({ id: saleId });

const row = z.object({
  id: saleId,
  number: z.string().nullable(),
  /** `opening`: no sale, but what was owed before the shop began with the program. */
  kind: z.enum(['sale', 'return', 'writeoff', 'adjustment', 'opening']),
  on: day,
  minute: count.nullable(),
  /** Null where the buyer left no name, or the asking person may not know of them. */
  customer: about.nullable(),
  /** Names of at most three lines. */
  names: z.array(z.string()),
  lineCount: count,
  amountCents: cents,
  /** What is still to be paid; null where it was never on credit. */
  owedCents: cents.nullable(),
  dueOn: day.nullable(),
  /** Who rang it up; null for what an import brought. */
  by: z.string().nullable(),
});
export type SaleRow = z.infer<typeof row>;

const slip = row.omit({ names: true }).extend({
  note: z.string(),
  lines: z.array(
    z.object({
      id: count,
      productId: count.nullable(),
      name: z.string(),
      quantityMilli: count,
      unitPriceMills: count,
      amountCents: cents,
      discounts: z.array(z.object({ kind: z.enum(DISCOUNT_KINDS), cents })),
      /** What the bundle is called that it was sold in; null: in none. */
      bundle: z.string().nullable(),
      /** What has come back of it, in thousandths and in cents. */
      backMilli: count,
      backCents: cents,
    }),
  ),
  payments: z.array(
    z.object({
      id: count,
      kind: z.enum(PAYMENT_KINDS),
      amountCents: cents,
      on: day,
      by: z.string(),
      /** True where this person may book it back now. */
      mayUndo: z.boolean(),
    }),
  ),
  /** What it takes back or undoes. */
  original: z.object({ id: saleId, number: z.string().nullable() }).nullable(),
  /** What took something of it back, the earliest first. */
  returns: z.array(z.object({ id: saleId, number: z.string().nullable(), on: day, amountCents: cents })),
  /** True for a sale that was undone, and for what undid it. */
  isUndone: z.boolean(),
  /** True where this person may undo it now. */
  mayUndo: z.boolean(),
  /** What it came to and what was paid by now, returns taken off, for working out a refund. */
  keptCents: cents,
  paid: z.partialRecord(z.enum(PAYMENT_KINDS), cents),
  /** True where whose sale it is was erased: gift and points that paid for it can no longer go back. */
  isClosed: z.boolean(),
  /** What the customer had stored before this slip drew on it or gave back, and after; null where it did neither. */
  stored: z.object({ beforeCents: cents, afterCents: cents }).nullable(),
  /** Count cards that it sold, used or closed, with their times before and after; null times: as often as they like. */
  counts: z.array(
    z.object({
      name: z.string(),
      times: count.nullable(),
      before: count,
      after: count,
      until: day.nullable(),
    }),
  ),
});
export type Slip = z.infer<typeof slip>;

const debt = z.object({
  id: saleId,
  number: z.string().nullable(),
  customer: about,
  on: day,
  dueOn: day,
  age: z.enum(AGES),
  amountCents: cents,
  owedCents: cents,
  /** True for what was owed before the shop began with the program, which no sale made. */
  isOpening: z.boolean(),
});
export type Debt = z.infer<typeof debt>;

const countSheet = z.object({
  name: z.string(),
  paidCents: cents,
  /** What is left, of what it was sold with: times, or days where it has no number. */
  rest: count,
  whole: count,
  isByDays: z.boolean(),
  /** What is used of the price, and what is left of it. */
  usedCents: cents,
  outCents: cents,
  /** How the rest goes back: into points, stored value and gift money, off a debt, and in money. */
  ledgers: z.partialRecord(z.enum(PAYMENT_KINDS), cents),
  debtCents: cents,
  moneyCents: cents,
});
export type CountSheet = z.infer<typeof countSheet>;

/** A slip as it goes on paper: what the customer may see of it, and nobody's notes. */
export type SlipPaper = {
  shop: { name: string; address: string };
  slip: Pick<
    Slip,
    | 'number'
    | 'kind'
    | 'on'
    | 'minute'
    | 'lines'
    | 'payments'
    | 'amountCents'
    | 'owedCents'
    | 'dueOn'
    | 'original'
    | 'by'
    | 'stored'
    | 'counts'
  >;
  /** How the customer is named on it; empty where they left no name. */
  customer: string;
  /** How they stand as a member when it is printed; null for nobody, and where the programme is off. */
  member: SlipMember | null;
};

/** What a slip says of a member: the tier, points where the shop gives any, and what is missing to the next tier. */
export type SlipMember = {
  tierName: string;
  points: number | null;
  next: { tierName: string; basis: Basis; missing: number } | null;
};

const statementLines = z.object({
  openingCents: cents,
  lines: z.array(
    z.object({
      on: day,
      what: z.enum(['opening', 'sale', 'return', 'payment', 'refund', 'undone']),
      number: z.string().nullable(),
      kind: z.enum(PAYMENT_KINDS).nullable(),
      /** What it adds to what is owed; payments are below zero. */
      cents,
    }),
  ),
  closingCents: cents,
});
export type StatementPaper = z.infer<typeof statementLines> & {
  shop: SlipPaper['shop'];
  customer: string;
  month: string;
  madeOn: string;
};

const askedSlip = z.object({ id: saleId, width: z.enum(SLIP_WIDTHS), language: z.enum(LANGUAGES) });
const askedStatement = z.object({ customerId, month, language: z.enum(LANGUAGES) });
const savedFile = z.object({ fileName: z.string() }).nullable();

export const salesContract = defineContract('sales', () => ({
  ...guideChannels,
  /** Sales, the latest first. */
  list: query({
    input: z.object({
      from: day.nullable(),
      to: day.nullable(),
      customerId: customerId.nullable(),
      /** Number of a slip, or how it begins. */
      number: z.string().trim().max(60),
      /** Only what was sold in that hour of that weekday. */
      at: z.object({ weekday, hour }).optional(),
      offset: count.min(0),
      limit: count.min(1).max(200),
    }),
    output: z.object({ rows: z.array(row), total: count, amountCents: cents }),
    permission: 'sales.read',
    isLong: true,
  }),
  /** Throws sales.notFound. */
  slip: query({ input: z.object({ id: saleId }), output: slip, permission: 'sales.read' }),
  /** The count that the next sale of today will bear. */
  next: query({ input: z.object({}), output: z.object({ dayNo: count }), permission: 'sales.read' }),
  /**
   * What is still to be paid, the longest overdue first, and its sums by age. `customerId` null: everybody's.
   */
  debts: query({
    input: z.object({
      customerId: customerId.nullable(),
      offset: count.min(0),
      limit: count.min(1).max(200),
    }),
    output: z.object({
      rows: z.array(debt),
      total: count,
      owedCents: cents,
      ages: z.record(z.enum(AGES), z.object({ count, cents })),
    }),
    permission: 'sales.read',
    isLong: true,
  }),
  /**
   * Rings a sale up. Throws sales.future, .tooOld, .priceMoved, .amountMoved, .overpaid, .unpaid, .wantsCustomer, .dueBefore,
   * products.notFound, customers.notFound, loyalty.off, .notEnough, .badStep, .noGift, .giftMoved, .giftsOut, .giftPieces, and of coupons
   * loyalty.noCoupon, .couponUsed, .couponLapsed, .couponVoided, .couponWaiting, .couponOthers, .couponTier, .couponAlone,
   * .couponUnfit, of stored value .storedOff, .storedShort, .noPerson, .wantsCode, and of count cards .noCountKind, .noCountCard,
   * .countPieces, .countLapsed, .countUnfit, .countShort.
   */
  ringUp: command({
    input: ringUp,
    output: saved,
    permission: 'sales.write',
    changes: ['sales', 'customers', 'loyalty', 'drafts'],
  }),
  /** The same with prices by hand. */
  ringUpFreely: command({
    input: ringUpFreely,
    output: saved,
    permission: 'sales.manage',
    changes: ['sales', 'customers', 'loyalty', 'drafts'],
    canBeApproved: true,
  }),
  /**
   * Takes a sale back in part or wholly; once all of it is back its coupons are good again. Throws sales.notFound, .notReturnable, .nothingLeft, .amountMoved, .future, .beforeSale, and
   * loyalty.countUsed for a count card that was used: its rest is paid out by refundCount.
   */
  takeBack: command({
    input: z.object({
      id: saleId,
      lines: z
        .array(z.object({ lineId: count.positive(), quantityMilli: quantity }))
        .min(1)
        .max(MOST_LINES),
      /** What the money part is paid out in. */
      moneyKind,
      note,
      /** What the screen said that comes back. */
      amountCents: cents.min(0),
    }),
    output: saved,
    permission: 'sales.write',
    changes: ['sales', 'customers', 'loyalty'],
  }),
  /**
   * Takes a sale out of the books by a sale against it: for what was rung up by mistake. One's own of today; whoever holds
   * sales.manage any. Throws sales.notFound, .notUndoable, .undoLate, .hasReturns, .accountClosed, and loyalty.couponGone where undoing a
   * return wants a coupon that was used elsewhere meanwhile, or .storedGone
   * where the stored value that it gave back was spent since.
   */
  undo: command({
    input: z.object({ id: saleId }),
    output: saved,
    permission: 'sales.write',
    changes: ['sales', 'customers', 'loyalty'],
  }),
  /** What the rest of a count card comes to. Throws loyalty.noCountCard, .countClosed. */
  countSheet: query({
    input: z.object({ cardId: count.positive() }),
    output: countSheet,
    permission: 'sales.read',
  }),
  /**
   * Pays the rest of a count card out by a return, and closes it. Throws loyalty.noCountCard, .countClosed, .refundMoved,
   * customers.notFound.
   */
  refundCount: command({
    input: z.object({
      cardId: count.positive(),
      moneyKind,
      /** What the screen said that it comes to. */
      outCents: cents.min(0),
      reason: z.string().trim().min(1).max(SALE_LIMITS.note),
    }),
    output: saved,
    permission: 'sales.manage',
    changes: ['sales', 'customers', 'loyalty'],
    canBeApproved: true,
  }),
  /**
   * Pays what is owed for a sale, or a part of it, in money or out of stored value. Throws sales.notFound, .nothingOwed,
   * .overpaid, loyalty.storedOff, .storedShort, .wantsCode.
   */
  payOff: command({
    input: z.object({ id: saleId, kind: z.enum([...MONEY_KINDS, 'stored']), amountCents: paidCents }),
    output: saved,
    permission: 'sales.write',
    changes: ['sales', 'loyalty'],
  }),
  /**
   * Books a payment on credit back that was written down wrong: one's own of today; whoever holds sales.manage any. Throws
   * sales.notFound, .notUndoable, .undoLate, .accountClosed, and .hasReturns for what went back for returns already.
   */
  undoPayment: command({
    input: z.object({ id: saleId, paymentId: count.positive() }),
    output: saved,
    permission: 'sales.write',
    changes: ['sales', 'loyalty'],
  }),
  /** What a day brought in, by how it was paid, and how it was closed. */
  day: query({
    input: z.object({ on: day }),
    output: z.object({
      sales: count,
      returns: count,
      amountCents: cents,
      /** What was taken in and paid out, by kind; kinds without any are left out. */
      paid: z.array(z.object({ kind: z.enum(PAYMENT_KINDS), inCents: cents, outCents: cents })),
      /** Money paid in for stored value and paid out of it, by kind: it is no turnover. */
      topUps: z.array(z.object({ kind: moneyKind, inCents: cents, outCents: cents })),
      /** Paid out for complaints, and of it what came back: no returns. */
      compensations: z.array(z.object({ kind: moneyKind, inCents: cents, outCents: cents })),
      /** What the payments and top-ups of the day leave in the till, in cash. */
      cashCents: cents,
      /** What was sold on credit that day and is still owed. */
      creditCents: cents,
      /** What was counted, the latest first. */
      closes: z.array(
        z.object({
          floatCents: cents,
          expectedCents: cents,
          countedCents: cents,
          note: z.string(),
          at: z.string(),
          by: person,
        }),
      ),
    }),
    permission: 'sales.read',
  }),
  /** Closes a day with the cash that was counted. Throws sales.future, .wantsNote where it is not what must be there. */
  closeDay: command({
    input: z.object({
      on: day,
      floatCents: cents.min(0).max(SALE_LIMITS.cents),
      countedCents: cents.min(0).max(SALE_LIMITS.cents),
      note,
    }),
    output: z.object({ id: count }),
    permission: 'sales.write',
    changes: ['sales'],
  }),
  /**
   * What went to and fro with a customer in a month: what was owed before, sales, returns and payments day by day, what is
   * owed after. Throws customers.notFound.
   */
  statement: query({
    input: z.object({ customerId, month }),
    output: statementLines,
    permission: 'sales.read',
  }),
  /** Prints a slip on paper of that width in millimetres. Throws sales.notFound, .notPrinted. */
  printSlip: desktop({ input: askedSlip, output: z.object({}), permission: 'sales.read' }),
  /** Writes it as a PDF where a person chooses; null where no place was chosen. Throws sales.notFound, .notWritten. */
  saveSlip: desktop({ input: askedSlip, output: savedFile, permission: 'sales.export' }),
  /** Prints a customer's statement of a month. Throws customers.notFound, sales.notPrinted. */
  printStatement: desktop({ input: askedStatement, output: z.object({}), permission: 'sales.export' }),
  /** Writes it as a PDF where a person chooses. Throws customers.notFound, sales.notWritten. */
  saveStatement: desktop({ input: askedStatement, output: savedFile, permission: 'sales.export' }),
}));
