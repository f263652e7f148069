import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ComplaintId } from '@shared/features/complaints/complaints.contract';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import type { CallInput } from '@shared/ipc/contracts';
import { makeShop, type TestShop } from '../../../../tests/support/shop';

let shop: TestShop;
let customerId: CustomerId;

beforeEach(async () => {
  shop = await makeShop();
  shop.clock.set(new Date('2026-11-23T09:40').toISOString());
  customerId = (
    await shop.call('customers.create', {
      name: '郭秀英',
      number: 'VIP-88',
      phones: [{ text: '13800138001' }],
      address: '正定县燕赵南大街 12 号',
      wechat: 'xiuying_tea',
    })
  ).id;
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  await shop.close();
});

async function file(change: Partial<CallInput<'complaints.file'>> = {}): Promise<ComplaintId> {
  const { id } = await shop.call('complaints.file', {
    ...{ type: 'complaint', channel: 'phone', category: 'quality', customerId },
    ...{ contactName: '', contactPhone: '', words: '打开一股潮味儿', mood: null, wish: null },
    ...{ wants: '', saleId: null, productId: null, batch: '', personId: null, received: null },
    ...{ promise: null, checks: [] },
    ...change,
  });
  return id;
}
async function solved(change: Partial<CallInput<'complaints.file'>> = {}): Promise<ComplaintId> {
  const id = await file(change);
  const { version } = await shop.call('complaints.get', { id });
  await shop.call('complaints.move', { id, version, to: 'resolved', words: '换了两罐', call: null });
  return id;
}
const TEXTS = { raised: '茶叶受潮', changed: '换了铝箔内袋' };
const post = async (complaintId: ComplaintId, change: Partial<CallInput<'complaints.post'>> = {}) =>
  (await shop.call('complaints.post', { complaintId, ...TEXTS, passed: [], ...change })).id;
const up = async () => (await shop.call('complaints.postings', { state: 'up' })).rows;
const board = async () => (await shop.call('complaints.board', {})).postings;

describe('the public board', () => {
  it('takes what came of a solved complaint, once, and gives it back by undo', async () => {
    await expect(post(await file())).rejects.toThrow('complaints.notSolvedYet');
    await expect(post(99 as ComplaintId)).rejects.toThrow('complaints.notFound');
    const complaintId = await solved();
    const id = await post(complaintId);
    expect(await up()).toMatchObject([{ id, complaintId, ...TEXTS, state: 'up', open: 0, takenOn: null }]);
    expect(await board()).toEqual([{ id, ...TEXTS, on: '2026-11-23' }]);
    await expect(post(complaintId)).rejects.toThrow('complaints.postedAlready');
    await shop.call('history.undoLast', {});
    expect(await board()).toEqual([]);
  });

  it.each([
    ['郭秀英说受潮', '郭秀英', 'name'],
    ['郭女士说受潮', '郭女士', 'name'],
    ['尾号 ８０ ０１ 的客人', '８０ ０１', 'tail'],
    ['Guo Xiuying 说', 'Guo Xiuying', 'pinyin'],
    ['vip88 说', 'vip88', 'number'],
    ['燕赵南大街的客人', '燕赵南大街', 'address'],
    ['谭志远也说', '谭志远', 'otherName'],
    ['打 138 0000 0117', '138 0000 0117', 'otherPhone'],
    ['冀A8K2Q6 的车主', '冀A8K2Q6', 'plate'],
  ])('refuses %s until that is changed or let pass', async (raised, words, reason) => {
    await shop.call('customers.create', { name: '谭志远', phones: [{ text: '13800000117' }] });
    const complaintId = await solved();
    const hits = await shop.call('complaints.checkPosting', { complaintId, ...TEXTS, raised });
    expect(hits).toMatchObject({ raised: [{ words, reason }], changed: [] });
    await expect(post(complaintId, { raised })).rejects.toThrow('complaints.postingPersonal');
    await expect(post(complaintId, { raised, passed: ['别的'] })).rejects.toThrow(
      'complaints.postingPersonal',
    );
    await post(complaintId, { raised, passed: [words] });
    expect(await board()).toHaveLength(1);
  });

  it('knows who spoke without a card, too', async () => {
    const complaintId = await solved({
      customerId: null,
      contactName: "O'Neil",
      contactPhone: '0311-88012345',
    });
    for (const raised of ['oneil said', '打 8801 2345']) {
      await expect(post(complaintId, { raised })).rejects.toThrow('complaints.postingPersonal');
    }
  });

  it('is not printed once somebody is known who was not before, until the words are changed', async () => {
    const complaintId = await solved();
    const id = await post(complaintId, { changed: '请白雪梅检查' });
    await shop.call('customers.create', { name: '白雪梅' });
    expect(await up()).toMatchObject([{ open: 1 }]);
    await expect(board()).rejects.toThrow('complaints.boardPersonal');
    const fields = { ...TEXTS, changed: '请白雪梅和郭秀英检查', passed: ['白雪梅'] };
    await expect(shop.call('complaints.editPosting', { id, version: 1, fields })).rejects.toThrow(
      'complaints.postingPersonal',
    );
    await shop.call('complaints.editPosting', { id, version: 1, fields: { ...fields, ...TEXTS } });
    expect(await board()).toMatchObject([TEXTS]);
    await expect(shop.call('complaints.editPosting', { id, version: 1, fields })).rejects.toThrow(
      'complaints.changed',
    );
  });

  it('keeps what was taken down, and puts it up again', async () => {
    const complaintId = await solved();
    const id = await post(complaintId);
    await shop.call('complaints.takeDown', { id, version: 1 });
    expect(await up()).toEqual([]);
    const { rows, counts } = await shop.call('complaints.postings', { state: 'down' });
    expect(rows).toMatchObject([{ id, state: 'down', takenOn: '2026-11-23' }]);
    expect(counts).toEqual({ up: 0, down: 1 });
    await expect(shop.call('complaints.takeDown', { id, version: 2 })).rejects.toThrow('complaints.changed');
    const second = await post(complaintId);
    await expect(shop.call('complaints.putUp', { id, version: 2 })).rejects.toThrow(
      'complaints.postedAlready',
    );
    await shop.call('complaints.takeDown', { id: second, version: 1 });
    await shop.call('complaints.putUp', { id, version: 2 });
    expect(await board()).toMatchObject([{ id }]);
    await expect(shop.call('complaints.putUp', { id: 99, version: 1 })).rejects.toThrow(
      'complaints.noPosting',
    );
  });

  it('holds no more than its limit', async () => {
    for (let at = 0; at < 12; at += 1) await post(await solved());
    await expect(post(await solved())).rejects.toThrow('complaints.boardFull');
  });

  it('is its customer’s, once they are named', async () => {
    const id = await solved({ customerId: null, contactName: '周先生' });
    await post(id);
    const { version } = await shop.call('complaints.get', { id });
    await shop.call('complaints.edit', { id, version, fields: { customerId } });
    expect(shop.reader.column('SELECT "customerId" FROM "complaintPostings"')).toEqual([customerId]);
  });
});
