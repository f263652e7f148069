import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dumpTables } from '../../../../tests/support/builders/dump';
import { type TestShop, makeShop } from '../../../../tests/support/shop';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import type { HistoryAct } from '@shared/features/history/history.contract';
import type { Day } from '@shared/lib/days';
import { countDenied, MANY_CHANNELS, type DeniedCalls } from './history.service';

let shop: TestShop;
beforeEach(async () => {
  shop = await makeShop();
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  await shop.close();
});

const create = async (name: string): Promise<CustomerId> =>
  (await shop.call('customers.create', { name })).id;
const acts = async (): Promise<HistoryAct[]> =>
  (await shop.call('history.list', { offset: 0, limit: 200 })).acts;
const lastAct = async (): Promise<number> => (await acts())[0]?.id ?? 0;
const undo = (actId: number): Promise<unknown> => shop.call('history.undo', { actId });
const nameOf = async (id: CustomerId): Promise<string> =>
  (await shop.call('customers.card', { id })).fields.name;
const rows = (): unknown => dumpTables(shop.reader, ['audit', 'auditDetails', 'sqlite_sequence']);

describe('the list of acts', () => {
  it('tells who did what to whom and when, newest first', async () => {
    await shop.call('settings.openShop', {
      shop: { name: '花店', ownerName: '王姐' },
      appearance: { language: 'zh-CN', theme: 'light', textSize: 100 },
    });
    shop.clock.set('2026-11-25T01:00:00.000Z');
    const id = await create('单雄信');
    await shop.call('customers.edit', { id, version: 1, fields: { tags: ['a', 'b'], region: '朝阳' } });
    const [edit, made, opened] = await acts();
    expect(edit).toMatchObject({
      channel: 'customers.edit',
      subject: '单雄信',
      changeCount: 3,
      canUndo: true,
    });
    expect(made).toMatchObject({
      channel: 'customers.create',
      subject: '单雄信',
      by: '王姐',
      at: '2026-11-25T01:00:00.000Z',
      undoneById: null,
      undoesId: null,
    });
    expect(opened).toMatchObject({ channel: 'settings.openShop', subject: null, canUndo: false });
  });

  it('names a card by its number where it has no name, and by nothing once it is gone', async () => {
    await shop.call('customers.create', { number: 'A7' });
    expect((await acts())[0]?.subject).toBe('A7');
    await shop.call('history.undoLast', {});
    expect((await acts()).map((act) => act.subject)).toEqual([null, null]);
  });

  it('joins from windows without a gap or a repeat', async () => {
    for (let at = 0; at < 7; at += 1) await create(String(at));
    const joined = [];
    for (let offset = 0; offset < 9; offset += 2) {
      const window = await shop.call('history.list', { offset, limit: 2 });
      expect(window.total).toBe(7);
      joined.push(...window.acts);
    }
    expect(joined).toEqual(await acts());
  });

  it('tells the acts of one person, or of one kind, and who has done something at all', async () => {
    await shop.writer.unit('test', shop.actor, (unit) =>
      unit.run(
        `INSERT INTO "staff" ("id", "name", "role") VALUES (2, '小李', 'owner'), (3, '小周', 'owner')`,
      ),
    );
    await create('甲');
    shop.signIn({ id: 2 });
    const id = await create('乙');
    await shop.call('customers.remove', { ids: [id] });
    const page = { offset: 0, limit: 200 };
    const by = await shop.call('history.list', { byId: 2, ...page });
    expect(by.acts.map(({ channel }) => channel)).toEqual(['customers.remove', 'customers.create']);
    expect(by.total).toBe(2);
    const made = await shop.call('history.list', { channel: 'customers.create', ...page });
    expect(made.acts.map(({ subject }) => subject)).toEqual(['乙', '甲']);
    const both = await shop.call('history.list', { byId: 2, channel: 'customers.create', ...page });
    expect(both.acts.map(({ subject }) => subject)).toEqual(['乙']);
    expect((await shop.call('history.people', {})).people.map((person) => person.id).sort()).toEqual([1, 2]);
  });

  it('finds an act by the id of its command', async () => {
    const commandId = '11111111-1111-4111-8111-111111111111';
    expect(await shop.call('history.lookUp', { commandId })).toEqual({ actId: null });
    await shop.call('customers.create', { name: '甲' }, commandId);
    expect(await shop.call('history.lookUp', { commandId })).toEqual({ actId: await lastAct() });
  });
});

