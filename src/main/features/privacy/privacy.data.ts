import { AppError } from '@shared/errors/AppError';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import type { PersonData } from '@shared/features/privacy/privacy.contract';
import type { Reader } from '../../db/reader';
import type { Actor } from '../../db/unit';
import { isKnown, reachTo, sightOf, titleOf } from '../customers/customers.sight.queries';
import type { Sight } from '../customers/customers.sight.queries';
import { readSetting } from '../settings/settings.values.queries';
import { REFERENCES } from './privacy.references';

type Value = string | number | null;
type Row = Record<string, Value>;
type Raw = Record<string, Value | Buffer>;

/** Rows that hang on a row of the person, and how they are found by the person's id. */
const HANGING: Readonly<Record<string, string>> = {
  loyaltyEarnings: `"lineId" IN (SELECT l."id" FROM "saleLines" l JOIN "sales" s ON s."id" = l."saleId" WHERE s."customerId" = :id)`,
  loyaltyCouponMoves:
    '"couponId" IN (SELECT "id" FROM "loyaltyCoupons" WHERE "customerId" = :id) OR "saleId" IN (SELECT "id" FROM "sales" WHERE "customerId" = :id)',
  loyaltyCountMoves: '"cardId" IN (SELECT "id" FROM "loyaltyCountCards" WHERE "customerId" = :id)',
  loyaltyGiftMoves: `"lineId" IN (SELECT l."id" FROM "saleLines" l JOIN "sales" s ON s."id" = l."saleId" WHERE s."customerId" = :id)`,
  saleLines: '"saleId" IN (SELECT "id" FROM "sales" WHERE "customerId" = :id)',
  counterSales: '"saleId" IN (SELECT "id" FROM "sales" WHERE "customerId" = :id)',
  counterReturns: `"lineId" IN (SELECT l."id" FROM "saleLines" l JOIN "sales" s ON s."id" = l."saleId" WHERE s."customerId" = :id)`,
  saleDiscounts: `"lineId" IN (SELECT l."id" FROM "saleLines" l JOIN "sales" s ON s."id" = l."saleId" WHERE s."customerId" = :id)`,
  saleOpenings: '"saleId" IN (SELECT "id" FROM "sales" WHERE "customerId" = :id)',
  openingLists: '"id" IN (SELECT "listId" FROM "openingRows" WHERE "customerId" = :id)',
  salePayments: '"saleId" IN (SELECT "id" FROM "sales" WHERE "customerId" = :id)',
  followupSheets: '"id" IN (SELECT "sheetId" FROM "followupStops" WHERE "customerId" = :id)',
  fileContents:
    '"id" IN (SELECT "contentId" FROM "customerFiles" WHERE "customerId" = :id UNION ALL SELECT "contentId" FROM "complaintPictures" WHERE "customerId" = :id)',
};

const referring = [...new Set(REFERENCES.map(({ table }) => table))];

/** Every table of which a person is given rows, and how these are found by their id. A test walks the schema for others. */
export const GIVEN: Readonly<Record<string, string>> = {
  customers: '"id" = :id',
  ...Object.fromEntries(
    referring.map((table) => [
      table,
      REFERENCES.filter((one) => one.table === table)
        .map(({ column }) => `"${column}" = :id`)
        .join(' OR '),
    ]),
  ),
  ...HANGING,
};

/** Columns that only repeat others, for finding and sorting, or that the program tells rows by. */
export const LEFT_OUT: ReadonlySet<string> = new Set([
  'customers.isListed',
  'customers.sortKey',
  'customers.phoneTail',
  'customers.mark',
  'loyaltyCodes.cost',
  'loyaltyCodes.salt',
  'loyaltyCodes.hash',
  'followupSheets.mark',
  'joinForms.token',
  'fileContents.sha256',
  'fieldValues.milli',
]);

/** So long after the trail was told of it may the data be read, in ms. */
const TOLD_MS = 60_000;

/** True where this person has just had written into the trail that the customer's data leaves the shop. */
function isTold(reader: Reader, actor: Actor, id: number): boolean {
  const told = reader.get(
    `SELECT 1 FROM "audit" WHERE "actorId" = ? AND "onDay" >= ? AND "channel" = 'privacy.saveData'
       AND "at" BETWEEN ? AND ? AND json_extract("result", '$.id') = ?`,
    actor.id,
    new Date(Date.parse(reader.now) - 2 * 86_400_000).toISOString().slice(0, 10),
    new Date(Date.parse(reader.now) - TOLD_MS).toISOString(),
    reader.now,
    id,
  );
  return told !== undefined;
}

