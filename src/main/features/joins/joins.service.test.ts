import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallInput } from '@shared/ipc/contracts';
import type { JoinPost } from '@shared/features/joins/joins.post.rules';
import { makeShop, type TestShop } from '../../../../tests/support/shop';
import { answerVisitors } from '../feedback/feedback.visitors.service';

let shop: TestShop;
const FORM: CallInput<'joins.propose'> = {
  name: '郭秀英',
  phone: '138 0013 8001',
  gender: 'female',
  birthday: { month: 5, day: 20, year: null },
  wishes: '茉莉花茶',
  answer: 'given',
  sourceCode: '',
};
const propose = async (more: Partial<typeof FORM> = {}) =>
  (await shop.call('joins.propose', { ...FORM, ...more })).id;
const confirm = (id: Awaited<ReturnType<typeof propose>>, more: Partial<CallInput<'joins.confirm'>> = {}) => {
  const { answer: _answer, sourceCode: _code, ...form } = FORM;
  return shop.call('joins.confirm', { id, ...form, intoId: null, ...more });
};
const waiting = async () => (await shop.call('joins.counts', {})).waiting;

beforeEach(async () => {
  shop = await makeShop();
});
afterEach(async () => {
  await shop.close();
});

describe('a form', () => {
  it('waits, and becomes a member with a number and what they said to being contacted', async () => {
    const id = await propose();
    expect(await waiting()).toBe(1);
    const { customerId, number } = await confirm(id);
    expect(number).toBe('9000018');
    const card = await shop.call('customers.card', { id: customerId });
    expect(card.fields).toMatchObject({ name: '郭秀英', gender: 'female', likes: '茉莉花茶' });
    expect(card.fields.phones.map(({ digits }) => digits)).toEqual(['13800138001']);
    const consents = await shop.call('privacy.consents', { id: customerId });
    expect(consents.map(({ purpose, answer, textVersion }) => [purpose, answer, textVersion]).sort()).toEqual(
      [
        ['message', 'given', 'join-0'],
        ['phone', 'given', 'join-0'],
      ],
    );
    expect(await waiting()).toBe(0);
    await expect(confirm(id)).rejects.toThrow('joins.ended');
  });

  it('waits again after the confirming is taken back', async () => {
    const id = await propose();
    await confirm(id);
    await shop.call('history.undoLast', {});
    expect(await waiting()).toBe(1);
    expect((await shop.call('joins.get', { id })).name).toBe('郭秀英');
  });

  it('fills gaps of who is there and changes nothing else', async () => {
    const there = await shop.call('customers.create', { name: '郭姐', phones: [{ text: '13800138001' }] });
    const id = await propose();
    const { similar } = await shop.call('joins.get', { id });
    expect(similar).toMatchObject([
      { id: there.id, reason: 'phone', fills: ['gender', 'birthday', 'wishes', 'number'] },
    ]);
    await confirm(id, { intoId: there.id });
    const { fields } = await shop.call('customers.card', { id: there.id });
    expect(fields).toMatchObject({ name: '郭姐', gender: 'female', birthday: { month: 5, day: 20 } });
    expect(fields.phones).toHaveLength(1);
  });

  it('keeps a refusal, also against what was given before', async () => {
    const first = await confirm(await propose());
    await confirm(await propose({ answer: 'refused' }), { intoId: first.customerId });
    const [last] = await shop.call('privacy.consents', { id: first.customerId });
    expect(last?.answer).toBe('withdrawn');
  });

  it('is refused with a reason, and can be taken back', async () => {
    const id = await propose();
    await shop.call('joins.refuse', { id, reason: '写着玩的' });
    const ended = await shop.call('joins.list', { group: 'ended', offset: 0, limit: 10 });
    expect(ended.rows).toMatchObject([{ state: 'refused', reason: '写着玩的' }]);
    await shop.call('history.undoLast', {});
    expect(await waiting()).toBe(1);
  });

  it('stands in no trail', async () => {
    await propose();
    const told = shop.reader.all<{ after: string | null }>('SELECT "after" FROM "auditDetails"');
    expect(told.filter(({ after }) => after?.includes('郭秀英') === true)).toEqual([]);
  });

  it('is put on one line, and refused where it says nothing or no phone', async () => {
    const id = await propose({ name: '郭\u202e秀\n英', wishes: '<b>茶</b>' });
    expect(await shop.call('joins.get', { id })).toMatchObject({ name: '郭 秀 英', wishes: '<b>茶</b>' });
    await expect(propose({ name: '', phone: '' })).rejects.toThrow('joins.empty');
    await expect(propose({ phone: '不告诉你' })).rejects.toThrow('customers.phoneInvalid');
    await expect(propose({ birthday: { month: 2, day: 30, year: null } })).rejects.toThrow(
      'customers.birthdayInvalid',
    );
    await expect(propose({ name: '郭'.repeat(41) })).rejects.toThrow('ipc.badInput');
  });
});

