import type { IdleCustomer, privacyContract } from '@shared/features/privacy/privacy.contract';
import { DEALINGS, lastDealing, yearsBefore } from '@shared/features/privacy/retention.rules';
import type { Dealing } from '@shared/features/privacy/retention.rules';
import type { OutputOf } from '@shared/ipc/contract';
import { addDays } from '@shared/lib/days';
import type { Day } from '@shared/lib/days';
import type { Reader } from '../../db/reader';
import { listRows } from '../customers/customers.list.queries';
import { listedSql } from '../customers/customers.sight.queries';
import type { Sight, Sql } from '../customers/customers.sight.queries';
import { visible, VISIBLE } from '../sales/sales.queries';
import { readRetention } from '../settings/settings.queries';

const latest = (table: string, day: string, where = 'TRUE'): string =>
  `(SELECT max("${day}") FROM "${table}" WHERE "customerId" = c."id" AND ${where})`;
const latestSale = (kind: 'sale' | 'return'): string =>
  latest('sales', 'soldOn', `"kind" = '${kind}' AND ${VISIBLE}`);

/** The day of the last dealing of each kind with the customer `c`, whose account is `s`: who lies in the bin has none. */
const LAST: Readonly<Record<Dealing, string>> = {
  sale: `CASE WHEN c."deletedAt" IS NULL THEN s."lastSoldOn" ELSE ${latestSale('sale')} END`,
  return: `CASE WHEN s."returnCount" IS NOT 0 THEN ${latestSale('return')} END`,
  followup: latest('followups', 'endedOn', `"state" = 'done' AND "outcome" IS NOT 'unreached'`),
  promise: `(SELECT max(coalesce("endedOn", "promisedOn")) FROM "followupPromises" WHERE "customerId" = c."id")`,
  inquiry: latest('inquiryMoves', 'onDay'),
  note: latest('customerNotes', 'onDay'),
  consent: latest('customerConsents', 'onDay'),
  file: latest('customerFiles', 'onDay'),
  peek: latest('customerPeeks', 'onDay', `"reason" IN ('call', 'deliver')`),
  /* Asked of the few cards that were changed alone: turning an instant into the shop's day is what takes longest here. */
  edit: `CASE WHEN c."updatedAt" <> c."createdAt" THEN date(c."updatedAt", 'localtime') END`,
  creation: 'CASE WHEN c."importId" IS NULL THEN c."createdOn" END',
};

/** Since when nothing has happened with the customer `c`: whom a file brought, and no more, since then. */
const SINCE = `coalesce(nullif(max(${DEALINGS.map((kind) => `coalesce(${LAST[kind]}, '')`).join(', ')}), ''), c."createdOn")`;

/**
 * Ids of everybody whom the shop keeps, in the bin or not, and with whom nothing has happened since before a day, the
 * longest first. Whoever bought something since is passed over without looking at the card.
 */
export function idleSql(before: Day, listed: Sql | null): Sql {
  return {
    sql: `WITH k AS MATERIALIZED (
        SELECT c."id", ${SINCE} AS "since"
        FROM (SELECT "customerId", "lastSoldOn", "returnCount" FROM "salesSummary" NOT INDEXED
                WHERE coalesce("lastSoldOn", '') < ?
              UNION ALL
              SELECT "id", NULL, NULL FROM "customers"
                WHERE "deletedAt" > '' AND "erasedAt" IS NULL AND ${visible('"importId"')}) s
          CROSS JOIN "customers" c ON c."id" = s."customerId"
        WHERE (c."updatedAt" < ? OR (c."importId" IS NOT NULL AND c."updatedAt" = c."createdAt"))
          AND ${listed?.sql ?? 'TRUE'})
      SELECT "id" FROM k WHERE "since" < ? ORDER BY "since", "id"`,
    /* A day later, in UTC: whatever zone the shop is in, this leaves nobody out. */
    values: [before, addDays(before, 2), ...(listed?.values ?? []), before],
  };
}

type Days = Record<Dealing, Day | null> & { id: number; createdOn: Day; spendCents: number };

/** A window of those with whom nothing has happened for as long as the shop has set, as this person may see them. */
export function idleCustomers(
  reader: Reader,
  sight: Sight,
  { offset, limit }: { offset: number; limit: number },
): OutputOf<(typeof privacyContract)['channels']['idle']> {
  const years = readRetention(reader);
  if (years === null) return { total: 0, rows: [] };
  const { sql, values } = idleSql(yearsBefore(reader.today, years), listedSql(sight, 'c."id"'));
  const all = reader.column<number>(sql, ...values);
  const ids = all.slice(offset, offset + limit);
  const days = daysOf(reader, ids);
  const rows = listRows(reader, sight, ids).flatMap((row): IdleCustomer[] => {
    const { id, name, number, phoneTail, isRestricted, deletedAt } = row;
    const known = days.get(id);
    if (known === undefined) return [];
    const last = lastDealing(known);
    return [
      {
        id,
        name,
        number,
        phoneTail,
        isRestricted,
        isInBin: deletedAt !== null,
        spendCents: known.spendCents,
        sinceOn: last?.on ?? known.createdOn,
        last: last?.kind ?? null,
      },
    ];
  });
  return { total: all.length, rows };
}

function daysOf(reader: Reader, ids: readonly number[]): ReadonlyMap<number, Days> {
  const rows = reader.all<Days>(
    `SELECT c."id", c."createdOn", ${DEALINGS.map((kind) => `${LAST[kind]} AS "${kind}"`).join(', ')},
       coalesce(s."spendCents", (SELECT sum("amountCents") FROM "sales" WHERE "customerId" = c."id" AND ${VISIBLE}), 0)
         AS "spendCents"
     FROM json_each(?) j CROSS JOIN "customers" c ON c."id" = j."value"
     LEFT JOIN "salesSummary" s ON s."customerId" = c."id"`,
    JSON.stringify(ids),
  );
  return new Map(rows.map((row) => [row.id, row]));
}
