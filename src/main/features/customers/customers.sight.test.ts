import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import type { GivenRole } from '@shared/features/staff/staff.rules';
import type { CallInput } from '@shared/ipc/contracts';
import { makeShop, type TestShop } from '../../../../tests/support/shop';

let shop: TestShop;
type Somebody = { id: number };
const OWNER: Somebody = { id: 1 };
let desk: Somebody;
let sales: Somebody;
let other: Somebody;
let mine: CustomerId;
let theirs: CustomerId;

const LIST = { sort: 'name', direction: 'asc', offset: 0, limit: 50 } as const;
const listed = async (over: Partial<CallInput<'customers.list'>['filter']> = {}) =>
  (await shop.call('customers.list', { ...LIST, filter: { group: 'all', ...over } })).rows;
const found = async (text: string) =>
  (await shop.call('customers.find', { text, limit: 20 })).rows.map(({ name }) => name);
const namesOf = async () => (await listed()).map(({ name }) => name);

function hire(role: GivenRole, name: string): Somebody {
  const { lastInsertRowid } = shop.raw
    .prepare('INSERT INTO "staff" ("name", "role") VALUES (?, ?)')
    .run(name, role);
  return { id: Number(lastInsertRowid) };
}

const as = async <T>(who: Somebody, act: () => Promise<T>): Promise<T> => {
  shop.signIn(who);
  try {
    return await act();
  } finally {
    shop.signIn(OWNER);
  }
};

const grant = (
  right: CallInput<'staff.setRight'>['right'],
  role: GivenRole,
  scope: 'none' | 'own' | 'team' | 'all',
) => shop.call('staff.setRight', { right, role, scope });

beforeEach(async () => {
  shop = await makeShop();
  desk = hire('desk', '小林');
  sales = hire('sales', '小周');
  other = hire('sales', '小吴');
  ({ id: mine } = await shop.call('customers.create', {
    name: '单雄信',
    phones: [{ text: '13811452045' }],
    wechat: 'shanxx',
    address: '潞州二贤庄',
    note: '爱马',
  }));
  ({ id: theirs } = await shop.call('customers.create', {
    name: '秦琼',
    number: '15012347788',
    phones: [{ text: '16633217788' }, { text: '16633219900' }],
    wechat: 'qinshubao',
    email: 'qin@example.com',
    address: '历城县',
    tags: ['马'],
    likes: '黄骠马',
    note: '孝母',
  }));
  await shop.call('customers.setTeam', { id: mine, team: [{ personId: sales.id, part: 'lead' }] });
  await shop.call('customers.setTeam', { id: theirs, team: [{ personId: other.id, part: 'lead' }] });
});

afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  await shop.close();
});

