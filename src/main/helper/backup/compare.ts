import { rm } from 'node:fs/promises';
import { COMPARED } from '@shared/features/backup/backup.contract';
import { systemClock } from '../../db/clock';
import { countShop } from '../../db/proof';
import { openReader, type Reader } from '../../db/reader';
import { SHOP_CHECKS } from '../../ipc/checks';
import { type Work } from '../work';
import { type Compared, type CompareInput } from './acts';

type Person = { id: number; createdAt: string };
type Named = { name: string; number: string | null; phone: string | null };

const MOST_NAMES = 50;
const STEP = 5_000;

/** What a restore of `then` would change: counts, and the customers of today that it does not hold. */
export async function compare({ now, then }: CompareInput, work: Work): Promise<Compared> {
  const past = openReader(then, systemClock);
  const present = now === null ? null : openReader(now, systemClock);
  try {
    const counted = countShop(past.reader, SHOP_CHECKS);
    await work.breathe();
    const today = present && countShop(present.reader, SHOP_CHECKS);
    await work.breathe();
    return {
      lines: COMPARED.map((what) => ({ what, now: today?.[what] ?? null, then: counted[what] })),
      lostCustomers: present
        ? await lostCustomers(present.reader, past.reader, work)
        : { names: [], count: 0 },
    };
  } finally {
    past.close();
    present?.close();
    /* A reader of a file that nobody writes to leaves its empty log behind; it would lie beside the live shop then. */
    await Promise.all(['-wal', '-shm'].map((end) => rm(`${then}${end}`, { force: true })));
  }
}

/** A number may have been given again after an earlier restore: a customer is the same where the card is as old. */
async function lostCustomers(now: Reader, then: Reader, work: Work): Promise<Compared['lostCustomers']> {
  const lost: number[] = [];
  for (let after = 0; ;) {
    const people = (reader: Reader): Person[] =>
      reader.all(
        `SELECT "id", "createdAt" FROM "customers" WHERE "isListed" = 1 AND "id" > ? ORDER BY "id" LIMIT ?`,
        after,
        STEP,
      );
    const here = people(now);
    const last = here.at(-1)?.id;
    if (last === undefined) break;
    const there = new Map(
      then
        .all<Person>(
          `SELECT "id", "createdAt" FROM "customers" WHERE "isListed" = 1 AND "id" > ? AND "id" <= ?`,
          after,
          last,
        )
        .map(({ id, createdAt }) => [id, createdAt]),
    );
    lost.push(...here.filter(({ id, createdAt }) => there.get(id) !== createdAt).map(({ id }) => id));
    after = last;
    await work.breathe();
  }
  return { names: namesOf(now, lost), count: lost.length };
}

/** The first by name; who has none is called by the number of the card or of the phone. */
function namesOf(reader: Reader, ids: readonly number[]): string[] {
  return reader
    .all<Named>(
      `SELECT c."name", c."number", (SELECT "display" FROM "customerPhones" WHERE "customerId" = c."id"
         ORDER BY "position" LIMIT 1) AS "phone"
       FROM json_each(?) j JOIN "customers" c ON c."id" = j."value" ORDER BY c."sortKey", c."id" LIMIT ?`,
      JSON.stringify(ids),
      MOST_NAMES,
    )
    .map(({ name, number, phone }) => name || (number ?? phone ?? '#'));
}
