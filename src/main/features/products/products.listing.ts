import { normaliseQuery, pinyinWords, splitCharacters } from '@shared/features/customers/find.rules';
import type { DerivedRows } from '../../db/shopCheck';
import { HAN_RUN, readRun } from '../customers/customers.readings.service';

type Source = {
  name: string;
  code: string;
  barcode: string;
  category: string;
  deletedAt: string | null;
  importState: string | null;
};

/** The shortest end of a code of digits by which people look for it. */
const SHORTEST_END = 3;

/** A number from each of its digits on, so that what stands on the label's end finds it. */
const endsOf = (number: string): string[] =>
  /^\d+$/u.test(number)
    ? [...number.slice(0, 1 - SHORTEST_END)].map((_, from) => number.slice(from))
    : [splitCharacters(number)];

/** What find looks into, but for pinyin. */
export function searchTexts(
  { name, code, barcode, category }: Pick<Source, 'name' | 'code' | 'barcode' | 'category'>,
  tags: readonly string[],
): { name: string; other: string } {
  const words = [splitCharacters(code), ...endsOf(barcode), splitCharacters(category)];
  return {
    name: splitCharacters(name),
    other: [...words, ...tags.map(splitCharacters)].filter((word) => word !== '').join(' . '),
  };
}

/** The one function that works out what is derived of products: for every change of one, and by rebuilds. */
export function relistProducts(rows: DerivedRows, ids: Iterable<number>): void {
  for (const id of new Set(ids)) relistOne(rows, id);
}

function relistOne(rows: DerivedRows, id: number): void {
  rows.run('DELETE FROM "productsFind" WHERE "rowid" = ?', id);
  const source = rows.get<Source>(
    `SELECT p."name", p."code", p."barcode", p."category", p."deletedAt", i."state" AS "importState"
     FROM "products" p LEFT JOIN "transferImports" i ON i."id" = p."importId" WHERE p."id" = ?`,
    id,
  );
  if (source === undefined) return;
  const isSettled = source.importState === null || ['done', 'settling'].includes(source.importState);
  const isListed = source.deletedAt === null && isSettled;
  const runs = (source.name.match(HAN_RUN) ?? []).map((run) => readRun(run, 'word'));
  const spelled = runs.flatMap((run) => run.readings.map((reading) => reading[0] ?? '')).join(' ');
  const sortKey = spelled === '' ? normaliseQuery(source.name) : `${spelled} ${source.name}`;
  rows.run(
    'UPDATE "products" SET "isListed" = ?, "sortKey" = ? WHERE "id" = ?',
    isListed ? 1 : 0,
    sortKey === '' ? `~${source.code}` : sortKey,
    id,
  );
  if (!isListed) return;
  const tags = rows.column<string>(
    'SELECT "tag" FROM "productTags" WHERE "productId" = ? ORDER BY "tag"',
    id,
  );
  const { name, other } = searchTexts(source, tags);
  rows.run(
    'INSERT INTO "productsFind" ("rowid", "name", "pinyin", "other") VALUES (?, ?, ?, ?)',
    id,
    name,
    runs.flatMap((run) => pinyinWords(run.readings)).join(' '),
    other,
  );
}