describe('somebody in sales', () => {
  it('lists their own, and finds of others the name and what to know before speaking, with the phone masked', async () => {
    await as(sales, async () => {
      expect(await namesOf()).toEqual(['单雄信']);
      expect(await shop.call('customers.counts', {})).toMatchObject({ all: 1, mine: 1, noPhone: 0 });
      expect(await shop.call('customers.tags', {})).toEqual([]);
      expect(await found('秦')).toEqual(['秦琼']);
      const card = await shop.call('customers.card', { id: theirs });
      expect(card.fields).toMatchObject({ name: '秦琼', likes: '黄骠马', note: '', address: '', tags: [] });
      expect(card.fields.phones.map(({ display }) => display)).toEqual(['166 **** 7788', '166 **** 9900']);
      expect(card.reach).toMatchObject({ isWhole: false, isRevealed: false, mayPeek: true });
      expect(JSON.stringify(card)).not.toMatch(/3321|1234|qin|历城|孝母/u);
      expect(await shop.call('customers.timeline', { id: theirs, offset: 0, limit: 9 })).toEqual({
        entries: [],
        total: 0,
      });
      const whole = await shop.call('customers.card', { id: mine });
      expect(whole.fields).toMatchObject({ wechat: 'shanxx', address: '潞州二贤庄' });
      expect(whole.fields.phones[0]?.digits).toBe('13811452045');
    });
  });

  it('changes their own alone', async () => {
    await as(sales, async () => {
      await shop.call('customers.addNote', { id: mine, text: '来过' });
      const refused = 'customers.notYours';
      await expect(shop.call('customers.addNote', { id: theirs, text: 'x' })).rejects.toThrow(refused);
      await expect(
        shop.call('customers.edit', { id: theirs, version: 1, fields: { likes: '' } }),
      ).rejects.toThrow(refused);
      await expect(shop.call('customers.setTeam', { id: theirs, team: [] })).rejects.toThrow(refused);
      await expect(shop.call('customers.edit', { id: 99, version: 1, fields: {} })).rejects.toThrow(
        'customers.notFound',
      );
    });
  });

  it('leads whom they add, and may hand the lead on', async () => {
    await as(sales, async () => {
      const { id } = await shop.call('customers.create', { name: '罗成' });
      expect((await shop.call('customers.card', { id })).team).toEqual([
        { personId: sales.id, part: 'lead', name: '小周', isActive: true, standIn: null },
      ]);
      await shop.call('customers.setTeam', { id, team: [{ personId: other.id, part: 'lead' }] });
      expect(await namesOf()).toEqual(['单雄信']);
    });
  });

  it('with the reach of the team sees those of colleagues of the role, and of nobody, and of nobody at work', async () => {
    await grant('customers.read', 'sales', 'team');
    const { id: free } = await shop.call('customers.create', { name: '程咬金' });
    const { id: ofDesk } = await shop.call('customers.create', { name: '罗成' });
    await shop.call('customers.setTeam', { id: ofDesk, team: [{ personId: desk.id, part: 'member' }] });
    await as(sales, async () => {
      expect(new Set(await namesOf())).toEqual(new Set(['单雄信', '秦琼', '程咬金']));
      expect((await shop.call('customers.card', { id: free })).reach.isWhole).toBe(true);
      expect((await shop.call('customers.card', { id: ofDesk })).reach.isWhole).toBe(false);
    });
    shop.raw.prepare('UPDATE "staff" SET "isActive" = 0 WHERE "id" = ?').run(desk.id);
    await as(sales, async () => {
      expect(await namesOf()).toContain('罗成');
      expect((await shop.call('customers.card', { id: ofDesk })).reach.isWhole).toBe(true);
    });
  });
});

