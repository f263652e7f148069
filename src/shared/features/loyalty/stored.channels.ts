import { command, desktop, query } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { customerId } from '../customers/customers.contract';
import { about, day } from '../followups/parts.channels';
import { MONEY_KINDS, SLIP_WIDTHS } from '../sales/payment.rules';
import { LANGUAGES } from '../settings/settings.rules';
import { SPEND_ORDERS, STORED_CAUSES, STORED_KINDS, STORED_LIMITS } from './stored.rules';

const count = z.number().int();
const cents = z.number().int();
const paidCents = cents.min(1).max(STORED_LIMITS.cents);
const moneyKind = z.enum(MONEY_KINDS);
const reason = z.string().trim().min(1).max(STORED_LIMITS.reason);
const code = z.string().regex(/^\d{4,6}$/u);

export const storedRules = z.object({
  isOn: z.boolean(),
  offers: z
    .array(
      z.object({
        payCents: paidCents,
        giftCents: paidCents,
        months: count.min(1).max(STORED_LIMITS.months),
      }),
    )
    .max(STORED_LIMITS.offers),
  spendFirst: z.enum(SPEND_ORDERS),
  mostTopUpCents: paidCents,
  mostBalanceCents: paidCents,
  giftPermille: count.min(0).max(1_000),
  asksCode: z.boolean(),
  takesUsedGift: z.boolean(),
});

const entry = z.object({
  id: count,
  kind: z.enum(STORED_KINDS),
  cents,
  cause: z.enum(STORED_CAUSES),
  saleNumber: z.string().nullable(),
  /** From when it can be spent; null: from the start. */
  countsFrom: day.nullable(),
  on: day,
  by: z.string(),
  /** Why, in the words of who did it. */
  reason: z.string(),
});
export type StoredEntry = z.infer<typeof entry>;

const person = z.object({ id: count, name: z.string() });

const account = z.object({
  principalCents: cents,
  /** Gift that can be spent today. */
  giftCents: cents,
  /** Gift that counts later, and the first day on which some of it does. */
  laterCents: cents,
  laterOn: day.nullable(),
  persons: z.array(person),
  hasCode: z.boolean(),
});
export type StoredAccount = z.infer<typeof account>;

const topUp = z.object({
  id: count,
  cause: z.enum(['topUp', 'undo', 'refund']),
  /** What came in; below zero it went out. */
  moneyCents: cents,
  moneyKind,
  giftCents: cents,
  on: day,
  by: z.string(),
  /** True where this person may undo it now. */
  mayUndo: z.boolean(),
});

const statement = z.object({
  opening: z.object({ principal: cents, gift: cents }),
  lines: z.array(entry.omit({ reason: true })),
  closing: z.object({ principal: cents, gift: cents }),
});

/** A slip of money that was paid in or out, as it goes on paper. */
export type TopUpPaper = {
  shop: { name: string; address: string };
  customer: string;
  on: string;
  minute: number;
  by: string;
  cause: 'topUp' | 'undo' | 'refund';
  moneyKind: (typeof MONEY_KINDS)[number];
  moneyCents: number;
  giftCents: number;
  /** Parts of the gift that count later. */
  later: { cents: number; on: string }[];
  beforeCents: number;
  afterCents: number;
  /** Of a refund: what was left and what became of it. */
  refund: { keptCents: number; forfeitCents: number } | null;
};

/** What went in and out of an account between two days. */
export type StoredPaper = z.infer<typeof statement> & {
  shop: TopUpPaper['shop'];
  customer: string;
  from: string;
  to: string;
  madeOn: string;
};

const span = z.object({ customerId, from: day, to: day });
const askedPaper = z.object({
  id: count.positive(),
  width: z.enum(SLIP_WIDTHS),
  language: z.enum(LANGUAGES),
});
const askedStatement = span.extend({ language: z.enum(LANGUAGES) });
const savedFile = z.object({ fileName: z.string() }).nullable();
const done = z.object({ id: count });

