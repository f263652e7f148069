import { AppError } from '@shared/errors/AppError';
import { isTyped } from '@shared/features/privacy/privacy.rules';
import type { Reader } from '../../db/reader';
import type { Unit } from '../../db/unit';
import { forgetPairs } from '../duplicates/duplicates.service';
import { closeCoupons } from '../loyalty/loyalty.coupons.service';
import { closePoints } from '../loyalty/loyalty.service';
import { closeCounts } from '../loyalty/loyalty.counts.service';
import { closeStored } from '../loyalty/loyalty.stored.service';
import { clearOpeningNotes } from '../opening/opening.service';
import { blackOutMentions } from './privacy.blacking';
import { markOf } from './privacy.marks';
import { mentionsOf, trailMentions } from './privacy.mentions';
import type { Mentions, Seen } from './privacy.mentions';
import { foreignKeysTo } from '../../db/references';
import { REFERENCES } from './privacy.references';
import type { Reference } from './privacy.references';
import { cardOf, draftsNaming, draftsOfSheets, outcomesNaming } from './privacy.reads';
import type { Card } from './privacy.reads';
import { knownOf, namesThem } from './privacy.traces';
import type { Known } from './privacy.traces';

/**
 * Refuses before anything is touched: what was typed is not the name or number, the card is gone, or an import still
 * leans on its rows. Throws customers.notFound, privacy.notTyped, transfer.running.
 */
export function assertErasable(reader: Reader, id: number, typed: string): void {
  if (!isTyped(typed, cardOf(reader, id))) throw new AppError('privacy.notTyped', {}, ['typed']);
  const running = reader.get(
    `SELECT 1 FROM "transferImports" WHERE "state" IN ('running', 'settling', 'removing')`,
  );
  if (running !== undefined) throw new AppError('transfer.running');
}

/** Columns of a card that say nothing of the person; all others get what an empty card has in them. */
const KEPT = new Set([
  'id',
  'createdAt',
  'createdOn',
  'createdBy',
  'isListed',
  'version',
  'mark',
  'erasedAt',
  'updatedAt',
]);

/** What stands in place of a trace in other rows. */
const blackMark = (id: number): string => `[#${String(id)}]`;

/**
 * Takes the person out of every table of the shop: their rows, the images of the trail, and every text in which they
 * are named by phone or address on the net. Sales stay with the anonymous card, and ledgers that are closed. Cannot be undone.
 */
export function erase(unit: Unit, id: number, seen: Seen): void {
  const card = unit.get<Card>(
    'SELECT "id", "name", "number", "createdAt", "mark" FROM "customers" WHERE "id" = ?',
    id,
  );
  if (card === undefined) throw new AppError('customers.notFound');
  const known = knownOf(unit, id);
  const own = new Map(REFERENCES.map((one) => [one, idsOf(unit, one, id)]));
  blankTrail(unit, id, own, trailMentions(unit, known, seen));
  dropDrafts(unit, id, known);
  clearImports(unit, id, known);
  const contents = contentsOf(unit, id);
  clearSaleNotes(unit, id);
  clearOpeningNotes(unit, id);
  closePoints(unit, id);
  closeCoupons(unit, id);
  closeStored(unit, id);
  closeCounts(unit, id);
  forgetPairs(unit, id);
  for (const [reference, ids] of own) if (reference.erased === 'goes') removeRows(unit, reference.table, ids);
  emptyCard(unit, card);
  dropContents(unit, contents);
  const mentions = mentionsOf(unit, known, seen);
  dropMessagePhotos(unit, mentions);
  const { customerIds } = blackOutMentions(unit, mentions, known, blackMark(id));
  unit.run(
    'INSERT OR IGNORE INTO "privacyErasures" ("customerId", "mark", "at") VALUES (?, ?, ?)',
    id,
    markOf(card),
    unit.moment.at,
  );
  /* No image of what was there: the act says only whom it was about, and lists are worked out again. */
  for (const customerId of [id, ...customerIds]) {
    unit.changes.push({ tableName: 'customers', rowId: customerId, customerId, before: null, after: null });
  }
}

const idsOf = (reader: Reader, { table, column, erased }: Reference, id: number): number[] =>
  erased === 'goes' ? reader.column<number>(`SELECT "id" FROM "${table}" WHERE "${column}" = ?`, id) : [];

function blankTrail(
  unit: Unit,
  id: number,
  own: ReadonlyMap<Reference, readonly number[]>,
  mentions: readonly number[],
): void {
  const blank = `UPDATE "auditDetails" SET "before" = NULL, "after" = NULL
    WHERE ("before" IS NOT NULL OR "after" IS NOT NULL)`;
  unit.run(`${blank} AND "customerId" = ?`, id);
  unit.run(`${blank} AND "id" IN (SELECT "value" FROM json_each(?))`, JSON.stringify(mentions));
  for (const [{ table, column }, ids] of own) {
    if (column === 'customerId' || ids.length === 0) continue;
    unit.run(
      `${blank} AND "tableName" = ? AND "rowId" IN (SELECT "value" FROM json_each(?))`,
      table,
      JSON.stringify(ids),
    );
  }
}

