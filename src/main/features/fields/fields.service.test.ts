import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import type { FieldWords } from '@shared/features/fields/fields.contract';
import { FIELD_LIMITS } from '@shared/features/fields/fields.rules';
import { type TestShop, makeShop } from '../../../../tests/support/shop';

let shop: TestShop;
let tea: number;
let who: CustomerId;

const save = async (over: Partial<FieldWords>, id: number | null = null, version: number | null = null) =>
  (
    await shop.call('fields.save', {
      id,
      version,
      fields: { name: '备忘', kind: 'text', choices: [], isInList: false, ...over },
    })
  ).id;
const list = () => shop.call('fields.list', {});
const card = () => shop.call('customers.card', { id: who });
const fill = async (custom: Record<string, string>) =>
  shop.call('customers.edit', { id: who, version: (await card()).version, fields: { custom } });
const undo = () => shop.call('history.undoLast', {});
const hire = (role: 'manager' | 'desk' | 'sales') =>
  Number(
    shop.raw.prepare(`INSERT INTO "staff" ("name", "role") VALUES ('小林', ?)`).run(role).lastInsertRowid,
  );

beforeEach(async () => {
  shop = await makeShop();
  tea = await save({ name: '常喝的茶', kind: 'choice', choices: ['绿茶', '红茶'], isInList: true });
  who = (await shop.call('customers.create', { name: '单玉珍', custom: { [String(tea)]: '红茶' } })).id;
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  await shop.close();
});