describe('a phone that is masked', () => {
  it('is found by its last four digits or whole, never by the middle, and other contact not at all', async () => {
    await as(sales, async () => {
      expect(await found('7788')).toEqual(['秦琼']);
      expect(await found('16633219900')).toEqual(['秦琼']);
      for (const text of ['166', '3321', '6633217788', '788', '88', '1663', '15012347788', '2347']) {
        expect([text, await found(text)]).toEqual([text, []]);
      }
      for (const text of ['qinshubao', 'qin@example.com', '历城', '孝母', '马', '黄骠马']) {
        expect([text, (await found(text)).includes('秦琼')]).toEqual([text, false]);
      }
      expect(await found('爱马')).toEqual(['单雄信']);
      const [row] = (await shop.call('customers.find', { text: '9900', limit: 5 })).rows;
      expect(row).toMatchObject({ number: '150 **** 7788', spendCents: null });
      expect(row?.hit).toEqual({
        field: 'phone',
        text: [
          { text: '166 **** ', isHit: false },
          { text: '9900', isHit: true },
        ],
      });
    });
  });

  it('tells neither by a filter, nor by the order of card numbers, nor by the warning of a second card', async () => {
    await grant('customers.reveal', 'desk', 'none');
    await shop.call('customers.create', { name: '罗成', number: '15012347700' });
    await shop.call('customers.create', { name: '王伯当', number: '7' });
    await as(desk, async () => {
      expect((await listed({ text: '3321' })).length).toBe(0);
      expect((await listed({ text: '历城' })).length).toBe(0);
      expect((await listed({ text: '孝母' })).map(({ name }) => name)).toEqual(['秦琼']);
      expect((await listed({ text: '7788' }))[0]).toMatchObject({
        phoneTail: '7788',
        number: '150 **** 7788',
        isMasked: true,
      });
      const byNumber = async (direction: 'asc' | 'desc') =>
        (await shop.call('customers.list', { ...LIST, filter: { group: 'all' }, sort: 'number', direction }))
          .rows;
      expect((await byNumber('asc')).map(({ name }) => name)).toEqual(['单雄信', '秦琼', '罗成', '王伯当']);
      expect((await byNumber('desc')).map(({ name }) => name)).toEqual(['王伯当', '罗成', '秦琼', '单雄信']);
      const similar = await shop.call('customers.similar', {
        name: '',
        phones: ['16633217788'],
        exceptId: null,
      });
      expect(similar).toMatchObject([{ name: '秦琼', number: '150 **** 7788', phoneTail: '7788' }]);
    });
  });

  it('stays behind its mask when the card is edited, and so do WeChat, e-mail, address and card number', async () => {
    await grant('customers.reveal', 'desk', 'none');
    await as(desk, async () => {
      const card = await shop.call('customers.card', { id: theirs });
      expect(card.fields).toMatchObject({ wechat: 'q***', email: 'q***', address: '历***', note: '孝母' });
      await shop.call('customers.edit', {
        id: theirs,
        version: card.version,
        fields: {
          number: card.fields.number,
          wechat: card.fields.wechat,
          email: card.fields.email,
          address: '长安',
          phones: [
            { text: '13500001111' },
            ...[...card.fields.phones].reverse().map(({ display }) => ({ text: display })),
          ],
        },
      });
      const after = await shop.call('customers.card', { id: theirs });
      await expect(
        shop.call('customers.edit', {
          id: theirs,
          version: after.version,
          fields: { phones: [{ text: '139 **** 0000' }] },
        }),
      ).rejects.toThrow('customers.phoneInvalid');
    });
    const card = await shop.call('customers.card', { id: theirs });
    expect(card.fields).toMatchObject({
      number: '15012347788',
      wechat: 'qinshubao',
      email: 'qin@example.com',
      address: '长安',
    });
    expect(card.fields.phones.map(({ digits }) => digits)).toEqual([
      '13500001111',
      '16633219900',
      '16633217788',
    ]);
  });

  it('is shown for half a minute to whoever says why, which is written down and counted', async () => {
    await as(sales, async () => {
      await expect(shop.call('customers.peek', { id: theirs, reason: 'other' })).rejects.toThrow(
        'customers.peekWhy',
      );
      const { peekId } = await shop.call('customers.peek', { id: theirs, reason: 'call', note: '退货' });
      expect(await shop.call('customers.peeked', { peekId })).toEqual({
        phones: ['166 3321 7788', '166 3321 9900'],
        number: '15012347788',
        wechat: 'qinshubao',
        email: 'qin@example.com',
        address: '历城县',
        seconds: 30,
        countToday: 1,
      });
      shop.signIn(other);
      await expect(shop.call('customers.peeked', { peekId })).rejects.toThrow('customers.peekOver');
      shop.signIn(sales);
      shop.clock.set('2026-11-24T02:30:30.000Z');
      await expect(shop.call('customers.peeked', { peekId })).rejects.toThrow('customers.peekOver');
    });
    const { acts } = await shop.call('history.list', { offset: 0, limit: 1 });
    expect(acts).toMatchObject([{ channel: 'customers.peek', by: '小周', subject: '秦琼', canUndo: false }]);
    await grant('customers.peek', 'sales', 'own');
    await as(sales, () =>
      expect(shop.call('customers.peek', { id: theirs, reason: 'call' })).rejects.toThrow(
        'customers.notYours',
      ),
    );
  });
});

