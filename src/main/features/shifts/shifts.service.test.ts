import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeShop, type TestShop } from '../../../../tests/support/shop';

const OWNER = 1;
let shop: TestShop;
let lin: number;

const write = (text: string, items: string[] = []) => shop.call('shifts.write', { text, items });
const list = (isOpenOnly = false) => shop.call('shifts.list', { isOpenOnly, offset: 0, limit: 50 });
const toldTo = async (id: number): Promise<string[]> => {
  shop.signIn({ id });
  const notes = await shop.call('shifts.forMe', {});
  shop.signIn({ id: OWNER });
  return notes.map(({ text }) => text);
};

beforeEach(async () => {
  shop = await makeShop();
  shop.raw.prepare(`UPDATE "staff" SET "name" = '赵会敏' WHERE "id" = 1`).run();
  lin = Number(
    shop.raw.prepare(`INSERT INTO "staff" ("name", "role") VALUES ('小林', 'sales')`).run().lastInsertRowid,
  );
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  await shop.close();
});

describe('a shift note', () => {
  it('says who wrote what and when, newest first, and goes with one undo', async () => {
    await write('钥匙在抽屉里', ['补龙井', '对账']);
    shop.clock.set('2026-11-24T10:00:00.000Z');
    shop.signIn({ id: lin });
    await write('没有别的');
    const { notes, total, openItems } = await list();
    expect([total, openItems]).toEqual([2, 2]);
    expect(notes).toMatchObject([
      { text: '没有别的', by: { id: lin, name: '小林' }, items: [], at: '2026-11-24T10:00:00.000Z' },
      {
        text: '钥匙在抽屉里',
        by: { name: '赵会敏' },
        items: [
          { text: '补龙井', done: null },
          { text: '对账', done: null },
        ],
      },
    ]);
    await shop.call('history.undoLast', {});
    expect((await list()).notes.map(({ text }) => text)).toEqual(['钥匙在抽屉里']);
  });

  it('has a word or something to do', async () => {
    await expect(write('   ')).rejects.toThrow('shifts.empty');
    await write('', ['补货']);
    expect((await list()).total).toBe(1);
  });

  it('ends the draft that it was, which somebody else cannot end', async () => {
    const place = { form: 'shifts.write' as const, slot: '22222222-2222-4222-8222-222222222222' };
    const { id } = await shop.call('drafts.keep', { place, title: '', body: '{}' });
    expect(await shop.call('drafts.list', {})).toMatchObject([{ place }]);
    shop.signIn({ id: lin });
    await shop.call('shifts.write', { text: '我的', items: [], endsDraft: id });
    shop.signIn({ id: OWNER });
    expect(await shop.call('drafts.list', {})).toHaveLength(1);
    await shop.call('shifts.write', { text: '好了', items: [], endsDraft: id });
    expect(await shop.call('drafts.list', {})).toEqual([]);
  });
});

describe('something to do', () => {
  it('is ticked off by anybody, with their name, opened again, and undone', async () => {
    await write('', ['补货', '对账']);
    const [item] = (await list()).notes[0]?.items ?? [];
    const tick = (isDone: boolean) => shop.call('shifts.tick', { itemId: item?.id ?? 0, isDone });
    shop.signIn({ id: lin });
    await tick(true);
    await tick(true);
    expect((await list()).notes[0]?.items[0]?.done).toMatchObject({ by: '小林' });
    expect((await list(true)).openItems).toBe(1);
    await shop.call('history.undoLast', {});
    expect((await list()).openItems).toBe(2);
    await tick(true);
    shop.signIn({ id: OWNER });
    await tick(false);
    expect((await list()).openItems).toBe(2);
    await expect(shop.call('shifts.tick', { itemId: 99, isDone: true })).rejects.toThrow('shifts.notFound');
  });

  it('keeps its note among the open ones until all of it is done', async () => {
    await write('只是一句话');
    await write('', ['补货']);
    expect((await list(true)).total).toBe(1);
    const id = (await list(true)).notes[0]?.items[0]?.id ?? 0;
    await shop.call('shifts.tick', { itemId: id, isDone: true });
    expect(await list(true)).toMatchObject({ notes: [], total: 0, openItems: 0 });
  });
});

describe('somebody to whom a note speaks', () => {
  it('is told of it until they have read it, and nobody else, not even its writer', async () => {
    await write('@小林 明早先开门，@赵会敏 自己记着');
    const { id } = await write('给谁都行', ['＠小林 补货']);
    expect(await toldTo(lin)).toEqual(['@小林 明早先开门，@赵会敏 自己记着', '给谁都行']);
    expect(await toldTo(OWNER)).toEqual([]);
    await expect(shop.call('shifts.read', { id })).rejects.toThrow('shifts.notFound');
    shop.signIn({ id: lin });
    await shop.call('shifts.read', { id });
    await shop.call('shifts.read', { id });
    expect((await list()).notes[0]?.mentions).toEqual([{ id: lin, name: '小林', hasSeen: true }]);
    expect(await toldTo(lin)).toEqual(['@小林 明早先开门，@赵会敏 自己记着']);
  });

  it('is told nothing of a note that was undone, and is meant under whatever name they have since', async () => {
    await write('@小林 先开门');
    await shop.call('staff.rename', { id: lin, name: '林静' });
    expect((await list()).notes[0]?.mentions).toMatchObject([{ name: '林静' }]);
    expect(await toldTo(lin)).toHaveLength(1);
    await write('@林静 补货');
    await shop.call('history.undoLast', {});
    expect(await toldTo(lin)).toEqual(['@小林 先开门']);
  });

  it('works here', async () => {
    await shop.call('staff.leave', { id: lin, shares: [] });
    await write('@小林 先开门');
    expect((await list()).notes[0]?.mentions).toEqual([]);
  });
});

describe('a customer who is erased', () => {
  it('is blacked out of notes and of what is to be done, where their phone or WeChat stands', async () => {
    const { id } = await shop.call('customers.create', {
      name: '单雄信',
      phones: [{ text: '13811452045' }],
      wechat: 'shanxx_wx',
    });
    await write('回电 138 1145 2045 单雄信', ['加微信 shanxx_wx', '补货']);
    await shop.call('privacy.erase', { id, typed: '单雄信' });
    const told = JSON.stringify(await list());
    expect(told).not.toMatch(/1145|shanxx/u);
    expect(told).toContain('补货');
  });
});
