import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeHelper, layoutOf, rowsOf, saleItem } from '../../../tests/support/builders/foreignFiles';
import { OWNER } from '../../../tests/support/builders/openWriter';
import { type TestShop, makeShop } from '../../../tests/support/shop';
import type { Events } from '@shared/ipc/envelope';

const files = fakeHelper();
files.put('/sales.csv', rowsOf([saleItem({}), saleItem({ saleNumber: 'S2' })]));

let shop: TestShop;
beforeEach(async () => {
  shop = await makeShop(files.helper);
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  await shop.close();
});

const ask = (): { token: string; layout: ReturnType<typeof layoutOf>; expectedRows: null } => ({
  token: shop.give('/sales.csv'),
  layout: layoutOf('sales'),
  expectedRows: null,
});
const told = (event: keyof Events): unknown[] =>
  shop.events.filter((one) => one.event === event).map(({ payload }) => payload);

describe('a command', () => {
  it('that is sent again gets the stored answer, also where it now says something else', async () => {
    const id = randomUUID();
    const first = await shop.send({ channel: 'customers.create', input: { name: '甲' }, commandId: id });
    const second = await shop.send({ channel: 'customers.create', input: { name: '乙' }, commandId: id });
    expect(first).toEqual({ ok: true, value: { id: 1 } });
    expect(second).toEqual(first);
    expect(shop.reader.column('SELECT "name" FROM "customers"')).toEqual(['甲']);
  });

  it('that is sent again by somebody who may no longer act is refused', async () => {
    const request = { channel: 'customers.create', input: { name: '甲' }, commandId: randomUUID() };
    await shop.send(request);
    shop.signIn(null);
    expect(await shop.send(request)).toMatchObject({ ok: false, error: { code: 'ipc.signedOut' } });
  });

  it('with the id of an act of another kind is refused, a task too', async () => {
    const id = randomUUID();
    await shop.call('customers.create', { name: '甲' }, id);
    const others = [
      { channel: 'customers.addNote', input: { id: 1, text: 'x' } },
      { channel: 'history.undoLast', input: {} },
      { channel: 'transfer.run', input: ask() },
    ];
    for (const other of others) {
      expect(await shop.send({ ...other, commandId: id }), other.channel).toMatchObject({
        ok: false,
        error: { code: 'ipc.badInput' },
      });
    }
    expect(shop.reader.column('SELECT count(*) FROM "audit"')).toEqual([1]);
    expect(shop.reader.column('SELECT count(*) FROM "transferImports"')).toEqual([0]);
  });

  it('tells nothing changed where it was refused', async () => {
    await expect(shop.call('customers.create', {})).rejects.toThrow('customers.noIdentity');
    expect(shop.events).toEqual([]);
  });

  it('that overlaps with others loses nothing of theirs', async () => {
    const names = Array.from({ length: 30 }, (_, at) => `客户${String(at)}`);
    await Promise.all(names.map((name) => shop.call('customers.create', { name })));
    expect(shop.reader.column('SELECT "name" FROM "customers" ORDER BY "id"')).toEqual(names);
    expect(shop.reader.column('SELECT count(DISTINCT "hash") FROM "audit"')).toEqual([30]);
  });
});

describe('a task', () => {
  it('is answered at once by its id, which is that of the command, and tells its end', async () => {
    const commandId = randomUUID();
    const answer = await shop.send({ channel: 'transfer.run', input: ask(), commandId });
    expect(answer).toEqual({ ok: true, value: { taskId: commandId } });
    await shop.writer.lane.idle();
    while (told('task.ended').length === 0) await new Promise((resolve) => setTimeout(resolve, 2));
    expect(told('task.ended')).toMatchObject([
      {
        taskId: commandId,
        channel: 'transfer.run',
        result: { ok: true, value: { counts: { imported: 2 } } },
      },
    ]);
  });

  it('tells its failure as its end, in the same words as a call', async () => {
    await expect(shop.call('transfer.run', { ...ask(), token: randomUUID() })).rejects.toThrow(
      'transfer.fileMissing',
    );
    expect(told('task.ended')).toMatchObject([
      { result: { ok: false, error: { code: 'transfer.fileMissing' } } },
    ]);
  });

  it('that writes nothing tells nothing changed', async () => {
    await shop.call('transfer.dryRun', ask());
    expect(told('data.changed')).toEqual([]);
    expect(told('task.ended')).toHaveLength(1);
  });

  it('acts as whom was signed in when it began', async () => {
    await shop.writer.unit('test', OWNER, (unit) =>
      unit.run(`INSERT INTO "staff" ("id", "name", "role") VALUES (2, '小李', 'owner')`),
    );
    shop.signIn({ id: 2 });
    await shop.call('transfer.run', ask());
    expect(shop.reader.all('SELECT "actorId", "channel" FROM "audit"')).toEqual([
      { actorId: 2, channel: 'transfer.run' },
    ]);
  });
});