describe('sources and words', () => {
  it('are counted by their code, and take nothing once closed', async () => {
    const { id, code } = await shop.call('joins.addSource', { name: '门口海报', kind: 'poster' });
    await confirm(await propose({ sourceCode: code.toLowerCase() }));
    await propose({ sourceCode: code });
    expect((await shop.call('joins.sources', {})).rows).toMatchObject([
      { name: '门口海报', forms: 2, joined: 1 },
    ]);
    await shop.call('joins.closeSource', { id, isClosed: true });
    await expect(propose({ sourceCode: code })).rejects.toThrow('joins.noSource');
  });

  it('a form remembers the words that stood beside it', async () => {
    const { version } = await shop.call('joins.setText', { version: 0, zh: '绝不外泄', en: 'Not passed on' });
    const id = await propose();
    await shop.call('joins.setText', { version, zh: '新的', en: 'New' });
    expect(await shop.call('joins.get', { id })).toMatchObject({
      textVersion: version,
      text: { zh: '绝不外泄' },
    });
    await expect(shop.call('joins.setText', { version, zh: 'x', en: 'x' })).rejects.toThrow(
      'joins.textChanged',
    );
  });
});

describe('a form that came by the page', () => {
  const post = (change: Partial<JoinPost> = {}): JoinPost => ({
    kind: 'join',
    source: '',
    version: 0,
    name: '郭秀英',
    phone: '13800138001',
    gender: null,
    birthday: null,
    wishes: '<b>茶</b>',
    answer: 'refused',
    ...change,
  });
  const keep = async (at: number, change: Partial<JoinPost>): Promise<number | null> => {
    const token = String(at).padStart(22, 'A');
    const answer = await answerVisitors(shop.writer, shop.reader, {
      ...{ act: 'keep', token, post: post(change), pictures: [] },
    });
    return answer.act === 'keep' ? answer.number : null;
  };

  it('waits once for its token, with its source and the words that were shown; confirmed, the card has both', async () => {
    const { code } = await shop.call('joins.addSource', { name: '门口海报', kind: 'poster' });
    const { version } = await shop.call('joins.setText', { version: 0, zh: '绝不外泄', en: 'Not passed on' });
    const setUp = await answerVisitors(shop.writer, shop.reader, { act: 'setUp' });
    expect(setUp).toMatchObject({
      setUp: {
        sources: [{ code: `j-${code.toLowerCase()}`, page: 'join' }],
        joinText: { version, zh: '绝不外泄' },
      },
    });
    await shop.call('joins.setText', { version, zh: '新的', en: 'New' });
    const number = await keep(1, { source: code, version });
    expect(await keep(1, { source: code, version })).toBe(number);
    expect(await waiting()).toBe(1);
    const { rows } = await shop.call('joins.list', { group: 'waiting', offset: 0, limit: 10 });
    expect(rows).toMatchObject([{ id: number, way: 'qr', source: '门口海报', name: '郭秀英' }]);
    const [row] = rows;
    if (row === undefined) throw new Error('no form');
    expect(await shop.call('joins.get', { id: row.id })).toMatchObject({
      textVersion: version,
      wishes: '<b>茶</b>',
      answer: 'refused',
    });
    const { customerId } = await confirm(row.id);
    const consents = await shop.call('privacy.consents', { id: customerId });
    expect(consents).toHaveLength(2);
    for (const said of consents) {
      expect(said).toMatchObject({ answer: 'refused', way: 'qr', textVersion: `join-${String(version)}` });
    }
    expect((await shop.call('joins.sources', {})).rows).toMatchObject([{ forms: 1, joined: 1 }]);
  });

  it('is not taken by a closed code, under words that never were, or while too many wait', async () => {
    const { id, code } = await shop.call('joins.addSource', { name: '门口海报', kind: 'poster' });
    expect(await keep(1, { source: code, version: 9 })).toBeNull();
    await shop.call('joins.closeSource', { id, isClosed: true });
    expect(await keep(2, { source: code })).toBeNull();
    await expect(keep(3, { source: 'x' })).rejects.toThrow('ipc.badInput');
    await expect(keep(4, { source: code, name: '名'.repeat(41) })).rejects.toThrow('ipc.badInput');
    expect(await waiting()).toBe(0);
  });

  it('has a poster with its address and whom to write to, once the page has an address', async () => {
    const { id, code } = await shop.call('joins.addSource', { name: '门口海报', kind: 'poster' });
    await expect(shop.call('joins.posterOf', { id })).rejects.toThrow('feedback.noAddress');
    const page = {
      isOn: false,
      hasBoard: false,
      address: '192.168.1.20',
      port: 8_765,
      phone: '020-81234567',
      email: '',
    };
    await shop.call('feedback.setPage', page);
    expect(await shop.call('joins.posterOf', { id })).toMatchObject({
      name: '门口海报',
      page: 'join',
      address: `http://192.168.1.20:8765/j-${code.toLowerCase()}`,
      reach: { phone: '020-81234567' },
    });
    await shop.call('joins.closeSource', { id, isClosed: true });
    await expect(shop.call('joins.posterOf', { id })).rejects.toThrow('joins.noSource');
  });
});
