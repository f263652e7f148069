import type { TimelineSource } from '../../db/timeline';
import type { Inquiry, InquiryMove, InquiryQuote } from './inquiries.entity';

type Row = Pick<InquiryMove, 'id' | 'stage' | 'note'> &
  Pick<Inquiry, 'need' | 'source' | 'reason' | 'lostTo'> & {
    by: string;
    amountCents: InquiryQuote['amountCents'] | null;
  };

/** What a customer asked for and what came of it, each stage at its moment. */
export const inquiriesTimeline: TimelineSource = {
  kinds: ['inquiry'],
  rows: () => `SELECT 'inquiry' AS "kind", "id" AS "refId", "onDay" AS "on", "minute"
    FROM "inquiryMoves" WHERE "customerId" = :customerId`,
  order: '"onDay" DESC, "minute" DESC, "id" DESC',
  fill: (reader, refIds) => {
    const rows = reader.all<Row>(
      `SELECT m."id", m."stage", m."note", i."need", i."source", i."reason", i."lostTo", p."name" AS "by",
         CASE m."stage" WHEN 'quoted' THEN (SELECT q."amountCents" FROM "inquiryQuotes" q WHERE q."inquiryId" = i."id"
           AND (q."givenOn" < m."onDay" OR (q."givenOn" = m."onDay" AND q."givenMinute" <= m."minute"))
           ORDER BY q."version" DESC LIMIT 1) END AS "amountCents"
       FROM json_each(?) j CROSS JOIN "inquiryMoves" m ON m."id" = j."value"
         JOIN "inquiries" i ON i."id" = m."inquiryId" JOIN "staff" p ON p."id" = m."actorId"`,
      JSON.stringify(refIds),
    );
    return new Map(
      rows.map(({ id, stage, note, need, source, reason, lostTo, by, amountCents }) => [
        id,
        {
          title: need,
          detail: [stage, source, stage === 'lost' ? (reason ?? '') : '', lostTo, note],
          count: null,
          amountCents,
          by,
        },
      ]),
    );
  },
};