describe('undoing', () => {
  it('is an act of its own, shown at both ends', async () => {
    const id = await create('甲');
    await shop.call('customers.edit', { id, version: 1, fields: { name: '乙' } });
    const edit = await lastAct();
    await undo(edit);
    const [undone, edited] = await acts();
    expect(undone).toMatchObject({ channel: 'history.undo', undoesId: edit, canUndo: true, subject: '甲' });
    expect(edited).toMatchObject({ undoneById: undone?.id, canUndo: false });
    expect(await nameOf(id)).toBe('甲');
  });

  it('can be undone itself, again and again', async () => {
    const id = await create('甲');
    await shop.call('customers.edit', { id, version: 1, fields: { name: '乙' } });
    for (const name of ['甲', '乙', '甲', '乙']) {
      await undo(await lastAct());
      expect(await nameOf(id)).toBe(name);
    }
  });

  it('and an edit after it leave a form refused that was opened before them', async () => {
    const id = await create('甲');
    await shop.call('customers.edit', { id, version: 1, fields: { name: '乙' } });
    const { version: opened } = await shop.call('customers.card', { id });
    await undo(await lastAct());
    const { version: present } = await shop.call('customers.card', { id });
    await shop.call('customers.edit', { id, version: present, fields: { region: '朝阳' } });
    await expect(
      shop.call('customers.edit', { id, version: opened, fields: { name: '丙' } }),
    ).rejects.toThrow('customers.changedMeanwhile');
    expect(await nameOf(id)).toBe('甲');
  });

  it('of an undone new card brings the card back with its phones and tags', async () => {
    await shop.call('customers.create', { name: '甲', phones: [{ text: '13800138000' }], tags: ['VIP'] });
    const before = rows();
    await shop.call('history.undoLast', {});
    await undo(await lastAct());
    expect(rows()).toEqual(before);
  });

  it('is refused a second time', async () => {
    const id = await create('甲');
    await shop.call('customers.edit', { id, version: 1, fields: { name: '乙' } });
    const edit = await lastAct();
    await undo(edit);
    await expect(undo(edit)).rejects.toThrow('history.alreadyUndone');
  });

  it('is done once where two ask for it at once', async () => {
    const id = await create('甲');
    await shop.call('customers.edit', { id, version: 1, fields: { name: '乙' } });
    const edit = await lastAct();
    const [first, second] = await Promise.allSettled([undo(edit), undo(edit)]);
    expect(first.status).toBe('fulfilled');
    expect(second).toMatchObject({ reason: { message: 'history.alreadyUndone' } });
  });

  it('is refused for acts that are not there or not of that kind', async () => {
    await shop.call('settings.setAppearance', { theme: 'dark' });
    await expect(undo(await lastAct())).rejects.toThrow('history.notUndoable');
    await expect(undo(999)).rejects.toThrow('history.notFound');
  });

  it('is refused where erasure blanked what the act held, and changes nothing', async () => {
    const id = await create('甲');
    await shop.call('customers.edit', { id, version: 1, fields: { name: '乙' } });
    const edit = await lastAct();
    await shop.writer.unit('test', shop.actor, (unit) =>
      unit.run('UPDATE "auditDetails" SET "before" = NULL, "after" = NULL'),
    );
    const before = rows();
    await expect(undo(edit)).rejects.toThrow('history.notUndoable');
    expect(rows()).toEqual(before);
  });

  it('is refused where what it would bring back hangs on a card that is gone', async () => {
    const id = await create('甲');
    await shop.call('customers.addNote', { id, text: 'x' });
    await undo(await lastAct());
    const undoneNote = await lastAct();
    await shop.call('history.undoLast', {});
    await expect(undo(undoneNote)).rejects.toThrow('history.movedOn');
  });

  it('takes all rows of an act back or none', async () => {
    const ids = [await create('甲'), await create('乙'), await create('丙')];
    await shop.call('customers.remove', { ids });
    const removal = await lastAct();
    await shop.call('customers.restore', { ids: [ids[1] as CustomerId] });
    const before = rows();
    await expect(undo(removal)).rejects.toThrow('history.movedOn');
    expect(rows()).toEqual(before);
  });
});

