import { command, desktop, query } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { draftId } from '../drafts/draftId';
import { day } from '../followups/parts.channels';
import { inquiryId, nextStep } from './parts.channels';
import { QUOTE_LIMITS } from './quotes.rules';
import { LANGUAGES } from '../settings/settings.rules';

const id = z.number().int().positive();
const cents = z.number().int();

export const quoteId = id.brand<'QuoteId'>();
export type QuoteId = z.infer<typeof quoteId>;

const quoteLine = z.object({
  /** Null for what is in no catalogue. */
  productId: id.nullable(),
  name: z.string().trim().min(1).max(QUOTE_LIMITS.name),
  unit: z.string().trim().max(QUOTE_LIMITS.unit),
  quantityMilli: z.number().int().min(1).max(QUOTE_LIMITS.quantityMilli),
  /** What one costs by the list, in mills; null where nothing is listed. */
  listMills: z.number().int().min(0).max(QUOTE_LIMITS.mills).nullable(),
  /** What one is offered for, in mills. */
  priceMills: z.number().int().min(0).max(QUOTE_LIMITS.mills),
});
export type QuoteLine = z.infer<typeof quoteLine>;

const quoteFields = z.object({
  lines: z.array(quoteLine).min(1).max(QUOTE_LIMITS.lines),
  /** The last day on which it is good. */
  validUntil: day,
  note: z.string().trim().max(QUOTE_LIMITS.note),
  delivery: z.string().trim().max(QUOTE_LIMITS.delivery),
});
export type QuoteFields = z.infer<typeof quoteFields>;

export const quoteRow = z.object({
  id: quoteId,
  number: z.string(),
  /** Which of this number it is, from 1. */
  version: z.number().int(),
  /** False where a later version stands in its place. */
  isLatest: z.boolean(),
  givenOn: day,
  givenBy: z.string(),
  validUntil: day,
  amountCents: cents,
});
export type QuoteRow = z.infer<typeof quoteRow>;

/** A quote as it stands on paper and in a message. */
const quote = quoteRow.extend({
  ...quoteFields.shape,
  inquiryId,
  /** Whom it is for, in words; empty where nobody is named. */
  forWhom: z.string(),
  /** The company's name for invoices; empty where there is none. */
  invoiceTitle: z.string(),
  customerId: id.nullable(),
  /** What each line comes to, and what all come to less than by the list. */
  amounts: z.array(cents),
  savedCents: cents,
});
export type Quote = z.infer<typeof quote>;

/** A quote as a page to print. */
export type QuotePaper = { quote: Quote; shop: { name: string; address: string } };

const language = z.enum(LANGUAGES);

/** Channels of quotes. */
export const quoteChannels = {
  /** One quote, whichever version. Throws inquiries.noQuote. */
  quote: query({ input: z.object({ id: quoteId }), output: quote, permission: 'inquiries.read' }),
  /**
   * Gives a quote, or, where one was given, its next version; the inquiry is quoted then. Throws inquiries.notFound,
   * .ended, .quotedMeanwhile where `after` is not the latest, .lapsesBefore.
   */
  giveQuote: command({
    input: z.object({
      inquiryId,
      /** The quote that was looked at when this one was written; null: there was none. */
      after: quoteId.nullable(),
      ...quoteFields.shape,
      next: nextStep.nullable(),
      endsDraft: draftId.optional(),
    }),
    output: z.object({ id: quoteId }),
    permission: 'inquiries.write',
    changes: ['inquiries', 'followups', 'customers', 'drafts'],
    isUndoable: true,
  }),
  /** Prints a quote. Throws inquiries.noQuote, .notPrinted. */
  printQuote: desktop({
    input: z.object({ id: quoteId, language }),
    output: z.object({}),
    permission: 'inquiries.export',
  }),
  /** Saves it as a PDF where the person chooses; null where they chose nothing. Throws inquiries.noQuote, .notWritten. */
  saveQuote: desktop({
    input: z.object({ id: quoteId, language }),
    output: z.object({ fileName: z.string() }).nullable(),
    permission: 'inquiries.export',
  }),
} as const;