/**
 * All rows that refer to a customer, as they are stored; colleagues and other customers by name. Throws
 * customers.notFound, .notYours where any of it is hidden from who asks, and privacy.notTold.
 */
export function personData(reader: Reader, actor: Actor, id: CustomerId): PersonData {
  const sight = sightOf(reader, actor);
  const reach = reachTo(reader, sight, id);
  const card = reader.get<{ name: string }>(
    'SELECT "name" FROM "customers" WHERE "id" = ? AND "erasedAt" IS NULL',
    id,
  );
  if (card === undefined) throw new AppError('customers.notFound');
  if (!reach.reveal) throw new AppError('customers.notYours');
  if (!isTold(reader, actor, id)) throw new AppError('privacy.notTold');
  return {
    format: 1,
    madeAt: reader.now,
    madeBy: actor.name,
    shop: readSetting<{ name: string }>(reader, 'shop')?.name ?? '',
    customer: { id, name: card.name },
    rows: rowsAbout(reader, sight, id),
    history: historyOf(reader, id),
  };
}

/** What a customer would be given now as one text, to look for somebody else in it. */
export const givenText = (reader: Reader, actor: Actor, id: number): string =>
  JSON.stringify([rowsAbout(reader, sightOf(reader, actor), id), historyOf(reader, id)]);

const rowsAbout = (reader: Reader, sight: Sight, id: number): PersonData['rows'] =>
  Object.fromEntries(
    Object.entries(GIVEN).map(([table, where]) => [table, rowsOf(reader, sight, { table, where, id })]),
  );

type Ask = { table: string; where: string; id: number };

function rowsOf(reader: Reader, sight: Sight, { table, where, id }: Ask): Row[] {
  const names = namesOf(reader, sight, table, id);
  const isOthers = (row: Raw): boolean =>
    typeof row.customerId === 'number' && row.customerId !== id && !isKnown(sight, row.customerId);
  const ids = Array.from({ length: where.split(':id').length - 1 }, () => id);
  return reader
    .all<Raw>(`SELECT * FROM "${table}" WHERE ${where.replaceAll(':id', '?')} ORDER BY 1`, ...ids)
    .filter((row) => !isOthers(row))
    .map((row) =>
      Object.fromEntries(
        Object.entries(row)
          .filter(([column]) => !LEFT_OUT.has(`${table}.${column}`))
          .map(([column, value]) => [
            column,
            Buffer.isBuffer(value) ? value.toString('base64') : (names.get(column)?.(value) ?? value),
          ]),
      ),
    );
}

/** How the columns of a table that refer to people, to goods, to a tier, a batch of coupons or a kind of count card, say who or which that is. */
function namesOf(
  reader: Reader,
  sight: Sight,
  table: string,
  id: number,
): Map<string, (value: Value) => Value> {
  const keys = reader.all<{ from: string; table: string }>(
    `SELECT "from", "table" FROM pragma_foreign_key_list('${table}') WHERE "table" IN ('staff', 'customers', 'products', 'loyaltyTiers', 'loyaltyCouponBatches', 'loyaltyCountKinds', 'fields')`,
  );
  return new Map(
    keys.map(({ from, table: target }) => [
      from,
      (value) => {
        if (typeof value !== 'number' || (target === 'customers' && value === id)) return value;
        if (target === 'customers') return titleOf(reader, sight, value) ?? '';
        return reader.column<string>(`SELECT "name" FROM "${target}" WHERE "id" = ?`, value)[0] ?? '';
      },
    ]),
  );
}

type Detail = {
  at: string;
  by: string;
  act: string;
  table: string;
  before: string | null;
  after: string | null;
};

/** What the trail holds of the customer, the earliest first; what was blanked has nothing before or after. */
function historyOf(reader: Reader, id: number): PersonData['history'] {
  const parsed = (json: string | null): Record<string, unknown> | null =>
    json === null ? null : (JSON.parse(json) as Record<string, unknown>);
  return reader
    .all<Detail>(
      `SELECT a."at", p."name" AS "by", a."channel" AS "act", d."tableName" AS "table", d."before", d."after"
       FROM "auditDetails" d JOIN "audit" a ON a."id" = d."auditId" JOIN "staff" p ON p."id" = a."actorId"
       WHERE d."customerId" = ? ORDER BY d."id"`,
      id,
    )
    .map((row) => ({ ...row, before: parsed(row.before), after: parsed(row.after) }));
}
