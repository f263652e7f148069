import { AppError } from '@shared/errors/AppError';
import type { NextStep } from '@shared/features/inquiries/parts.channels';
import type { QuoteFields, QuoteId } from '@shared/features/inquiries/quotes.channels';
import { quoteLineCents, quoteNumber, quoteSums } from '@shared/features/inquiries/quotes.rules';
import type { Unit } from '../../db/unit';
import { InquiryQuote, InquiryQuoteLine } from './inquiries.entity';
import { liveInquiry, moveInquiry } from './inquiries.service';

type Given = QuoteFields & { inquiryId: number; after: number | null; next: NextStep | null };

/** What is known of the quote that stands now. */
type Latest = Pick<InquiryQuote, 'id' | 'number' | 'dayNo' | 'version'>;

/** A number of the day that no quote has yet. */
function freshNumber(unit: Unit): { number: string; dayNo: number; version: number } {
  const { on } = unit.moment;
  const [last = 0] = unit.column<number | null>(
    'SELECT max("dayNo") FROM "inquiryQuotes" WHERE "number" LIKE ?',
    `${quoteNumber(on, 0).slice(0, -1)}%`,
  );
  const dayNo = (last ?? 0) + 1;
  return { number: quoteNumber(on, dayNo), dayNo, version: 1 };
}

/**
 * Gives a quote, or the next version of the one that was given; what was given stays as it was. Throws
 * inquiries.notFound, .notAtThisStage, .quotedMeanwhile where `after` is not the latest, .lapsesBefore.
 */
export async function giveQuote(unit: Unit, { inquiryId, after, next, ...fields }: Given): Promise<QuoteId> {
  const row = liveInquiry(unit, inquiryId, 'quote');
  const { on, minute } = unit.moment;
  if (fields.validUntil < on) throw new AppError('inquiries.lapsesBefore', {}, ['validUntil']);
  const latest = unit.get<Latest>(
    'SELECT "id", "number", "dayNo", "version" FROM "inquiryQuotes" WHERE "inquiryId" = ? AND "isLatest" = 1',
    inquiryId,
  );
  if ((latest?.id ?? null) !== after) throw new AppError('inquiries.quotedMeanwhile');
  if (latest !== undefined) await unit.change(InquiryQuote, latest.id, { isLatest: 0 });
  const { lines, ...rest } = fields;
  const { customerId } = row;
  const id = await unit.insert(InquiryQuote, {
    ...rest,
    ...(latest === undefined
      ? freshNumber(unit)
      : { number: latest.number, dayNo: latest.dayNo, version: latest.version + 1 }),
    inquiryId,
    customerId,
    amountCents: quoteSums(lines).amountCents,
    givenOn: on,
    givenMinute: minute,
    givenBy: unit.actor.id,
  });
  for (const [at, line] of lines.entries()) {
    await unit.insert(InquiryQuoteLine, {
      ...line,
      quoteId: id,
      customerId,
      lineNo: at + 1,
      amountCents: quoteLineCents(line),
    });
  }
  await moveInquiry(unit, row, {
    stage: 'quoted',
    note: '',
    next: next && {
      ...next,
      why: { trigger: 'inquiries.quote', facts: { untilOn: fields.validUntil } },
    },
  });
  return id as QuoteId;
}
