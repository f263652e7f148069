import type { InquiryId } from '@shared/features/inquiries/parts.channels';
import type { Wanted, WishId, WishRow } from '@shared/features/inquiries/wishes.channels';
import type { WishGroup } from '@shared/features/inquiries/wishes.rules';
import type { CallOutput } from '@shared/ipc/contracts';
import type { Day } from '@shared/lib/days';
import type { Reader, SqlValue } from '../../db/reader';
import type { Actor } from '../../db/unit';
import { aboutOf } from '../customers/customers.about.queries';
import { sightOf } from '../customers/customers.sight.queries';
import type { InquiryWish } from './inquiries.entity';
import { openSql, phoneFor } from './inquiries.sight.queries';

/** The condition of each group; `?` is today. What nobody was told of in time has lapsed without an act. */
const GROUP: Readonly<Record<WishGroup, string>> = {
  waiting: `w."state" = 'waiting' AND (w."untilOn" IS NULL OR w."untilOn" >= ?)`,
  call: `w."state" = 'arrived'`,
  told: `w."state" = 'told'`,
  lapsed: `(w."state" = 'dropped' OR (w."state" = 'waiting' AND w."untilOn" < ?))`,
};
const GROUPS = Object.keys(GROUP) as WishGroup[];

const dayOf = (reader: Reader, group: WishGroup): SqlValue[] =>
  group === 'waiting' || group === 'lapsed' ? [reader.today] : [];

/** A window of a group of the wish list: who waits or is to be called the longest first, what is behind the latest first. */
export function listWishes(
  reader: Reader,
  actor: Actor,
  { group, offset, limit }: { group: WishGroup; offset: number; limit: number },
): CallOutput<'inquiries.wishes'> {
  const sight = sightOf(reader, actor);
  const open = openSql(sight, 'w."customerId"');
  const countOf = (one: WishGroup): number =>
    reader.column<number>(
      `SELECT count(*) FROM "inquiryWishes" w WHERE ${GROUP[one]} AND ${open.sql}`,
      ...dayOf(reader, one),
      ...open.values,
    )[0] ?? 0;
  const isBehind = group === 'told' || group === 'lapsed';
  const rows = reader.all<InquiryWish & { byName: string }>(
    `SELECT w.*, p."name" AS "byName" FROM "inquiryWishes" w JOIN "staff" p ON p."id" = w."createdBy"
     WHERE ${GROUP[group]} AND ${open.sql}
     ORDER BY ${isBehind ? 'coalesce(w."endedOn", w."untilOn") DESC, w."id" DESC' : 'w."id"'} LIMIT ? OFFSET ?`,
    ...dayOf(reader, group),
    ...open.values,
    limit,
    offset,
  );
  const customers = aboutOf(
    reader,
    sight,
    rows.map(({ customerId }) => customerId),
  );
  const counts = Object.fromEntries(GROUPS.map((one) => [one, countOf(one)])) as Record<WishGroup, number>;
  return {
    rows: rows.map((row): WishRow => ({
      id: row.id as WishId,
      customer: row.customerId === null ? null : (customers.get(row.customerId) ?? null),
      name: row.name,
      phone: phoneFor(sight, row.createdBy, row.phone),
      productId: row.productId,
      words: row.words,
      quantity: row.quantity,
      untilOn: row.untilOn as Day | null,
      state: row.state,
      createdOn: row.createdOn as Day,
      by: { id: row.createdBy, name: row.byName },
      inquiryId: row.inquiryId as InquiryId | null,
      arrivedOn: row.arrivedOn as Day | null,
      endedOn: row.endedOn as Day | null,
      note: row.note,
    })),
    total: counts[group],
    counts,
  };
}

/** What is waited for by things, the most wanted first; how many it is wanted for, and since when. */
export function wantedThings(reader: Reader, actor: Actor, limit: number): Wanted[] {
  const open = openSql(sightOf(reader, actor), 'w."customerId"');
  return reader
    .all<Omit<Wanted, 'isBack'> & { isBack: 0 | 1 }>(
      `SELECT w."thing" AS "key", w."productId", max(w."words") AS "words", count(*) AS "people",
         sum(w."quantity") AS "quantity", min(w."createdOn") AS "sinceOn",
         min(w."wasOnSale") = 0 AND coalesce(max(p."isActive" AND p."isListed"), 0) AS "isBack"
       FROM "inquiryWishes" w LEFT JOIN "products" p ON p."id" = w."productId"
       WHERE ${GROUP.waiting} AND ${open.sql}
       GROUP BY w."thing" ORDER BY "isBack" DESC, "people" DESC, "quantity" DESC, "sinceOn", "key" LIMIT ?`,
      reader.today,
      ...open.values,
      limit,
    )
    .map((row) => ({ ...row, isBack: row.isBack === 1 }));
}
