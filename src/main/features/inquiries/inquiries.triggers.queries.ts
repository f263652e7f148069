import { addDays } from '@shared/lib/days';
import type { Day } from '@shared/lib/days';
import type { Reader } from '../../db/reader';
import type { Asked, TriggerSource } from '../followups/followups.triggers.queries';
import type { InquiryQuote } from './inquiries.entity';

/** Quotes that still stand and wait for a word, by a day of theirs. */
const standing = (
  reader: Reader,
  column: 'givenOn' | 'validUntil',
  { ids, days }: Asked,
): (Pick<InquiryQuote, 'id' | 'number' | 'amountCents'> & {
  customerId: number;
  givenOn: Day;
  validUntil: Day;
  isPlanned: 0 | 1;
})[] =>
  reader.all(
    `SELECT q."id", q."customerId", q."number", q."givenOn", q."validUntil", q."amountCents",
       i."followupId" IS NOT NULL AS "isPlanned"
     FROM "inquiryQuotes" q JOIN "inquiries" i ON i."id" = q."inquiryId"
     WHERE q."customerId" BETWEEN ? AND ? AND q."isLatest" = 1 AND i."stage" = 'quoted' AND q."${column}" BETWEEN ? AND ?`,
    ids.from,
    ids.to,
    days.from,
    days.to,
  );

/** So many days after a quote was given to which nobody has said yes or no. */
export const quoteTrigger: TriggerSource = {
  trigger: 'inquiries.quoted',
  fields: [{ name: 'days', kind: 'days', min: 1, max: 90, first: 3 }],
  keepsDays: 14,
  *occasions(reader, params, { ids, days }) {
    const later = Number(params.days);
    const asked = { ids, days: { from: addDays(days.from, -later), to: addDays(days.to, -later) } };
    for (const { id, customerId, number, givenOn, validUntil, amountCents } of standing(
      reader,
      'givenOn',
      asked,
    )) {
      yield {
        customerId,
        key: `quote ${String(id)}`,
        on: addDays(givenOn, later),
        until: validUntil,
        facts: { givenOn, number, amountCents, days: later },
      };
    }
  },
};

/** So many days before a quote lapses to which nobody has said yes or no, where nobody is to ask about it anyway. */
export const lapseTrigger: TriggerSource = {
  trigger: 'inquiries.lapsing',
  fields: [{ name: 'daysBefore', kind: 'days', min: 0, max: 30, first: 1 }],
  keepsDays: 14,
  *occasions(reader, params, { ids, days }) {
    const before = Number(params.daysBefore);
    const asked = { ids, days: { from: addDays(days.from, before), to: addDays(days.to, before) } };
    for (const quote of standing(reader, 'validUntil', asked)) {
      if (quote.isPlanned === 1) continue;
      const { id, customerId, number, validUntil, amountCents } = quote;
      yield {
        customerId,
        key: `quote lapses ${String(id)}`,
        on: addDays(validUntil, -before),
        until: validUntil,
        facts: { untilOn: validUntil, number, amountCents },
      };
    }
  },
};
