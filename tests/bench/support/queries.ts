import Database from 'better-sqlite3';

/** What people type to find somebody, by kind. */
export type QueryKind =
  | 'one character'
  | 'two characters'
  | 'initials'
  | 'full pinyin'
  | 'three digits'
  | 'four digits'
  | 'eleven digits'
  | 'no hit';
export type Query = { kind: QueryKind; text: string };

/** As many queries as asked for, the kinds in turn, made of the names and phones of the shop's own customers. */
export function findQueries(shopFile: string, count: number): Query[] {
  const db = new Database(shopFile, { readonly: true });
  const people = db
    .prepare(
      `SELECT c."name", p."digits", f."syllables" FROM "customers" c
       JOIN "customerPhones" p ON p."customerId" = c."id" AND p."position" = 0
       JOIN "customersFind" f ON f."rowid" = c."id"
       WHERE c."kind" = 'person' AND c."isListed" = 1 AND length(c."name") BETWEEN 2 AND 3
         AND f."syllables" <> '' AND c."id" % 97 = 0 ORDER BY c."id" LIMIT ?`,
    )
    .all(count) as { name: string; digits: string; syllables: string }[];
  db.close();
  return Array.from({ length: count }, (_, at): Query => {
    const { name, digits, syllables } = people[at % people.length] ?? { name: '', digits: '', syllables: '' };
    const first = syllables.split(' ').map((reading) => reading.split('|')[0] ?? '');
    const makes: Query[] = [
      { kind: 'one character', text: [...name][0] ?? '' },
      { kind: 'two characters', text: [...name].slice(0, 2).join('') },
      { kind: 'initials', text: first.map((syllable) => syllable.slice(0, 1)).join('') },
      { kind: 'full pinyin', text: first.join('') },
      { kind: 'three digits', text: digits.slice(4, 7) },
      { kind: 'four digits', text: digits.slice(-4) },
      { kind: 'eleven digits', text: digits },
      { kind: 'no hit', text: ['龘龘', 'zzzz', '00000000000', '没有人'][Math.floor(at / 8) % 4] ?? '' },
    ];
    return makes[at % makes.length] as Query;
  });
}