describe('undoing the last act', () => {
  it('goes back act by act and then says that nothing is left', async () => {
    const empty = rows();
    const id = await create('甲');
    await shop.call('customers.edit', { id, version: 1, fields: { name: '乙' } });
    await shop.call('customers.addNote', { id, text: 'x' });
    await shop.call('customers.remove', { ids: [id] });
    for (let at = 0; at < 4; at += 1) await shop.call('history.undoLast', {});
    expect(rows()).toEqual(empty);
    await expect(shop.call('history.undoLast', {})).rejects.toThrow('history.nothingToUndo');
  });

  it('passes over acts that cannot be undone', async () => {
    const id = await create('甲');
    await shop.call('settings.setAppearance', { theme: 'dark' });
    await shop.call('history.undoLast', {});
    await expect(shop.call('customers.card', { id })).rejects.toThrow('customers.notFound');
    expect((await shop.call('settings.get', {})).appearance.theme).toBe('dark');
  });

  it('leaves the acts of other people alone', async () => {
    await shop.writer.unit('test', shop.actor, (unit) =>
      unit.run(`INSERT INTO "staff" ("id", "name", "role") VALUES (2, '小李', 'owner')`),
    );
    const mine = await create('甲');
    shop.signIn({ id: 2 });
    await expect(shop.call('history.undoLast', {})).rejects.toThrow('history.nothingToUndo');
    const theirs = await create('乙');
    shop.signIn({ id: 1 });
    await shop.call('history.undoLast', {});
    await expect(shop.call('customers.card', { id: mine })).rejects.toThrow('customers.notFound');
    expect(await nameOf(theirs)).toBe('乙');
  });

  it('undoes the names of shop and owner too', async () => {
    const appearance = { language: 'zh-CN', theme: 'light', textSize: 100 } as const;
    await shop.call('settings.openShop', { shop: { name: '花店', ownerName: '王姐' }, appearance });
    await shop.call('settings.editShop', { name: '茶店', ownerName: '王老板' });
    await shop.call('history.undoLast', {});
    expect((await shop.call('settings.get', {})).shop).toEqual({ name: '花店', ownerName: '王姐' });
  });
});

describe('refused calls', () => {
  const count = (rows: readonly DeniedCalls[]): Promise<void> =>
    shop.writer.unit('test', shop.actor, (unit) => {
      countDenied(unit, rows);
    });
  const at = { personId: 2, channel: 'staff.list', on: '2026-11-24' as Day, minute: 630, count: 3 };
  const kept = (): unknown[] =>
    shop.reader.all('SELECT "personId", "channel", "minute", "count" FROM "auditDenied" ORDER BY "id"');

  it('of one person, channel and minute are one row, whenever they are told', async () => {
    await count([at, { ...at, minute: 631, count: 1 }]);
    await count([
      { ...at, count: 40 },
      { ...at, personId: 3 },
    ]);
    expect(kept()).toEqual([
      { personId: 2, channel: 'staff.list', minute: 630, count: 43 },
      { personId: 2, channel: 'staff.list', minute: 631, count: 1 },
      { personId: 3, channel: 'staff.list', minute: 630, count: 3 },
    ]);
  });

  it('beyond a thousand rows of a day are counted in one row of the person', async () => {
    const storm = Array.from({ length: 1_005 }, (_, minute) => ({ ...at, minute }));
    await count(storm);
    const rows = kept();
    expect(rows).toHaveLength(1_001);
    expect(rows.at(-1)).toEqual({ personId: 2, channel: MANY_CHANNELS, minute: 0, count: 15 });
  });

  it('are no act, and leave the chain as it is', async () => {
    await create('甲');
    const before = shop.reader.all('SELECT * FROM "audit"');
    await count([at]);
    expect(shop.reader.all('SELECT * FROM "audit"')).toEqual(before);
  });
});
