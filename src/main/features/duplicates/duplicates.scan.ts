import { AppError } from '@shared/errors/AppError';
import type { Candidate, Pair } from '@shared/features/duplicates/duplicates.rules';
import { findPairs } from '@shared/features/duplicates/scan.rules';
import type { CallOutput } from '@shared/ipc/contracts';
import type { Reader } from '../../db/reader';
import type { Unit } from '../../db/unit';
import type { TaskContext } from '../../ipc/handlers';
import { DuplicateScan } from './duplicates.entity';

/** Cards that are read at once. */
const READ = 1_000;
/** Pairs that one unit writes. */
const WRITE = 500;
/** So long one stretch of thinking lasts at most before others have their turn, in ms. */
const STRETCH_MS = 8;

type Row = Omit<Candidate, 'phones' | 'birthDay' | 'pinyin'> & {
  sortKey: string;
  phones: string;
  birthDay: string | null;
};

/** Listed cards after an id, as they are compared. */
function cardsAfter(reader: Reader, after: number): Candidate[] {
  return reader
    .all<Row>(
      `SELECT c."id", c."name", c."sortKey", c."kind", c."gender", coalesce(c."number", '') AS "number", c."wechat", c."email",
         c."address", c."birthYear",
         substr(c."birthCalendar", 1, 1) || c."birthMonth" || '-' || c."birthDay" AS "birthDay",
         (SELECT json_group_array(p."digits") FROM "customerPhones" p WHERE p."customerId" = c."id") AS "phones"
       FROM "customers" c WHERE c."id" > ? AND c."isListed" = 1 ORDER BY c."id" LIMIT ?`,
      after,
      READ,
    )
    .map(({ sortKey, phones, birthDay, ...card }) => ({
      ...card,
      /* The key of a Chinese name is its syllables and the name behind them. */
      pinyin: sortKey.endsWith(` ${card.name}`) ? sortKey.slice(0, -card.name.length - 1) : '',
      phones: JSON.parse(phones) as string[],
      birthDay: birthDay ?? '',
    }));
}

/** All of them, a handful at a time. */
function* handfulsOf(reader: Reader): Generator<Candidate[]> {
  for (let after: number | undefined = 0; after !== undefined;) {
    const some = cardsAfter(reader, after);
    if (some.length > 0) yield some;
    after = some.at(-1)?.id;
  }
}

/** Companies and their contacts, as pairs of ids. */
const linksOf = (reader: Reader): ReadonlySet<string> =>
  new Set(
    reader.column<string>(
      `SELECT min("customerId", "personId") || '-' || max("customerId", "personId") FROM "customerContacts"
       WHERE "personId" IS NOT NULL`,
    ),
  );

/** Lets whoever waits go first. */
const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Throws transfer.cancelled, by which every long work tells that it was stopped. */
function goOn(signal: AbortSignal): void {
  if (signal.aborted) throw new AppError('transfer.cancelled');
}

/** The number under which a scan marks what it found. */
const nextScan = (reader: Reader): number =>
  (reader.column<number | null>('SELECT max("scanId") FROM "duplicatePairs"')[0] ?? 0) + 1;

/** Looks through the shop in short stretches, so that nobody at the counter waits for it; stopped, it leaves the queue as it was. */
export async function scanShop(task: TaskContext): Promise<CallOutput<'duplicates.scan'>> {
  const { reader, writer, actor, commandId, signal, progress } = task;
  const cards: Candidate[] = [];
  for (const some of handfulsOf(reader)) {
    goOn(signal);
    cards.push(...some);
    progress('reading', cards.length, null);
    await pause();
  }
  const pairs = await think(cards, linksOf(reader), task);
  goOn(signal);
  const scanId = nextScan(reader);
  let fresh = 0;
  for (let at = 0; at < pairs.length; at += WRITE) {
    const some = pairs.slice(at, at + WRITE);
    fresh += await writer.unit('duplicates.found', actor, (unit) => keep(unit, some, scanId));
    progress('pairs', at + some.length, pairs.length);
  }
  const counts = { cards: cards.length, pairs: pairs.length };
  return writer.unit(
    'duplicates.scanned',
    actor,
    async (unit) => {
      await close(unit, counts, scanId);
      return { ...counts, fresh };
    },
    { name: 'duplicates.scan', commandId },
  );
}

/** The same in one unit, for a shop of a few hundred cards. */
export async function scanAtOnce(unit: Unit): Promise<CallOutput<'duplicates.scan'>> {
  const cards = [...handfulsOf(unit)].flat();
  const steps = findPairs(cards, linksOf(unit));
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  const scanId = nextScan(unit);
  const fresh = keep(unit, step.value, scanId);
  const counts = { cards: cards.length, pairs: step.value.length };
  await close(unit, counts, scanId);
  return { ...counts, fresh };
}

/** What is found no more needs no decision; what was decided stays while both cards do. */
async function close(unit: Unit, counts: { cards: number; pairs: number }, scanId: number): Promise<void> {
  unit.run(
    `DELETE FROM "duplicatePairs" WHERE "scanId" < ? AND ("state" <> 'different'
       OR 2 > (SELECT count(*) FROM "customers" c WHERE c."id" IN ("firstId", "secondId")))`,
    scanId,
  );
  const { at, on: onDay } = unit.moment;
  await unit.insert(DuplicateScan, { at, onDay, actorId: unit.actor.id, ...counts });
}

async function think(
  cards: readonly Candidate[],
  links: ReadonlySet<string>,
  { signal, progress }: TaskContext,
): Promise<Pair[]> {
  const steps = findPairs(cards, links);
  for (let since = performance.now(); ;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() - since < STRETCH_MS) continue;
    goOn(signal);
    progress('comparing', step.value.done, step.value.total);
    await pause();
    since = performance.now();
  }
}

/** Writes pairs down that are not there; those that are there keep what was said of them. Returns how many are new. */
function keep(unit: Unit, pairs: readonly Pair[], scanId: number): number {
  let fresh = 0;
  for (const { first, second, reasons, confidence } of pairs) {
    const why = JSON.stringify(reasons);
    const { changes } = unit.run(
      `UPDATE "duplicatePairs" SET "reasons" = ?, "confidence" = ?, "scanId" = ? WHERE "firstId" = ? AND "secondId" = ?`,
      why,
      confidence,
      scanId,
      first,
      second,
    );
    if (changes > 0) continue;
    fresh += unit.run(
      `INSERT INTO "duplicatePairs" ("firstId", "secondId", "reasons", "confidence", "scanId")
       SELECT ?, ?, ?, ?, ? WHERE 2 = (SELECT count(*) FROM "customers" WHERE "id" IN (?, ?) AND "isListed" = 1)`,
      first,
      second,
      why,
      confidence,
      scanId,
      first,
      second,
    ).changes;
  }
  return fresh;
}
