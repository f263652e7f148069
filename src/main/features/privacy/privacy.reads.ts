import { AppError } from '@shared/errors/AppError';
import type { Reader } from '../../db/reader';
import type { Marked } from './privacy.marks';
import { namesThem } from './privacy.traces';
import type { Known } from './privacy.traces';

/** What is asked of a card before it is erased. */
export type Card = Marked & { name: string; number: string | null };

/** The card of somebody who may be erased. Throws customers.notFound, also of whom was erased or is being imported. */
export function cardOf(reader: Reader, id: number): Card {
  const card = reader.get<Card>(
    `SELECT "id", "name", "number", "createdAt", "mark" FROM "customers"
     WHERE "id" = ? AND "erasedAt" IS NULL AND ("isListed" = 1 OR "deletedAt" IS NOT NULL)`,
    id,
  );
  if (card === undefined) throw new AppError('customers.notFound');
  return card;
}

/** Half-typed forms of everybody that name the person. */
export function draftsNaming(reader: Reader, known: Known): number[] {
  const names = namesThem(known);
  return reader
    .all<{ id: number; title: string; body: string }>('SELECT "id", "title", "body" FROM "drafts"')
    .filter(({ title, body }) => names(title) || names(body))
    .map(({ id }) => id);
}

/** Half-typed tellings of visit sheets that the person is on: rows there stand under a number alone. */
export const draftsOfSheets = (reader: Reader, id: number): number[] =>
  reader.column<number>(
    `SELECT "id" FROM "drafts" WHERE "form" = 'followups.bringVisits' AND "slot" IN
       (SELECT s."mark" FROM "followupSheets" s JOIN "followupStops" r ON r."sheetId" = s."id"
        WHERE r."customerId" = ?)`,
    id,
  );

/** Rows of import reports that name the person. */
export function outcomesNaming(reader: Reader, known: Known): number[] {
  const names = namesThem(known);
  return reader
    .all<{ id: number; raw: string }>('SELECT "id", "raw" FROM "transferOutcomes" WHERE "raw" IS NOT NULL')
    .filter(({ raw }) => names(raw))
    .map(({ id }) => id);
}