/** What was noted at the till on their sales, in the rows and in the trail. */
function clearSaleNotes(unit: Unit, customerId: number): void {
  const theirs = `SELECT c."id" FROM "counterSales" c JOIN "sales" s ON s."id" = c."saleId" WHERE s."customerId" = ?`;
  unit.run(`UPDATE "counterSales" SET "note" = '' WHERE "id" IN (${theirs})`, customerId);
  unit.run(
    `UPDATE "auditDetails" SET "before" = NULL, "after" = NULL WHERE ("before" IS NOT NULL OR "after" IS NOT NULL)
       AND "tableName" = 'counterSales' AND "rowId" IN (${theirs})`,
    customerId,
  );
}

/** Half-typed forms of everybody that name the person; those about them go with their card. */
function dropDrafts(unit: Unit, customerId: number, known: Known): void {
  for (const id of [...draftsNaming(unit, known), ...draftsOfSheets(unit, customerId)]) {
    unit.run('DELETE FROM "drafts" WHERE "id" = ?', id);
  }
}

/** What imports remember of the person: reports, images for taking an import back, names of files, columns matched. */
function clearImports(unit: Unit, id: number, known: Known): void {
  for (const outcome of outcomesNaming(unit, known)) {
    unit.run('UPDATE "transferOutcomes" SET "raw" = NULL WHERE "id" = ?', outcome);
  }
  unit.run(
    `DELETE FROM "transferChanges" WHERE ("tableName" = 'customers' AND "rowId" = ?)
       OR json_extract("before", '$.customerId') = ? OR json_extract("after", '$.customerId') = ?`,
    id,
    id,
    id,
  );
  const names = namesThem(known);
  for (const one of unit.all<{ id: number; fileName: string }>(
    'SELECT "id", "fileName" FROM "transferImports"',
  )) {
    if (!names(one.fileName)) continue;
    const end = /\.[a-z]+$/iu.exec(one.fileName)?.[0] ?? '';
    unit.run('UPDATE "transferImports" SET "fileName" = ? WHERE "id" = ?', `${blackMark(id)}${end}`, one.id);
  }
  for (const one of unit.all<{ id: number; headers: string; layout: string }>(
    'SELECT "id", "headers", "layout" FROM "transferLayouts"',
  )) {
    if (names(one.headers) || names(one.layout)) {
      unit.run('DELETE FROM "transferLayouts" WHERE "id" = ?', one.id);
    }
  }
}

/** Deletes rows; those of other people that lean on one of them let go of it, and what is only theirs goes along. */
function removeRows(unit: Unit, table: string, ids: readonly number[]): void {
  const list = JSON.stringify(ids);
  if (ids.length === 0) return;
  if (table === 'customerContacts') {
    unit.run('DELETE FROM "customerPhones" WHERE "contactId" IN (SELECT "value" FROM json_each(?))', list);
  }
  if (table === 'customerFiles') {
    unit.run(
      'UPDATE "customerConsents" SET "proofId" = NULL WHERE "proofId" IN (SELECT "value" FROM json_each(?))',
      list,
    );
  }
  unit.run(`DELETE FROM "${table}" WHERE "id" IN (SELECT "value" FROM json_each(?))`, list);
}

/** Bytes of files that hang on these rows of the person. */
function contentsOf(unit: Unit, id: number): number[] {
  return foreignKeysTo(unit, 'fileContents').flatMap(({ table, column }) => {
    const owner = table === 'customers' ? 'id' : 'customerId';
    const isTheirs = table === 'customers' || REFERENCES.some((one) => one.table === table);
    if (!isTheirs) return [];
    const sql = `SELECT "${column}" FROM "${table}" WHERE "${owner}" = ? AND "${column}" IS NOT NULL`;
    return unit.column<number>(sql, id);
  });
}

/** Bytes that hang on nobody any more go; those that somebody else has too stay with them. */
function dropContents(unit: Unit, ids: readonly number[]): void {
  const free = foreignKeysTo(unit, 'fileContents').map(
    ({ table, column }) =>
      `NOT EXISTS (SELECT 1 FROM "${table}" h WHERE h."${column}" = "fileContents"."id")`,
  );
  unit.run(
    `DELETE FROM "fileContents" WHERE ${['"id" IN (SELECT "value" FROM json_each(?))', ...free].join(' AND ')}`,
    JSON.stringify(ids),
  );
}

/** Photos of messages from the page in which they are named: nobody can black out what is on them. */
function dropMessagePhotos(unit: Unit, mentions: readonly Mentions[]): void {
  const entries = JSON.stringify(mentions.find(({ table }) => table === 'feedbackEntries')?.ids ?? []);
  const theirs = '"feedbackPictures" WHERE "entryId" IN (SELECT "value" FROM json_each(?))';
  const contents = ['contentId', 'smallId'].flatMap((column) =>
    unit.column<number>(`SELECT "${column}" FROM ${theirs}`, entries),
  );
  unit.run(`DELETE FROM ${theirs}`, entries);
  dropContents(unit, contents);
}

function emptyCard(unit: Unit, { id, ...card }: Card): void {
  const columns = unit.all<{ name: string; notnull: 0 | 1; empty: string | null }>(
    `SELECT "name", "notnull", "dflt_value" AS "empty" FROM pragma_table_info('customers')`,
  );
  const emptied = columns
    .filter(({ name }) => !KEPT.has(name))
    .map(({ name, notnull, empty }) => `"${name}" = ${empty ?? (notnull === 1 ? "''" : 'NULL')}`);
  const { at } = unit.moment;
  unit.run(
    `UPDATE "customers" SET ${emptied.join(', ')}, "mark" = ?, "erasedAt" = ?, "updatedAt" = ? WHERE "id" = ?`,
    markOf({ id, ...card }),
    at,
    at,
    id,
  );
}
