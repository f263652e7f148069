import { pinyinWords, splitCharacters } from '@shared/features/customers/find.rules';
import { maskNumber } from '@shared/features/customers/mask.rules';
import type { DerivedRows } from '../../db/shopCheck';
import { closeAccount, openAccount } from '../sales/sales.service';
import { HAN_RUN, readRun, type Reading } from './customers.readings.service';
import { searchTexts, type SearchSource } from './customers.searchTexts';

type Source = SearchSource & {
  id: number;
  deletedAt: string | null;
  erasedAt: string | null;
  importState: string | null;
};

const hasHan = /\p{Script=Han}/u;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Toned pinyin as people write names: Shàn Yùzhēn. Empty for names without Chinese characters. */
function displayPinyin(name: string): string {
  if (!hasHan.test(name) || name.length > 12) return '';
  const words = (name.match(HAN_RUN) ?? []).map((run) => {
    const { toned } = readRun(run, 'person');
    const surnameLength = toned.length >= 4 ? 2 : 1;
    return [toned.slice(0, surnameLength).join(''), toned.slice(surnameLength).join('')]
      .filter((part) => part !== '')
      .map(capital)
      .join(' ');
  });
  return words.join(' ');
}

/** Syllables per character of the name's Chinese runs, as find marks hits by them: `shan|dan xiong xin`. */
const packReadings = (runs: readonly Reading[]): string =>
  runs.flatMap((run) => run.readings.map((reading) => reading.join('|'))).join(' ');

/** The letters of a name without accents, where find would else know them as it knows pinyin: Müller is no mvller. */
const plainLetters = (name: string): string =>
  /[üǖǘǚǜ]/iu.test(name) ? splitCharacters(name.normalize('NFD').replaceAll(/\p{M}/gu, '')) : '';

/** Latin words of a name that a mark parts, as people type them without it: O'Neil is oneil too. */
const withoutMarks = (name: string): string =>
  (name.match(/\p{Script=Latin}+(?:['’`.-]\p{Script=Latin}+)+/gu) ?? [])
    .map((word) => splitCharacters(word.replaceAll(/['’`.-]/gu, '')))
    .join(' ');

/** The place among others must not tell a phone to those who may not see it, so a number that holds one is masked here. */
const sortKeyOf = (
  { name, number }: SearchSource,
  phones: readonly string[],
  runs: readonly Reading[],
): string => {
  if (name === '') return `~${maskNumber(number ?? '', phones)}`;
  if (runs.length === 0) return name.toLowerCase();
  return `${runs.flatMap((run) => run.readings.map((reading) => reading[0] ?? '')).join(' ')} ${name}`;
};

/**
 * The one function that works out what is derived of customers: whether lists and find show them, their sort key,
 * pinyin, phone tail, search rows and sales account. Called for every change of a card, and by rebuilds.
 */
export function relist(unit: DerivedRows, ids: Iterable<number>): void {
  for (const id of new Set(ids)) relistOne(unit, id);
}

function relistOne(unit: DerivedRows, id: number): void {
  unit.run('DELETE FROM "customersFind" WHERE "rowid" = ?', id);
  unit.run('DELETE FROM "customersDigits" WHERE "rowid" = ?', id);
  const source = unit.get<Source>(
    `SELECT c.*, i."state" AS "importState" FROM "customers" c
     LEFT JOIN "transferImports" i ON i."id" = c."importId" WHERE c."id" = ?`,
    id,
  );
  if (source === undefined) {
    closeAccount(unit, id);
    return;
  }
  const isSettled = source.importState === null || ['done', 'settling'].includes(source.importState);
  const isListed = source.deletedAt === null && source.erasedAt === null && isSettled;
  const phones = unit.column<string>(
    'SELECT "digits" FROM "customerPhones" WHERE "customerId" = ? ORDER BY "position", "id"',
    id,
  );
  const runs = (source.name.match(HAN_RUN) ?? []).map((run) => readRun(run, 'person'));
  unit.run(
    'UPDATE "customers" SET "isListed" = ?, "sortKey" = ?, "pinyin" = ?, "phoneTail" = ? WHERE "id" = ?',
    isListed ? 1 : 0,
    sortKeyOf(source, phones, runs),
    displayPinyin(source.name),
    (phones[0] ?? '').slice(-4),
    id,
  );
  if (!isListed) {
    closeAccount(unit, id);
    return;
  }
  const tags = unit.column<string>(
    'SELECT "tag" FROM "customerTags" WHERE "customerId" = ? ORDER BY "tag"',
    id,
  );
  const { name, other, contact, digits } = searchTexts(source, tags, phones);
  unit.run(
    `INSERT INTO "customersFind" ("rowid", "name", "pinyin", "other", "contact", "syllables")
     VALUES (?, ?, ?, ?, ?, ?)`,
    id,
    name,
    [
      ...runs.map((run) => pinyinWords(run.readings).join(' ')),
      plainLetters(source.name),
      withoutMarks(source.name),
    ]
      .join(' ')
      .trim(),
    other,
    contact,
    packReadings(runs),
  );
  if (digits !== '') {
    unit.run('INSERT INTO "customersDigits" ("rowid", "digits") VALUES (?, ?)', id, digits);
  }
  openAccount(unit, id);
}
