import type { InquiryId, InquiryRow } from '@shared/features/inquiries/inquiries.contract';
import type { QuoteId } from '@shared/features/inquiries/quotes.channels';
import type { Day } from '@shared/lib/days';
import type { Reader } from '../../db/reader';
import { aboutOf } from '../customers/customers.about.queries';
import type { Sight } from '../customers/customers.sight.queries';
import type { Inquiry } from './inquiries.entity';
import { phoneFor } from './inquiries.sight.queries';

type Row = Inquiry & {
  personName: string;
  nextWords: string | null;
  nextOn: string | null;
  nextMinute: number | null;
  quoteId: number | null;
  quoteNumber: string | null;
  quoteCents: number | null;
  quoteUntil: string | null;
};

/** These inquiries, in this order. */
export function inquiryRows(reader: Reader, sight: Sight, ids: readonly number[]): InquiryRow[] {
  const rows = reader.all<Row>(
    `SELECT i.*, p."name" AS "personName", f."subject" AS "nextWords", f."dueOn" AS "nextOn", f."dueMinute" AS "nextMinute",
       q."id" AS "quoteId", q."number" AS "quoteNumber", q."amountCents" AS "quoteCents", q."validUntil" AS "quoteUntil"
     FROM json_each(?) j CROSS JOIN "inquiries" i ON i."id" = j."value" JOIN "staff" p ON p."id" = i."personId"
       LEFT JOIN "followups" f ON f."id" = i."followupId" AND f."state" = 'open'
       LEFT JOIN "inquiryQuotes" q ON q."inquiryId" = i."id" AND q."isLatest" = 1
     ORDER BY j."key"`,
    JSON.stringify(ids),
  );
  const customers = aboutOf(
    reader,
    sight,
    rows.map(({ customerId }) => customerId),
  );
  return rows.map((row) => ({
    id: row.id as InquiryId,
    customer: row.customerId === null ? null : (customers.get(row.customerId) ?? null),
    name: row.name,
    phone: phoneFor(sight, row.personId, row.phone),
    need: row.need,
    source: row.source,
    budgetCents: row.budgetCents,
    untilOn: row.untilOn as Day | null,
    stage: row.stage,
    person: { id: row.personId, name: row.personName },
    createdAt: row.createdAt,
    createdOn: row.createdOn as Day,
    answerMinutes: row.answerMinutes,
    next:
      row.nextOn === null
        ? null
        : { words: row.nextWords ?? '', on: row.nextOn as Day, minute: row.nextMinute },
    quote: quoteOf(row),
    reason: row.reason,
    lostTo: row.lostTo,
    endedOn: row.endedOn as Day | null,
    isLate: row.endedOn === null && isBefore(reader.today, row.nextOn, row.untilOn),
    version: row.version,
  }));
}

const isBefore = (today: Day, ...days: (string | null)[]): boolean =>
  days.some((day) => day !== null && day < today);

function quoteOf({ quoteId, quoteNumber, quoteCents, quoteUntil }: Row): InquiryRow['quote'] {
  if (quoteId === null || quoteNumber === null || quoteCents === null || quoteUntil === null) return null;
  return {
    id: quoteId as QuoteId,
    number: quoteNumber,
    amountCents: quoteCents,
    validUntil: quoteUntil as Day,
  };
}
