import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeShop } from '../../../../tests/support/shop';
import type { TestShop } from '../../../../tests/support/shop';

let shop: TestShop;
beforeEach(async () => {
  shop = await makeShop();
});
afterEach(() => shop.close());

const namesOf = async (): Promise<string[]> =>
  (
    await shop.call('customers.list', {
      filter: { group: 'all' },
      sort: 'name',
      direction: 'asc',
      offset: 0,
      limit: 50,
    })
  ).rows.map((row) => row.name);

const lastActId = async (): Promise<number> =>
  (await shop.call('history.list', { offset: 0, limit: 1 })).acts[0]?.id ?? 0;

describe('undo of plain acts', () => {
  it('takes a new customer away with phones and tags, and brings it back when undone itself', async () => {
    await shop.call('customers.create', {
      name: '单雄信',
      phones: [{ text: '13811452045' }],
      tags: ['老师'],
    });
    await shop.call('history.undoLast', {});
    expect(await namesOf()).toEqual([]);
    expect((await shop.call('customers.find', { text: '2045' })).rows).toEqual([]);
    await shop.call('history.undo', { actId: await lastActId() });
    expect(await namesOf()).toEqual(['单雄信']);
    expect((await shop.call('customers.find', { text: '2045' })).rows).toHaveLength(1);
  });

  it('takes an edit back field by field, phones included', async () => {
    const { id } = await shop.call('customers.create', { name: '曾庆华', phones: [{ text: '13933331360' }] });
    await shop.call('customers.edit', {
      id,
      version: 1,
      fields: { name: '曾庆', phones: [{ text: '13933331361' }] },
    });
    await shop.call('history.undoLast', {});
    const card = await shop.call('customers.card', { id });
    expect(card.fields.name).toBe('曾庆华');
    expect(card.fields.phones.map((phone) => phone.digits)).toEqual(['13933331360']);
  });

  it('refuses where the record was changed since, and changes nothing', async () => {
    const { id } = await shop.call('customers.create', { name: '李桂兰' });
    const actId = await lastActId();
    await shop.call('customers.edit', { id, version: 1, fields: { wechat: 'li' } });
    await expect(shop.call('history.undo', { actId })).rejects.toThrow('history.movedOn');
    expect(await namesOf()).toEqual(['李桂兰']);
  });

  it('refuses to take a customer away on whom a note hangs', async () => {
    const { id } = await shop.call('customers.create', { name: '李桂兰' });
    const actId = await lastActId();
    await shop.call('customers.addNote', { id, text: '急' });
    await expect(shop.call('history.undo', { actId })).rejects.toThrow('history.movedOn');
  });

  it('undoes an act once', async () => {
    await shop.call('customers.create', { name: '李桂兰' });
    const actId = await lastActId();
    await shop.call('history.undo', { actId });
    await expect(shop.call('history.undo', { actId })).rejects.toThrow('history.alreadyUndone');
  });

  it('goes back act by act, and says when nothing is left', async () => {
    await shop.call('customers.create', { name: '甲' });
    await shop.call('customers.create', { name: '乙' });
    await shop.call('history.undoLast', {});
    await shop.call('history.undoLast', {});
    expect(await namesOf()).toEqual([]);
    await expect(shop.call('history.undoLast', {})).rejects.toThrow('history.nothingToUndo');
  });

  it('brings several customers back from the bin in one act', async () => {
    const ids = [];
    for (const name of ['甲', '乙', '丙']) ids.push((await shop.call('customers.create', { name })).id);
    await shop.call('customers.remove', { ids });
    expect(await namesOf()).toEqual([]);
    await shop.call('history.undoLast', {});
    expect(await namesOf()).toHaveLength(3);
  });

  it('refuses acts that are not plain, and acts that never were', async () => {
    await shop.call('settings.setAppearance', { theme: 'dark' });
    await expect(shop.call('history.undo', { actId: await lastActId() })).rejects.toThrow(
      'history.notUndoable',
    );
    await expect(shop.call('history.undo', { actId: 999 })).rejects.toThrow('history.notFound');
  });
});