/** Channels of stored value, part of the contract of loyalty. */
export const storedChannels = {
  /** The rules of stored value; those that are proposed before anybody set them: version 0. */
  storedRules: query({
    input: z.object({}),
    output: z.object({ version: count, rules: storedRules }),
    permission: 'loyalty.read',
  }),
  /** Sets them. Throws loyalty.changed, .badOffers. */
  setStored: command({
    input: z.object({ version: count.min(0), rules: storedRules }),
    output: z.object({}),
    permission: 'loyalty.manage',
    changes: ['loyalty'],
  }),
  /**
   * What a customer has stored, whoever stands at the till; null where stored value is off and nothing is there. Throws
   * customers.notFound.
   */
  storedTill: query({
    input: z.object({ customerId }),
    output: account
      .extend({
        /** False where stored value is off: what is there can be refunded, and nothing else. */
        isOn: z.boolean(),
        spendFirst: z.enum(SPEND_ORDERS),
        giftPermille: count,
        /** True where the code must be given before the account is paid with. */
        wantsCode: z.boolean(),
        /** True where this person may pay with it at the till and take money for it. */
        mayPay: z.boolean(),
      })
      .nullable(),
    permission: 'sales.read',
  }),
  /** Every movement of an account, the latest first, and money paid in and out. Throws customers.notFound. */
  storedHistory: query({
    input: z.object({ customerId }),
    output: z.object({ entries: z.array(entry), topUps: z.array(topUp) }),
    permission: 'loyalty.read',
  }),
  /** What the shop owes to all customers. */
  storedOwed: query({
    input: z.object({}),
    output: z.object({
      isOn: z.boolean(),
      principalCents: cents,
      /** All gift, also what counts later. */
      giftCents: cents,
      customers: count,
    }),
    permission: 'loyalty.read',
  }),
  /** Customers with stored value, the most first; of whom the asking person may not know are left out. */
  storedAccounts: query({
    input: z.object({ offset: count.min(0), limit: count.min(1).max(200) }),
    output: z.object({
      rows: z.array(z.object({ customer: about, principalCents: cents, giftCents: cents, lastOn: day })),
      total: count,
    }),
    permission: 'loyalty.read',
    isLong: true,
  }),
  /** What went in and out between two days. Throws customers.notFound. */
  storedStatement: query({ input: span, output: statement, permission: 'loyalty.read' }),
  /**
   * Takes money for an account, with the gift that the offer of the day gives. Throws customers.notFound,
   * loyalty.storedOff, .topUpMost, .balanceMost, .giftMoved.
   */
  topUp: command({
    input: z.object({
      customerId,
      amountCents: paidCents,
      moneyKind,
      /** What the screen said that is given on top. */
      giftCents: cents.min(0),
    }),
    output: done,
    permission: 'loyalty.write',
    changes: ['loyalty', 'sales', 'customers'],
  }),
  /**
   * Takes a top-up back, with its gift: one's own of today; whoever holds sales.manage any. Throws loyalty.noTopUp,
   * .storedGone where it was spent or paid out meanwhile, .undoLate.
   */
  undoTopUp: command({
    input: z.object({ id: count.positive() }),
    output: done,
    permission: 'loyalty.write',
    changes: ['loyalty', 'sales', 'customers'],
  }),
  /** What a refund of an account comes to. Throws customers.notFound. */
  refundSheet: query({
    input: z.object({ customerId, takesUsedGift: z.boolean() }),
    output: z.object({
      principalCents: cents,
      giftCents: cents,
      /** All the gift that was ever given. */
      givenCents: cents,
      usedGiftCents: cents,
      outCents: cents,
      keptCents: cents,
      forfeitCents: cents,
    }),
    permission: 'loyalty.read',
  }),
  /** Pays an account out and closes it. Throws customers.notFound, .inBin, loyalty.nothingStored, .refundMoved. */
  refundStored: command({
    input: z.object({
      customerId,
      moneyKind,
      takesUsedGift: z.boolean(),
      /** What the screen said that is paid out. */
      outCents: cents.min(0),
      reason,
    }),
    output: done,
    permission: 'loyalty.manage',
    changes: ['loyalty', 'sales', 'customers'],
    canBeApproved: true,
  }),
  /** Names who else may pay with an account, in place of those before. Throws customers.notFound. */
  setPersons: command({
    input: z.object({
      customerId,
      names: z.array(z.string().trim().min(1).max(STORED_LIMITS.name)).max(STORED_LIMITS.persons),
    }),
    output: z.object({}),
    permission: 'loyalty.write',
    changes: ['loyalty'],
  }),
  /** Sets the first pay code of an account. Throws customers.notFound, loyalty.hasCode, .weakCode. */
  setCode: command({
    input: z.object({ customerId, code }),
    output: z.object({}),
    permission: 'loyalty.write',
    changes: ['loyalty'],
  }),
  /** Takes a forgotten pay code away, so that a new one can be set. Throws customers.notFound, loyalty.noCode. */
  dropCode: command({
    input: z.object({ customerId, reason }),
    output: z.object({}),
    permission: 'loyalty.manage',
    changes: ['loyalty'],
    canBeApproved: true,
  }),
  /**
   * Gives the pay code, so that the account can be paid with for some minutes by who stands here. A wrong one is counted
   * and answered, with the seconds to wait once there were too many. Throws customers.notFound, loyalty.noCode.
   */
  giveCode: command({
    input: z.object({ customerId, code }),
    output: z.object({ isRight: z.boolean(), left: count, waitSeconds: count }),
    permission: 'loyalty.write',
    changes: ['loyalty'],
  }),
  /** A slip of money paid in or out. Throws loyalty.noTopUp. */
  topUpSlip: query({
    input: z.object({ id: count.positive() }),
    output: z.object({
      customerId,
      /** How the customer is named on it. */
      name: z.string(),
      on: day,
      minute: count,
      by: z.string(),
      cause: z.enum(['topUp', 'undo', 'refund']),
      moneyKind,
      moneyCents: cents,
      giftCents: cents,
      later: z.array(z.object({ cents, on: day })),
      beforeCents: cents,
      afterCents: cents,
      refund: z.object({ keptCents: cents, forfeitCents: cents }).nullable(),
    }),
    permission: 'loyalty.read',
  }),
  /** Prints it on paper of that width. Throws loyalty.noTopUp, sales.notPrinted. */
  printTopUp: desktop({ input: askedPaper, output: z.object({}), permission: 'loyalty.read' }),
  /** Writes it as a PDF where a person chooses; null where no place was chosen. Throws loyalty.noTopUp, sales.notWritten. */
  saveTopUp: desktop({ input: askedPaper, output: savedFile, permission: 'sales.export' }),
  /** Prints the statement of an account. Throws customers.notFound, sales.notPrinted. */
  printStored: desktop({ input: askedStatement, output: z.object({}), permission: 'sales.export' }),
  /** Writes it as a PDF where a person chooses. Throws customers.notFound, sales.notWritten. */
  saveStored: desktop({ input: askedStatement, output: savedFile, permission: 'sales.export' }),
};