describe('a restricted customer', () => {
  beforeEach(async () => {
    await shop.call('customers.setRestricted', { id: theirs, isRestricted: true });
  });

  it('is there for the owner and the team, and for nobody else by any way of asking', async () => {
    expect(await namesOf()).toHaveLength(2);
    await as(other, async () => expect(await namesOf()).toEqual(['秦琼']));
    await as(desk, async () => {
      expect(await namesOf()).toEqual(['单雄信']);
      expect(await shop.call('customers.counts', {})).toMatchObject({ all: 1 });
      expect(await shop.call('customers.tags', {})).toEqual([]);
      for (const text of ['秦', 'qinqiong', '7788', '16633217788', '历城', '马', '琼 16']) {
        expect([text, (await found(text)).includes('秦琼')]).toEqual([text, false]);
      }
      const similar = await shop.call('customers.similar', {
        name: '秦琼',
        phones: ['16633217788'],
        exceptId: null,
      });
      expect(similar).toEqual([]);
      await shop.call('customers.create', { name: '秦琼', phones: [{ text: '16633217788' }] });
    });
  });

  it.each([
    'card',
    'timeline',
    'edit',
    'remove',
    'restore',
    'addNote',
    'setTeam',
    'setRestricted',
    'peek',
  ] as const)('answers %s as an unknown one does', async (name) => {
    const inputs = (id: CustomerId) => ({
      card: { id },
      timeline: { id, kinds: [], offset: 0, limit: 9 },
      edit: { id, version: 1, fields: { name: 'x' } },
      remove: { ids: [id] },
      restore: { ids: [id] },
      addNote: { id, text: 'x' },
      setTeam: { id, team: [] },
      setRestricted: { id, isRestricted: false },
      peek: { id, reason: 'call' },
    });
    shop.signIn(desk);
    const [known, unknown] = await Promise.all(
      [theirs, 999 as CustomerId].map((id) =>
        shop.send({ channel: `customers.${name}`, input: inputs(id)[name], commandId: randomUUID() }),
      ),
    );
    expect(known).toEqual(unknown);
  });

  it('is in nobody else’s history, and what others did to it they cannot take back', async () => {
    await shop.call('customers.setRestricted', { id: theirs, isRestricted: false });
    shop.signIn(desk);
    await shop.call('customers.addNote', { id: theirs, text: '来过' });
    const [act] = (await shop.call('history.list', { offset: 0, limit: 1 })).acts;
    await shop.call('customers.remove', { ids: [mine, theirs] });
    shop.signIn(OWNER);
    await shop.call('customers.setRestricted', { id: theirs, isRestricted: true });
    shop.signIn(desk);
    const { acts, total } = await shop.call('history.list', { offset: 0, limit: 9 });
    expect(total).toBe(1);
    expect(acts).toMatchObject([{ channel: 'customers.remove', changeCount: 1, subject: '单雄信' }]);
    await expect(shop.call('history.undo', { actId: act?.id ?? 0 })).rejects.toThrow('history.notFound');
    await expect(shop.call('history.undoLast', {})).rejects.toThrow('history.nothingToUndo');
    expect(
      await shop.call('drafts.find', { place: { form: 'customers.edit', customerId: theirs } }),
    ).toBeNull();
    await expect(
      shop.call('drafts.keep', {
        place: { form: 'customers.edit', customerId: theirs },
        title: '',
        body: 'x',
      }),
    ).rejects.toThrow('customers.notFound');
  });

  it('is made one by owner, manager or lead, who stays in the team, and can be undone', async () => {
    await as(other, () => shop.call('customers.setRestricted', { id: theirs, isRestricted: false }));
    const manager = hire('manager', '老徐');
    await as(desk, () =>
      expect(shop.call('customers.setRestricted', { id: theirs, isRestricted: true })).rejects.toThrow(
        'customers.notYours',
      ),
    );
    await as(manager, async () => {
      await shop.call('customers.setRestricted', { id: theirs, isRestricted: true });
      expect((await shop.call('customers.card', { id: theirs })).team.map(({ name }) => name)).toEqual([
        '小吴',
        '老徐',
      ]);
      await shop.call('history.undoLast', {});
      expect(await shop.call('customers.card', { id: theirs })).toMatchObject({
        isRestricted: false,
        team: [{ name: '小吴' }],
      });
    });
  });
});

describe('a team', () => {
  it('has one lead, of people who work here, and goes back by undo', async () => {
    const both = [sales, other].map(({ id }) => ({ personId: id, part: 'lead' as const }));
    await expect(shop.call('customers.setTeam', { id: mine, team: both })).rejects.toThrow(
      'customers.twoLeads',
    );
    await expect(
      shop.call('customers.setTeam', { id: mine, team: [{ personId: 99, part: 'member' }] }),
    ).rejects.toThrow('customers.notColleague');
    await shop.call('customers.setTeam', {
      id: mine,
      team: [
        { personId: other.id, part: 'lead' },
        { personId: sales.id, part: 'deputy' },
      ],
    });
    const parts = async () =>
      (await shop.call('customers.card', { id: mine })).team.map(({ personId, part }) => [personId, part]);
    expect(await parts()).toEqual([
      [other.id, 'lead'],
      [sales.id, 'deputy'],
    ]);
    await shop.call('history.undoLast', {});
    expect(await parts()).toEqual([[sales.id, 'lead']]);
  });
});
