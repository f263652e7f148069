import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays, type Day } from '@shared/lib/days';
import { makeShop, type TestShop } from '../../../../tests/support/shop';
import { countDenied } from './history.service';
import { TALLY_SQL } from './history.unusual';

const TODAY = '2026-11-24' as Day;

let shop: TestShop;
beforeEach(async () => {
  shop = await makeShop();
  shop.clock.set(`${TODAY}T06:00:00.000Z`);
  await shop.writer.unit('test', shop.actor, (unit) =>
    unit.run(
      `INSERT INTO "staff" ("id", "name", "role") VALUES (2, '小李', 'manager'), (3, '小周', 'sales')`,
    ),
  );
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  await shop.close();
});

/** Writes acts into the trail of which nothing but who, when and under which name matters here. */
const plant = (channel: string, count: number, over: { on?: Day; minute?: number; changes?: number } = {}) =>
  shop.writer.unit('test', shop.actor, (unit) =>
    unit.run(
      `WITH RECURSIVE "n"("at") AS (SELECT 1 UNION ALL SELECT "at" + 1 FROM "n" WHERE "at" < ?)
       INSERT INTO "audit" ("commandId", "at", "onDay", "minute", "actorId", "channel", "result", "changeCount",
         "undoesId", "detailsHash", "previousHash", "hash", "approverId")
       SELECT hex(randomblob(16)), '', ?, ?, 3, ?, '{}', ?, NULL, '', '', hex(randomblob(16)), NULL FROM "n"`,
      count,
      over.on ?? TODAY,
      over.minute ?? 600,
      channel,
      over.changes ?? 0,
    ),
  );
const told = async (): Promise<string[]> =>
  (await shop.call('history.unusual', {})).found.map(
    ({ kind, by, on, hour, count }) =>
      `${kind} by ${by ?? 'nobody'} on ${on} at ${String(hour)}: ${String(count)}`,
  );

describe('what is out of the usual', () => {
  it('is read from the trail: numbers looked at, data taken out, customers binned', async () => {
    expect(await told()).toEqual([]);
    await plant('customers.peek', 20);
    await plant('transfer.saveResult', 5, { minute: 660 });
    await plant('customers.remove', 1, { minute: 720, changes: 500 });
    await plant('customers.edit', 300, { minute: 780 });
    expect(await told()).toEqual([
      'reveal by 小周 on 2026-11-24 at 10: 20',
      'out by 小周 on 2026-11-24 at 11: 5',
      'removal by 小周 on 2026-11-24 at null: 500',
    ]);
  });

  it('is measured by the month before, and forgotten after a week', async () => {
    for (let ago = 7; ago < 36; ago += 1) await plant('customers.peek', 14, { on: addDays(TODAY, -ago) });
    await plant('customers.peek', 42);
    expect(await told()).toEqual([]);
    await plant('customers.peek', 1);
    expect(await told()).toEqual(['reveal by 小周 on 2026-11-24 at null: 43']);
    shop.clock.set('2026-12-01T06:00:00.000Z');
    expect(await told()).toEqual([]);
  });

  it('is work at night, but not the screen that locked by itself', async () => {
    for (let ago = 1; ago < 9; ago += 1) await plant('customers.edit', 2, { on: addDays(TODAY, -ago) });
    await plant('staff.lock', 4, { minute: 130 });
    expect(await told()).toEqual([]);
    await plant('customers.list', 3, { minute: 130 });
    expect(await told()).toEqual(['night by 小周 on 2026-11-24 at 2: 3']);
  });

  it('is what was refused, also to nobody, and is told to those alone who see everybody’s acts', async () => {
    await shop.writer.unit('test', shop.actor, (unit) => {
      for (const personId of [0, 3]) {
        countDenied(unit, [{ personId, channel: 'staff.list', on: TODAY, minute: 610, count: 21 }]);
      }
    });
    const all = ['denied by nobody on 2026-11-24 at 10: 21', 'denied by 小周 on 2026-11-24 at 10: 21'];
    expect(await told()).toEqual(all);
    shop.signIn({ id: 2 });
    expect(await told()).toEqual(all);
    shop.signIn({ id: 3 });
    expect(await told()).toEqual([]);
  });

  it('is looked for among the acts of those days alone, however long the trail is', () => {
    const plan = shop.reader
      .all<{ detail: string }>(`EXPLAIN QUERY PLAN ${TALLY_SQL}`, '2026-10-19', TODAY)
      .map(({ detail }) => detail);
    expect(plan[0]).toContain('SEARCH a USING INDEX audit_onDay (onDay>? AND onDay<?)');
  });
});
