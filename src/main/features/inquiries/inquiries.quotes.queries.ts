import { AppError } from '@shared/errors/AppError';
import type { InquiryId } from '@shared/features/inquiries/parts.channels';
import type { Quote, QuoteId, QuoteRow } from '@shared/features/inquiries/quotes.channels';
import { quoteSums } from '@shared/features/inquiries/quotes.rules';
import type { Day } from '@shared/lib/days';
import type { Reader } from '../../db/reader';
import type { Actor } from '../../db/unit';
import { reachesTo, titleOf } from '../customers/customers.sight.queries';
import type { InquiryQuote, InquiryQuoteLine } from './inquiries.entity';
import { deskOf, inquirySql } from './inquiries.sight.queries';

type Row = InquiryQuote & { byName: string };

const rowOf = (row: Row): QuoteRow => ({
  id: row.id as QuoteId,
  number: row.number,
  version: row.version,
  isLatest: row.isLatest === 1,
  givenOn: row.givenOn as Day,
  givenBy: row.byName,
  validUntil: row.validUntil as Day,
  amountCents: row.amountCents,
});

/** The quotes of an inquiry, the latest first. */
export const quotesOf = (reader: Reader, inquiryId: number): QuoteRow[] =>
  reader
    .all<Row>(
      `SELECT q.*, p."name" AS "byName" FROM "inquiryQuotes" q JOIN "staff" p ON p."id" = q."givenBy"
       WHERE q."inquiryId" = ? ORDER BY q."version" DESC`,
      inquiryId,
    )
    .map(rowOf);

/** A quote of an inquiry in sight. Throws inquiries.noQuote. */
export function quoteFor(reader: Reader, actor: Actor, id: number): Quote {
  const desk = deskOf(reader, actor);
  const { sql, values } = inquirySql(reader, desk, 'all');
  const row = reader.get<Row & { inquiryName: string }>(
    `SELECT q.*, p."name" AS "byName", i."name" AS "inquiryName" FROM "inquiryQuotes" q
       JOIN "inquiries" i ON i."id" = q."inquiryId" JOIN "staff" p ON p."id" = q."givenBy"
     WHERE q."id" = ? AND ${sql}`,
    id,
    ...values,
  );
  if (row === undefined) throw new AppError('inquiries.noQuote');
  const lines = reader.all<InquiryQuoteLine>(
    'SELECT * FROM "inquiryQuoteLines" WHERE "quoteId" = ? ORDER BY "lineNo"',
    id,
  );
  const { customerId } = row;
  const isWhole = customerId !== null && reachesTo(reader, desk.sight, [customerId])(customerId).read;
  const [invoiceTitle = ''] = isWhole
    ? reader.column<string>(
        'SELECT "invoiceTitle" FROM "customerCompanies" WHERE "customerId" = ?',
        customerId,
      )
    : [];
  return {
    ...rowOf(row),
    inquiryId: row.inquiryId as InquiryId,
    customerId,
    forWhom: customerId === null ? row.inquiryName : (titleOf(reader, desk.sight, customerId) ?? ''),
    invoiceTitle,
    note: row.note,
    delivery: row.delivery,
    lines: lines.map(({ productId, name, unit, quantityMilli, listMills, priceMills }) => ({
      productId,
      name,
      unit,
      quantityMilli,
      listMills,
      priceMills,
    })),
    amounts: lines.map(({ amountCents }) => amountCents),
    savedCents: quoteSums(lines).savedCents,
  };
}
