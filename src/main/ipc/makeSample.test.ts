import { copyFileSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { customersContract } from '@shared/features/customers/customers.contract';
import type { Day } from '@shared/lib/days';
import { addDays } from '@shared/lib/days';
import { normalisePhone } from '@shared/lib/phone';
import { derivedAndRebuilt } from '../../../tests/support/builders/derived';
import { openWriter } from '../../../tests/support/builders/openWriter';
import { scratchDir } from '../../../tests/support/builders/scratch';
import { type TestShop, makeShop } from '../../../tests/support/shop';
import { findBrokenAudit } from '../db/audit';
import { MIGRATIONS } from '../db/migrations';
import { systemClock } from '../db/clock';
import { Statements, openCurrentReader } from '../db/reader';
import { makeCast } from '../sample/cast';
import { FREE_PREFIXES } from '../sample/people';
import type { SampleAsk } from '../sample/sample';
import { makeSample } from './makeSample';
import { isSampleFile } from './sampleFile';

const UNTIL = '2026-11-22' as Day;
const FROM = addDays(UNTIL, -729);
const ASK: SampleAsk = {
  customers: 160,
  until: UNTIL,
  seed: 1,
  appearance: { language: 'en', theme: 'dark', textSize: 125 },
};

type Rows = Record<string, unknown[]>;

/** All rows, but for what the audit trail draws by chance: salts, and the hashes over them. */
function rowsOf(file: string): Rows {
  const db = new Database(file, { readonly: true });
  const names = db
    .prepare(
      `SELECT "name" FROM pragma_table_list WHERE "schema" = 'main' AND "type" IN ('table', 'virtual')`,
    )
    .pluck()
    .all() as string[];
  const rows = names.map((name) => {
    const all = db.prepare(`SELECT * FROM "${name}"`).all() as Record<string, unknown>[];
    const plain = all.map(({ salt: _salt, hash: _hash, ...row }) => {
      const { detailsHash: _details, previousHash: _previous, ...rest } = row;
      return rest;
    });
    return [name, plain] as const;
  });
  db.close();
  return Object.fromEntries(rows);
}

let shop: TestShop;
let dir: string;
let file: string;

beforeAll(async () => {
  shop = await makeShop();
  dir = shop.dir;
  file = join(dir, 'sample', 'sample.shuke');
  await makeSample(file, ASK);
});
afterAll(() => shop.close());

const all = <T>(sql: string): T[] => {
  const db = new Database(file, { readonly: true });
  const rows = db.prepare(sql).all() as T[];
  db.close();
  return rows;
};
const one = (sql: string): number => {
  const [row] = all<Record<string, number>>(sql);
  return Object.values(row ?? {})[0] ?? Number.NaN;
};

describe('a sample shop', () => {
  it('has the same rows for the same ask, whatever day it is', async () => {
    const other = join(scratchDir(), 'other.shuke');
    vi.useFakeTimers({ now: new Date('2031-03-05T04:00:00Z'), toFake: ['Date'] });
    try {
      await makeSample(other, ASK);
    } finally {
      vi.useRealTimers();
    }
    expect(rowsOf(other)).toEqual(rowsOf(file));
  });

  it('has other people for another seed, and other days for another end', async () => {
    const names = (seed: number): string =>
      makeCast({ customers: 50, seed, from: FROM, until: UNTIL })
        .map(({ card }) => card.name)
        .join();
    expect(names(2)).not.toBe(names(1));
    const other = join(scratchDir(), 'other.shuke');
    await makeSample(other, { ...ASK, customers: 20, until: '2025-03-01' as Day });
    const db = new Database(other, { readonly: true });
    expect(db.prepare('SELECT max("soldOn") <= ? FROM "sales"').pluck().get('2025-03-01')).toBe(1);
    expect(db.prepare('SELECT count(*) FROM "customers"').pluck().get()).toBe(20);
    db.close();
  });

  it('tells of two years up to its last day, and of nothing after it', () => {
    for (const column of [
      '"soldOn" FROM "sales"',
      '"createdOn" FROM "customers"',
      '"onDay" FROM "customerNotes"',
      '"onDay" FROM "audit"',
      '"onDay" FROM "productRatings"',
      '"endedOn" FROM (SELECT * FROM "followups" WHERE "endedOn" IS NOT NULL)',
      '"endedOn" FROM (SELECT * FROM "followupPromises" WHERE "endedOn" IS NOT NULL)',
    ]) {
      const [name] = column.split(' ');
      const [span] = all<{ first: string; last: string }>(
        `SELECT min(${name}) AS "first", max(${name}) AS "last" FROM (SELECT ${column})`,
      );
      expect([FROM, span?.first, span?.last, UNTIL], column).toEqual(
        [FROM, span?.first, span?.last, UNTIL].sort(),
      );
    }
    expect(one('SELECT count(DISTINCT substr("soldOn", 1, 7)) FROM "sales"')).toBeGreaterThanOrEqual(24);
  });

  it('is told by an audit trail that holds, in the order of time', () => {
    const db = new Database(file, { readonly: true });
    expect(findBrokenAudit(new Statements(db))).toBeNull();
    db.close();
    const at = all<{ at: string }>('SELECT "at" FROM "audit" ORDER BY "id"').map((row) => row.at);
    expect(at).toEqual([...at].sort());
    expect(at.length).toBeGreaterThan(15);
  });

  it('has derived rows as a rebuild would work them out', async () => {
    const { kept, rebuilt } = await asReal(file, derivedAndRebuilt);
    expect(kept).toEqual(rebuilt);
    expect(kept.customersFind?.length).toBeGreaterThan(150);
    expect(kept.salesSummary?.length).toBe(kept.customersFind?.length);
  });

  it('answers as the channels promise: lists, cards, timelines, history', async () => {
    await asReal(file, async (opened) => {
      const page = { offset: 0, limit: 200 };
      const { rows, total } = await opened.call('customers.list', {
        filter: { group: 'all' },
        sort: 'name',
        direction: 'asc',
        ...page,
      });
      expect(total).toBe(159);
      for (const { id } of rows.slice(0, 60)) {
        await opened.call('customers.card', { id });
        await opened.call('customers.timeline', { id, ...page });
      }
      const { acts } = await opened.call('history.list', page);
      expect(acts.some(({ canUndo }) => canUndo)).toBe(true);
      expect((await opened.call('settings.get', {})).appearance).toEqual(ASK.appearance);
      expect(opened.bugs).toEqual([]);
    });
  });

  it('has cards that people could have typed, and phones that reach nobody', () => {
    const create = customersContract.channels.create.input;
    for (const { card } of makeCast({ customers: 3_000, seed: 7, from: FROM, until: UNTIL })) {
      expect(create.safeParse(card).error, JSON.stringify(card)).toBeUndefined();
      const isKnown = card.name !== '' || card.number !== undefined || card.phones.length > 0;
      expect(isKnown, JSON.stringify(card)).toBe(true);
      for (const { text } of card.phones) {
        const phone = normalisePhone(text);
        expect(['mobile', 'landline'], text).toContain(phone?.kind);
        const isFree =
          FREE_PREFIXES.some((prefix) => phone?.digits.startsWith(prefix)) ||
          phone?.digits.startsWith('031190');
        expect(isFree, text).toBe(true);
      }
    }
  });

  it('has people of every kind in plausible shares', () => {
    const cast = makeCast({ customers: 3_000, seed: 7, from: FROM, until: UNTIL });
    const share = (is: (member: (typeof cast)[number]) => boolean): number =>
      cast.filter(is).length / cast.length;
    const between = (value: number, least: number, most: number, what: string): void => {
      expect(value, what).toBeGreaterThan(least);
      expect(value, what).toBeLessThan(most);
    };
    between(
      share(({ habit }) => habit.kind === 'regular'),
      0.35,
      0.5,
      'regulars',
    );
    between(
      share(({ habit }) => habit.kind === 'sleeper'),
      0.1,
      0.25,
      'sleepers',
    );
    between(
      share(({ habit }) => habit.kind === 'once'),
      0.15,
      0.35,
      'bought once',
    );
    between(
      share(({ habit }) => habit.kind === 'never'),
      0.02,
      0.1,
      'never bought',
    );
    between(
      share(({ card }) => card.kind === 'company'),
      0.03,
      0.1,
      'companies',
    );
    between(
      share(({ card }) => card.birthday?.calendar === 'lunar'),
      0.08,
      0.3,
      'lunar birthdays',
    );
    between(
      share(({ card }) => card.phones.length === 0),
      0.02,
      0.12,
      'without a phone',
    );
    between(
      share(({ card }) => (card.note?.length ?? 0) > 150),
      0.002,
      0.05,
      'long notes',
    );
    const polyphones = cast.filter(({ card }) => /^(单|曾|仇|解|区|覃|盖|查|尉迟)/u.test(card.name ?? ''));
    expect(polyphones.length).toBeGreaterThan(30);
    const isKin = cast.filter(({ card, ...member }, at) => {
      const before = cast[at - 1]?.card;
      const phone = card.phones[0]?.text;
      return phone !== undefined && phone === before?.phones[0]?.text && member.habit !== undefined;
    });
    expect(isKin.length).toBeGreaterThan(60);
  });

  it('sells in rhythms: regulars were here lately, sleepers not, and a few things come back', () => {
    const sold = one(`SELECT count(*) FROM "sales" WHERE "kind" = 'sale'`);
    const returned = one(`SELECT count(*) FROM "sales" WHERE "kind" = 'return'`);
    expect(returned / sold).toBeGreaterThan(0.01);
    expect(returned / sold).toBeLessThan(0.05);
    expect(one(`SELECT count(*) FROM "sales" WHERE "kind" = 'return' AND "amountCents" >= 0`)).toBe(0);
    expect(one('SELECT count(*) FROM "sales" WHERE "customerId" IS NULL') / sold).toBeGreaterThan(0.05);
    /* Count cards are of no catalogue. */
    const byTimes = `SELECT "lineId" FROM "loyaltyCountCards" UNION SELECT "lineId" FROM "loyaltyCountMoves" WHERE "lineId" IS NOT NULL`;
    expect(
      one(`SELECT count(*) FROM "saleLines" WHERE "productId" IS NULL AND "id" NOT IN (${byTimes})`),
    ).toBe(0);
    const quiet = one(`SELECT count(*) FROM "salesSummary" WHERE "lastSoldOn" < '${addDays(UNTIL, -90)}'`);
    const lately = one(`SELECT count(*) FROM "salesSummary" WHERE "lastSoldOn" >= '${addDays(UNTIL, -30)}'`);
    expect(quiet).toBeGreaterThan(30);
    expect(lately).toBeGreaterThan(30);
  });
});

describe('the follow-ups of a sample shop', () => {
  it('are a history with words and reasons, and a morning with something late, timed, of the shop and for care', async () => {
    const of = (state: string): number => one(`SELECT count(*) FROM "followups" WHERE "state" = '${state}'`);
    expect(of('done')).toBeGreaterThan(100);
    expect(of('dropped') / of('done')).toBeLessThan(0.2);
    expect(one(`SELECT count(*) FROM "followups" WHERE "state" = 'dropped' AND "note" = ''`)).toBe(0);
    expect(one(`SELECT count(*) FROM "followups" WHERE "state" = 'done' AND "note" <> ''`)).toBeGreaterThan(
      50,
    );
    expect(
      one(`SELECT count(*) FROM "followups" WHERE "dueOn" < "createdOn" OR "endedOn" < "createdOn"`),
    ).toBe(0);
    expect(
      one(`SELECT count(*) FROM "followups" WHERE "endedOn" > '${UNTIL}' OR "createdOn" > '${UNTIL}'`),
    ).toBe(0);
    const morning = addDays(UNTIL, 1);
    await asReal(file, async (opened) => {
      opened.clock.set(`${morning}T01:00:00.000Z`);
      const { promises, rows, total, late, soon } = await opened.call('followups.today', {
        whose: 'mine',
        isUnfolded: true,
      });
      expect(promises.map(({ standing }) => standing)).toEqual(['overdue', 'today', 'tellFirst']);
      expect(total).toBe(promises.length + rows.length);
      expect(total).toBeGreaterThan(10);
      expect(late).toBe(7);
      expect(new Set(rows.map(({ group }) => group)).size).toBe(5);
      expect(soon.length).toBe(5);
    });
  });

  it('stand beside what somebody asked for at the counter, with what they were shown', () => {
    expect(
      one(`SELECT count(*) FROM "saleAdvices" WHERE json_array_length("productIds") BETWEEN 1 AND 5`),
    ).toBe(1);
  });

  it('stand beside processes that were gone through, some of them late, and two that run', async () => {
    await asReal(file, async (opened) => {
      opened.clock.set(`${addDays(UNTIL, 1)}T01:00:00.000Z`);
      const record = await opened.call('processes.record', {});
      expect(record.map(({ preset }) => preset).toSorted()).toEqual(['dispute', 'overdue', 'return']);
      for (const { done, steps } of record) {
        expect(done.count).toBeGreaterThan(2);
        expect(steps.every(({ count, inTime }) => count > 0 && inTime > 0)).toBe(true);
      }
      const { rows } = await opened.call('processes.list', {
        group: 'running',
        isMine: true,
        offset: 0,
        limit: 9,
      });
      expect(rows.map(({ open }) => open?.title).toSorted()).toEqual(['办好', '验货定责']);
    });
  });

  it('stand beside complaints that are over, and some that are open, late, waited for and asked after', async () => {
    expect(one(`SELECT count(*) FROM "complaints" WHERE "state" = 'closed'`)).toBeGreaterThan(15);
    await asReal(file, async (opened) => {
      opened.clock.set(`${addDays(UNTIL, 1)}T01:00:00.000Z`);
      const { open, late, waiting, asking } = await opened.call('complaints.counts', {
        isMine: false,
        personId: null,
      });
      expect(open).toBeGreaterThan(2);
      expect([late > 0, waiting, asking]).toEqual([true, 1, 1]);
    });
  });

  it('stand beside inquiries at every stage, a quote about to lapse, and wishes that wait, arrived and were told', async () => {
    await asReal(file, async (opened) => {
      opened.clock.set(`${addDays(UNTIL, 1)}T01:00:00.000Z`);
      const board = await opened.call('inquiries.board', { whose: 'all' });
      for (const { column, total } of board) expect(total, column).toBeGreaterThan(0);
      const { all } = await opened.call('inquiries.record', { whose: 'all' });
      expect(all.bought + all.lost).toBeGreaterThan(30);
      const page = { group: 'waiting', offset: 0, limit: 1 } as const;
      const { counts } = await opened.call('inquiries.wishes', page);
      expect([counts.waiting > 2, counts.call, counts.told]).toEqual([true, 1, 1]);
      expect((await opened.call('inquiries.wanted', { limit: 1 }))[0]).toMatchObject({ people: 3 });
    });
  });

  it('stand beside promises of every end, enough of them kept to tell how long such things take', async () => {
    await asReal(file, async (opened) => {
      opened.clock.set(`${addDays(UNTIL, 1)}T01:00:00.000Z`);
      const { kinds } = await opened.call('followups.promiseRecord', { whose: 'all' });
      const of = (verdict: 'kept' | 'toldLate' | 'silentLate' | 'broken'): number =>
        kinds.reduce((sum, { counts }) => sum + counts[verdict], 0);
      expect(of('kept')).toBeGreaterThan(of('silentLate') + of('broken'));
      for (const verdict of ['toldLate', 'silentLate', 'broken'] as const)
        expect(of(verdict), verdict).toBeGreaterThan(0);
      const { forecast } = await opened.call('followups.promiseForecast', { kind: 'goods', personId: 1 });
      expect(forecast?.days).toBeGreaterThanOrEqual(3);
    });
    expect(one(`SELECT count(*) FROM "followupPromises" WHERE "state" = 'released'`)).toBe(1);
    expect(one(`SELECT count(*) FROM "followupPromises" WHERE "dueOn" < "promisedOn"`)).toBe(0);
  });
});

describe('the notebook of a sample shop', () => {
  it('was taken over as one list, with points, stored value and debts, and signed off', async () => {
    await asReal(file, async (opened) => {
      const { rows } = await opened.call('opening.lists', { offset: 0, limit: 9 });
      expect(rows).toMatchObject([
        { rows: 4, totals: { points: 545, principalCents: 20_000, giftCents: 2_000, debtCents: 23_100 } },
      ]);
      expect(rows[0]?.signed).not.toBeNull();
    });
  });
});

describe('what is stored in a sample shop', () => {
  it('was paid in by regulars, with gifts at once and by the month, and some of it is spent', async () => {
    await asReal(file, async (opened) => {
      opened.clock.set(`${UNTIL}T10:00:00.000Z`);
      const owed = await opened.call('loyalty.storedOwed', {});
      /* Three who paid in, and one of the notebook. */
      expect(owed).toMatchObject({ isOn: true, customers: 4 });
      expect(owed.giftCents).toBeGreaterThan(10_000);
      const { rows } = await opened.call('loyalty.storedAccounts', { offset: 0, limit: 9 });
      const id = rows[0]?.customer.id;
      if (id === undefined) throw new Error('nobody stored anything');
      expect((await opened.call('loyalty.storedTill', { customerId: id }))?.laterCents).toBeGreaterThan(0);
    });
    expect(one(`SELECT count(*) FROM "loyaltyStored" WHERE "cause" = 'spend'`)).toBe(2);
    expect(one(`SELECT count(*) FROM "loyaltySpenders"`)).toBe(1);
  });
});

describe('the goods of a sample shop', () => {
  it('are drawn, a dozen of them, as pictures that the store keeps in both sizes', () => {
    expect(one('SELECT count(DISTINCT "productId") FROM "productPictures"')).toBe(12);
    expect(one(`SELECT count(*) FROM "fileContents" WHERE "mediaType" = 'image/jpeg'`)).toBeGreaterThan(20);
  });

  it('are also sold as a bundle that costs less than its parts', () => {
    expect(
      all(`SELECT count(*) AS "parts", sum(p."priceCents") > b."priceCents" AS "isLess"
        FROM "productParts" h JOIN "products" b ON b."id" = h."bundleId" AND b."isListed" = 1
          JOIN "products" p ON p."id" = h."partId" GROUP BY b."id"`),
    ).toEqual([{ parts: 3, isLess: 1 }]);
  });

  it('are spoken of, mostly well, by some who bought them', () => {
    const count = one('SELECT count(*) FROM "productRatings"');
    expect(count).toBeGreaterThan(20);
    expect(one('SELECT sum("stars") FROM "productRatings"') / count).toBeGreaterThan(3.5);
    expect(one('SELECT count(*) FROM "productRatings" WHERE "stars" < 3')).toBeGreaterThan(0);
  });
});

describe('the members of a sample shop', () => {
  it('stand on tiers that their year reached, one held and one moved by hand, and earn at the till', async () => {
    await asReal(file, async (opened) => {
      opened.clock.set(`${UNTIL}T10:00:00.000Z`);
      const { tiers, points, owed } = await opened.call('loyalty.tiers', {});
      expect(tiers.filter(({ members }) => members > 0).map(({ name }) => name)).toEqual(
        expect.arrayContaining(['普通', '银卡', '单位']),
      );
      expect(points).toBeGreaterThan(500);
      expect(owed).toBe(0);
      expect(await opened.call('loyalty.reviewState', {})).toEqual({ isDue: false });
      const page = { tierId: null, offset: 0, limit: 50 };
      const lapsing = await opened.call('loyalty.members', { which: 'lapsing', ...page });
      expect(lapsing.total).toBeGreaterThan(2);
    });
    const rung = one(`SELECT count(*) FROM "counterSales" c JOIN "sales" s ON s."id" = c."saleId"
      WHERE s."kind" = 'sale' AND s."customerId" IS NOT NULL AND s."amountCents" > 0`);
    expect(one(`SELECT count(DISTINCT "saleId") FROM "loyaltyPoints" WHERE "cause" = 'earn'`)).toBe(rung);
    expect(one(`SELECT count(*) FROM "loyaltyTierMoves" WHERE "cause" = 'hand'`)).toBe(2);
    expect(one(`SELECT count(*) FROM "loyaltyMembers" WHERE "lockedUntil" > '${UNTIL}'`)).toBe(1);
    expect(one(`SELECT count(*) FROM "loyaltyPoints" WHERE "cause" = 'hand'`)).toBe(1);
  });
});

describe('the count cards of a sample shop', () => {
  it('are sold and used at the till, by times and without a number, and are good for more', async () => {
    await asReal(file, async (opened) => {
      opened.clock.set(`${UNTIL}T10:00:00.000Z`);
      expect(await opened.call('loyalty.countsOwed', {})).toMatchObject({ isOn: true, cards: 3, times: 10 });
    });
    expect(one(`SELECT count(*) FROM "loyaltyCountMoves" WHERE "cause" = 'used'`)).toBe(5);
  });
});

describe('the file of a sample shop', () => {
  it('is known by its mark, and opens as nothing else', async () => {
    expect(isSampleFile(file)).toBe(true);
    const version = MIGRATIONS.at(-1)?.version ?? 0;
    expect(openCurrentReader(file, systemClock, version, false)).toBeNull();
    await expect(openWriter(file)).rejects.toThrow('data.sample');
    openCurrentReader(file, systemClock, version, true)?.close();
    await (await openWriter(file, { isSample: true })).close();
  });

  it('cannot be a real shop: that is refused as a sample, and never replaced by one', async () => {
    const real = join(scratchDir(), 'real.shuke');
    await (await openWriter(real)).close();
    const bytes = readFileSync(real);
    expect(isSampleFile(real)).toBe(false);
    await expect(openWriter(real, { isSample: true })).rejects.toThrow('data.notSample');
    await expect(makeSample(real, ASK)).rejects.toThrow('data.notSample');
    const text = join(scratchDir(), 'text.shuke');
    writeFileSync(text, 'x');
    await expect(makeSample(text, ASK)).rejects.toThrow('data.notSample');
    expect(readFileSync(text, 'utf8')).toBe('x');
    expect(readFileSync(real).equals(bytes)).toBe(true);
  });

  it('is replaced whole, and stays as it was where making fails', async () => {
    const folder = scratchDir();
    const kept = join(folder, 'sample.shuke');
    await makeSample(kept, { ...ASK, customers: 5 });
    await makeSample(kept, { ...ASK, customers: 6 });
    const bytes = readFileSync(kept);
    await expect(makeSample(kept, { ...ASK, customers: 7 }, stop)).rejects.toThrow('stopped');
    expect(readFileSync(kept).equals(bytes)).toBe(true);
    expect(readdirSync(folder)).toEqual(['sample.shuke']);
    expect(existsSync(`${kept}-wal`)).toBe(false);
  });

  it('tells how far it is, up to the end', async () => {
    const told: string[] = [];
    await makeSample(join(scratchDir(), 'sample.shuke'), { ...ASK, customers: 5 }, (done, total) => {
      told.push(`${String(done)}/${String(total)}`);
    });
    expect(told[0]?.startsWith('0/')).toBe(true);
    expect(told.at(-1)?.split('/')[0]).toBe(told.at(-1)?.split('/')[1]);
  });
});

function stop(done: number): void {
  if (done > 1) throw new Error('stopped');
}

/** The sample's rows in a test shop, which is a real one; the mark is what keeps them apart otherwise. */
async function asReal<T>(sample: string, act: (opened: TestShop) => Promise<T>): Promise<T> {
  const copy = join(scratchDir(), 'copy.shuke');
  copyFileSync(sample, copy);
  const db = new Database(copy);
  db.pragma('application_id = 0x7368756b');
  db.close();
  const opened = await makeShop(undefined, copy);
  try {
    return await act(opened);
  } finally {
    await opened.close();
  }
}