describe('a field of the shop’s own', () => {
  it('stands on cards and in the list, tells in the history what it is called, and comes back with undo', async () => {
    expect((await card()).fields.custom).toEqual({ [String(tea)]: '红茶' });
    const { rows } = await shop.call('customers.list', {
      filter: { group: 'all' },
      ...{ sort: 'name', direction: 'asc', offset: 0, limit: 10 },
    });
    expect(rows[0]?.custom).toEqual({ [String(tea)]: '红茶' });
    await fill({ [String(tea)]: '绿茶' });
    const [act] = (await shop.call('history.list', { offset: 0, limit: 1 })).acts;
    const { changes } = await shop.call('history.act', { id: act?.id ?? 0 });
    expect(changes.find(({ tableName }) => tableName === 'fieldValues')?.fields).toEqual([
      { name: 'fieldValues.text', label: '常喝的茶', before: '红茶', after: '绿茶' },
    ]);
    await fill({ [String(tea)]: '' });
    expect((await card()).fields.custom).toEqual({});
    await undo();
    await undo();
    expect((await card()).fields.custom).toEqual({ [String(tea)]: '红茶' });
    expect(await shop.call('fields.uses', {})).toEqual([{ id: tea, count: 1 }]);
  });

  it('holds numbers, days, yes and no, and links as they are meant', async () => {
    const size = await save({ name: '鞋码', kind: 'number' });
    const born = await save({ name: '孩子生日', kind: 'date' });
    const own = await save({ name: '有茶具', kind: 'yesNo' });
    const page = await save({ name: '主页', kind: 'link' });
    await fill({
      [String(size)]: '４２.５０',
      [String(born)]: '2019年3月5日',
      [String(own)]: '有',
      [String(page)]: 'weibo.com/u/1',
    });
    expect((await card()).fields.custom).toEqual({
      [String(tea)]: '红茶',
      [String(size)]: '42.5',
      [String(born)]: '2019-03-05',
      [String(own)]: 'yes',
      [String(page)]: 'https://weibo.com/u/1',
    });
    expect(shop.reader.column('SELECT "milli" FROM "fieldValues" WHERE "fieldId" = ?', size)).toEqual([
      42_500,
    ]);
  });

  it('refuses what cannot be read, with the field that it is about, and changes nothing of the card', async () => {
    const before = await card();
    await expect(
      shop.call('customers.edit', {
        id: who,
        version: before.version,
        fields: { name: '别人', custom: { [String(tea)]: '可乐' } },
      }),
    ).rejects.toMatchObject({
      envelope: { code: 'fields.unreadable', fields: [`custom.${String(tea)}`] },
    });
    await expect(fill({ '999': 'x' })).rejects.toThrow('fields.unknown');
    await expect(fill({ name: 'x' })).rejects.toThrow('ipc.badInput');
    await expect(fill({ [String(tea)]: 'x'.repeat(1_000_000) })).rejects.toThrow('ipc.badInput');
    expect(await card()).toEqual(before);
  });

  it('is put away while cards have it, and goes where none does', async () => {
    const note = await save({ name: '备忘' });
    await shop.call('fields.retire', { id: tea, isRetired: true });
    await shop.call('fields.retire', { id: note, isRetired: true });
    expect((await list()).map(({ id, isRetired }) => [id, isRetired])).toEqual([[tea, true]]);
    expect((await card()).fields.custom).toEqual({ [String(tea)]: '红茶' });
    await expect(fill({ [String(tea)]: '绿茶' })).rejects.toThrow('fields.unknown');
    await undo();
    await undo();
    expect((await list()).map(({ id, isRetired }) => [id, isRetired])).toEqual([
      [tea, false],
      [note, false],
    ]);
  });

  it('keeps its kind and the words that cards have; its name is its own', async () => {
    const [field] = await list();
    const version = field?.version ?? 0;
    const choice: Partial<FieldWords> = { name: '茶', kind: 'choice', choices: ['白茶'] };
    await expect(save({ ...choice, kind: 'text' }, tea, version)).rejects.toThrow('fields.kindFixed');
    await expect(save({ ...choice, choices: [] }, tea, version)).rejects.toThrow('fields.noChoices');
    await save(choice, tea, version);
    expect((await list())[0]?.choices).toEqual([
      { word: '白茶', isRetired: false },
      { word: '红茶', isRetired: true },
    ]);
    await expect(save(choice, tea, version)).rejects.toThrow('fields.changed');
    await expect(save({ name: '茶' })).rejects.toThrow('fields.nameTaken');
    await expect(save({ name: '' })).rejects.toThrow('ipc.badInput');
    await expect(save({}, 999, 1)).rejects.toThrow('fields.unknown');
    await fill({ [String(tea)]: '红茶' });
    expect((await card()).fields.custom).toEqual({ [String(tea)]: '红茶' });
  });

  it('stands in an order, and there are no more than fit on a card', async () => {
    const note = await save({ name: '备忘' });
    await shop.call('fields.order', { ids: [note, tea] });
    expect((await list()).map(({ id }) => id)).toEqual([note, tea]);
    await expect(shop.call('fields.order', { ids: [note] })).rejects.toThrow('fields.changed');
    for (let at = 2; at < FIELD_LIMITS.fields; at += 1) await save({ name: `第${String(at)}` });
    await expect(save({ name: '再一个' })).rejects.toThrow('fields.tooMany');
  });

  it('is the manager’s to add, and a link is masked for whoever may not see the phones', async () => {
    const page = await save({ name: '主页', kind: 'link' });
    await fill({ [String(page)]: 'https://weibo.com/u/1' });
    await shop.call('staff.setRight', { right: 'customers.reveal', role: 'desk', scope: 'none' });
    shop.signIn({ id: hire('desk') });
    await expect(save({ name: '新的' })).rejects.toThrow('ipc.denied');
    const { fields, version } = await card();
    expect(fields.custom).toEqual({ [String(tea)]: '红茶', [String(page)]: 'h***' });
    await shop.call('customers.edit', {
      id: who,
      version,
      fields: { custom: { [String(page)]: 'h***', [String(tea)]: '绿茶' } },
    });
    shop.signIn({ id: 1 });
    expect((await card()).fields.custom).toEqual({
      [String(tea)]: '绿茶',
      [String(page)]: 'https://weibo.com/u/1',
    });
  });
});
