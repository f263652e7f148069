import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { derivedAndRebuilt } from '../../../../tests/support/builders/derived';
import { dumpTables } from '../../../../tests/support/builders/dump';
import { OWNER } from '../../../../tests/support/builders/openWriter';
import { addSale } from '../../../../tests/support/builders/sales';
import { type TestShop, makeShop } from '../../../../tests/support/shop';
import type { CustomerFields, CustomerId } from '@shared/features/customers/customers.contract';
import type { CallOutput } from '@shared/ipc/contracts';

let shop: TestShop;
beforeEach(async () => {
  shop = await makeShop();
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  const { kept, rebuilt } = await derivedAndRebuilt(shop);
  expect(kept).toEqual(rebuilt);
  await shop.close();
});

const create = async (fields: Partial<CustomerFields>): Promise<CustomerId> =>
  (await shop.call('customers.create', fields)).id;
const card = (id: CustomerId): Promise<CallOutput<'customers.card'>> => shop.call('customers.card', { id });
const edit = (id: CustomerId, version: number, fields: Partial<CustomerFields>): Promise<unknown> =>
  shop.call('customers.edit', { id, version, fields });
const phones = (...texts: string[]): CustomerFields['phones'] => texts.map((text) => ({ text }));
const birthday = (
  month: number,
  day: number,
  year: number | null = null,
  calendar: 'solar' | 'lunar' = 'solar',
): CustomerFields['birthday'] => ({ month, day, year, calendar });

/** Refused with this code, and not a row of the shop changed. */
async function expectRefused(act: () => Promise<unknown>, code: string): Promise<void> {
  const before = dumpTables(shop.reader);
  const events = shop.events.length;
  await expect(act()).rejects.toThrow(code);
  expect(dumpTables(shop.reader)).toEqual(before);
  expect(shop.events).toHaveLength(events);
}

const WHOLE: CustomerFields = {
  name: '单雨珍',
  number: 'A007',
  salutation: '单老师',
  kind: 'person',
  gender: 'female',
  birthday: birthday(2, 29, 1988),
  phones: [],
  wechat: 'shan_yz',
  email: 'shan@example.com',
  address: '北京市朝阳区三里屯1号',
  region: '朝阳',
  company: '雨珍花店',
  tags: ['老客户', 'VIP'],
  likes: '龙井',
  avoids: '香菜',
  note: '每月初来\n一次',
  custom: {},
};

describe('making a card', () => {
  it('keeps every field as it was typed', async () => {
    const id = await create({
      ...WHOLE,
      phones: phones(' １３８ 0013-8000 ', '010-65529988转8012', '+1 415 555 0100'),
    });
    const made = await card(id);
    expect(made).toMatchObject({
      number: 'A007',
      version: 1,
      deletedAt: null,
      importId: null,
      createdOn: shop.reader.today,
    });
    expect(made.fields).toEqual({
      ...WHOLE,
      phones: [
        { digits: '13800138000', display: '138 0013 8000', kind: 'mobile' },
        { digits: '01065529988', display: '010-65529988 转 8012', kind: 'landline' },
        { digits: '14155550100', display: '+14155550100', kind: 'foreign' },
      ],
    });
    expect(made.pinyin).toBe('Shàn Yǔzhēn');
  });

  it.each([
    ['a name', { name: '单雄信' }],
    ['a number', { number: '7' }],
    ['a phone', { phones: phones('13800138000') }],
  ])('is content with %s alone', async (_what, fields) => {
    const id = await create(fields);
    const { rows } = await shop.call('customers.list', {
      filter: { group: 'all' },
      sort: 'name',
      direction: 'asc',
      offset: 0,
      limit: 10,
    });
    expect(rows.map((row) => row.id)).toEqual([id]);
  });

  it.each([
    ['nothing', {}],
    ['blanks', { name: '   ', number: ' ' }],
    ['an address alone', { address: '三里屯', note: 'x', tags: ['a'] }],
  ])('refuses %s, since nobody could find it again', async (_what, fields) => {
    await expectRefused(() => create(fields), 'customers.noIdentity');
  });

  it('refuses a number that another card bears, and says so where that one is in the bin', async () => {
    const id = await create({ number: '7', name: '甲' });
    await expectRefused(() => create({ number: '7', name: '乙' }), 'customers.numberTaken');
    await expectRefused(() => create({ number: ' 7 ', name: '乙' }), 'customers.numberTaken');
    await shop.call('customers.remove', { ids: [id] });
    await expectRefused(() => create({ number: '7', name: '乙' }), 'customers.numberInBin');
  });

  it('lets any number of cards go without a number', async () => {
    await create({ name: '甲', number: '' });
    await create({ name: '乙' });
    expect((await shop.call('customers.counts', {})).all).toBe(2);
  });

  it.each(['1.38E+10', '138****8000', '没有电话', '-'])('refuses %j as a phone', async (text) => {
    await expectRefused(
      () => create({ name: '甲', phones: phones('13800138000', text) }),
      'customers.phoneInvalid',
    );
  });

  it('keeps the same phone once, in the order typed', async () => {
    const id = await create({
      name: '甲',
      phones: phones('13900139000', '138 0013 8000', '+8613900139000', '13800138000'),
    });
    expect((await card(id)).fields.phones.map((phone) => phone.digits)).toEqual([
      '13900139000',
      '13800138000',
    ]);
  });

  it('keeps the same tag once', async () => {
    const id = await create({ name: '甲', tags: ['a', 'b', 'a', ' b '] });
    expect((await card(id)).fields.tags).toEqual(['a', 'b']);
  });

  it.each([
    ['29 February without a year', birthday(2, 29)],
    ['29 February of a leap year', birthday(2, 29, 2024)],
    ['the 30th of a lunar month', birthday(2, 30, null, 'lunar')],
    ['31 December', birthday(12, 31, 1999)],
  ])('takes %s as a birthday', async (_what, day) => {
    expect((await card(await create({ name: '甲', birthday: day }))).fields.birthday).toEqual(day);
  });

  it.each([
    ['29 February of a common year', birthday(2, 29, 2023)],
    ['30 February', birthday(2, 30)],
    ['31 April', birthday(4, 31)],
    ['the 31st of a lunar month', birthday(1, 31, null, 'lunar')],
  ])('refuses %s as a birthday', async (_what, day) => {
    await expectRefused(() => create({ name: '甲', birthday: day }), 'customers.birthdayInvalid');
  });

  it('is done once where it is sent twice', async () => {
    const id = '11111111-1111-4111-8111-111111111111';
    const [first, second] = await Promise.all([
      shop.call('customers.create', { name: '甲' }, id),
      shop.call('customers.create', { name: '甲' }, id),
    ]);
    expect(second).toEqual(first);
    expect((await shop.call('customers.counts', {})).all).toBe(1);
  });
});

describe('editing a card', () => {
  it('changes what was typed and nothing else, and counts the version up', async () => {
    const id = await create({ ...WHOLE, phones: phones('13800138000') });
    const before = await card(id);
    shop.clock.set('2026-11-25T02:30:00.000Z');
    await edit(id, 1, { region: '海淀' });
    const after = await card(id);
    expect(after).toEqual({
      ...before,
      version: 2,
      updatedAt: '2026-11-25T02:30:00.000Z',
      fields: { ...before.fields, region: '海淀' },
    });
  });

  it('empties a field where it was emptied', async () => {
    const id = await create({ ...WHOLE, phones: phones('13800138000') });
    await edit(id, 1, { number: '', gender: null, birthday: null, tags: [], phones: [], likes: '' });
    const { fields, number } = await card(id);
    expect(number).toBeNull();
    expect(fields).toMatchObject({
      number: '',
      gender: null,
      birthday: null,
      tags: [],
      phones: [],
      likes: '',
    });
  });

  it('refuses the second of two who edit the same version', async () => {
    const id = await create({ name: '甲' });
    const [first, second] = await Promise.allSettled([
      edit(id, 1, { region: '东城' }),
      edit(id, 1, { region: '西城' }),
    ]);
    expect(first.status).toBe('fulfilled');
    expect(second).toMatchObject({ status: 'rejected', reason: { message: 'customers.changedMeanwhile' } });
    expect((await card(id)).fields.region).toBe('东城');
    expect((await card(id)).version).toBe(2);
  });

  it('refuses a card that is not there, in the bin, or from the future', async () => {
    const id = await create({ name: '甲' });
    await expectRefused(() => edit(999 as CustomerId, 1, { region: 'x' }), 'customers.notFound');
    await expectRefused(() => edit(id, 2, { region: 'x' }), 'customers.changedMeanwhile');
    await shop.call('customers.remove', { ids: [id] });
    await expectRefused(() => edit(id, 1, { region: 'x' }), 'customers.alreadyInBin');
  });

  it('refuses to take the last thing that a card is known by', async () => {
    const id = await create({ name: '甲' });
    await expectRefused(() => edit(id, 1, { name: '' }), 'customers.noIdentity');
    const phoned = await create({ phones: phones('13800138000') });
    await expectRefused(() => edit(phoned, 1, { phones: [] }), 'customers.noIdentity');
  });

  it('refuses a taken number, a wrong phone and a wrong birthday', async () => {
    await create({ name: '甲', number: '7' });
    const id = await create({ name: '乙', number: '8' });
    await expectRefused(() => edit(id, 1, { number: '7' }), 'customers.numberTaken');
    await expectRefused(() => edit(id, 1, { phones: phones('x') }), 'customers.phoneInvalid');
    await expectRefused(() => edit(id, 1, { birthday: birthday(2, 30) }), 'customers.birthdayInvalid');
    await edit(id, 1, { number: '8', name: '丙' });
  });

  it('puts phones into another order, and keeps the rows of those that stay', async () => {
    const id = await create({ name: '甲', phones: phones('13800138001', '13800138002', '13800138003') });
    const rows = (): { id: number; digits: string }[] =>
      shop.reader.all('SELECT "id", "digits" FROM "customerPhones" ORDER BY "position"');
    const before = rows();
    await edit(id, 1, { phones: phones('13800138003', '13800138004', '13800138001') });
    const after = rows();
    expect(after.map((row) => row.digits)).toEqual(['13800138003', '13800138004', '13800138001']);
    expect(after[0]).toEqual(before[2]);
    expect(after[2]).toEqual(before[0]);
  });
});

describe('the bin', () => {
  it('takes cards out of lists and find, keeps all that hangs on them, and gives them back whole', async () => {
    const id = await create({ ...WHOLE, phones: phones('13800138000') });
    await shop.call('customers.addNote', { id, text: '下次送货' });
    const before = await card(id);
    await shop.call('customers.remove', { ids: [id] });
    expect(await shop.call('customers.counts', {})).toMatchObject({ all: 0, bin: 1 });
    expect((await shop.call('customers.find', { text: '单' })).rows).toEqual([]);
    expect((await shop.call('customers.timeline', { id, kinds: ['note'], offset: 0, limit: 9 })).total).toBe(
      1,
    );
    expect((await card(id)).deletedAt).not.toBeNull();
    await shop.call('customers.restore', { ids: [id] });
    expect(await card(id)).toEqual(before);
    expect((await shop.call('customers.find', { text: '单' })).rows).toHaveLength(1);
  });

  it('takes all or none', async () => {
    const ids = [await create({ name: '甲' }), await create({ name: '乙' })];
    await expectRefused(() => shop.call('customers.remove', { ids: [...ids, 999] }), 'customers.notFound');
    await shop.call('customers.remove', { ids: [...ids, ...ids] });
    await expectRefused(() => shop.call('customers.remove', { ids }), 'customers.alreadyInBin');
    await shop.call('customers.restore', { ids });
    await expectRefused(() => shop.call('customers.restore', { ids }), 'customers.notInBin');
    await expectRefused(() => shop.call('customers.restore', { ids: [999] }), 'customers.notFound');
  });
});

describe('notes', () => {
  it('stand on the timeline with their day and who wrote them', async () => {
    const id = await create({ name: '甲' });
    await shop.call('settings.openShop', {
      shop: { name: '花店', ownerName: '王姐' },
      appearance: { language: 'zh-CN', theme: 'light', textSize: 100 },
    });
    const { noteId } = await shop.call('customers.addNote', { id, text: ' 下次送货 \n 上门 ' });
    const { entries } = await shop.call('customers.timeline', { id, kinds: ['note'], offset: 0, limit: 9 });
    expect(entries).toMatchObject([
      { key: `note-${String(noteId)}`, title: '下次送货 \n 上门', by: '王姐', on: shop.reader.today },
    ]);
  });

  it('are refused for a card that is not there', async () => {
    await expectRefused(() => shop.call('customers.addNote', { id: 999, text: 'x' }), 'customers.notFound');
  });
});

describe('undo', () => {
  const undoLast = (): Promise<unknown> => shop.call('history.undoLast', {});
  /** Every row but the books, which tell that it happened, and the counters. */
  const rows = (): unknown => dumpTables(shop.reader, ['audit', 'auditDetails', 'sqlite_sequence']);

  it('of a new card takes it away with its phones and tags', async () => {
    const before = rows();
    await create({ ...WHOLE, phones: phones('13800138000', '13900139000') });
    await undoLast();
    expect(rows()).toEqual(before);
  });

  it('of an edit sets every field, phone and tag back as it was', async () => {
    const id = await create({ ...WHOLE, phones: phones('13800138000', '13900139000') });
    const before = rows();
    await edit(id, 1, {
      name: '秦琼',
      number: 'B1',
      birthday: null,
      phones: phones('13900139000', '13700137000'),
      tags: ['VIP', '新客户'],
      note: '',
    });
    await undoLast();
    expect(rows()).toEqual(before);
    expect((await shop.call('customers.find', { text: '单雨珍' })).rows).toHaveLength(1);
    expect((await shop.call('customers.find', { text: '秦琼' })).rows).toEqual([]);
  });

  it('of the bin and of taking out of the bin gives back what was', async () => {
    const ids = [await create({ name: '甲' }), await create({ name: '乙' })];
    const listed = rows();
    await shop.call('customers.remove', { ids });
    const inBin = rows();
    await shop.call('customers.restore', { ids });
    await undoLast();
    expect(rows()).toEqual(inBin);
    await undoLast();
    expect(rows()).toEqual(listed);
  });

  it('of a note takes it away', async () => {
    const id = await create({ name: '甲' });
    const before = rows();
    await shop.call('customers.addNote', { id, text: 'x' });
    await undoLast();
    expect(rows()).toEqual(before);
  });

  it('is refused where the card was changed since', async () => {
    const id = await create({ name: '甲' });
    const { acts } = await shop.call('history.list', { offset: 0, limit: 1 });
    await edit(id, 1, { name: '乙' });
    const second = (await shop.call('history.list', { offset: 0, limit: 1 })).acts[0]?.id ?? 0;
    await edit(id, 2, { name: '丙' });
    await expectRefused(() => shop.call('history.undo', { actId: acts[0]?.id ?? 0 }), 'history.movedOn');
    await expectRefused(() => shop.call('history.undo', { actId: second }), 'history.movedOn');
  });

  it.each(['a note', 'a sale'])('of a new card is refused where %s hangs on it', async (what) => {
    const id = await create({ name: '甲' });
    if (what === 'a note') await shop.call('customers.addNote', { id, text: 'x' });
    else {
      await shop.writer.unit('test', OWNER, (unit) => {
        addSale(unit, { customerId: id, on: '2026-01-01', lines: [] });
        /* Its account is as it should be again at the end of the test. */
        unit.run(
          'UPDATE "salesSummary" SET "saleCount" = 1, "firstSoldOn" = ?, "lastSoldOn" = ?',
          '2026-01-01',
          '2026-01-01',
        );
      });
    }
    const act =
      shop.reader.column<number>(`SELECT "id" FROM "audit" WHERE "channel" = 'customers.create'`)[0] ?? 0;
    await expectRefused(() => shop.call('history.undo', { actId: act }), 'history.movedOn');
  });

  it('is refused where the number was given to somebody else since', async () => {
    const id = await create({ name: '甲', number: '7' });
    await edit(id, 1, { number: '8' });
    const act = shop.reader.column<number>('SELECT max("id") FROM "audit"')[0] ?? 0;
    await create({ name: '乙', number: '7' });
    await expectRefused(() => shop.call('history.undo', { actId: act }), 'history.movedOn');
  });

  it('is refused where the same tag was stuck on again since', async () => {
    const id = await create({ name: '甲', tags: ['VIP'] });
    await edit(id, 1, { tags: [] });
    const act = shop.reader.column<number>('SELECT max("id") FROM "audit"')[0] ?? 0;
    await edit(id, 2, { tags: ['VIP'] });
    await expectRefused(() => shop.call('history.undo', { actId: act }), 'history.movedOn');
  });

  it('reaches acts that are older than a column', async () => {
    const id = await create({ name: '甲' });
    await edit(id, 1, { name: '乙' });
    await shop.writer.unit('test', OWNER, (unit) =>
      unit.run(`ALTER TABLE "customers" ADD COLUMN "shoeSize" INTEGER NOT NULL DEFAULT 40`),
    );
    await undoLast();
    expect((await card(id)).fields.name).toBe('甲');
  });

  it('is not refused because a derived column changed in between', async () => {
    const id = await create({ name: '甲' });
    await shop.call('customers.remove', { ids: [id] });
    await shop.writer.unit('test', OWNER, (unit) => unit.run(`UPDATE "customers" SET "sortKey" = 'other'`));
    await undoLast();
    expect((await card(id)).deletedAt).toBeNull();
  });
});

describe('what pages are told', () => {
  it('is which features changed, once the act has landed', async () => {
    const seen: number[] = [];
    const count = (): number => shop.reader.column<number>('SELECT count(*) FROM "customers"')[0] ?? -1;
    const push = shop.events.push.bind(shop.events);
    shop.events.push = (...events) => {
      seen.push(count());
      return push(...events);
    };
    await create({ name: '甲' });
    expect(seen).toEqual([1]);
    expect([...shop.events]).toEqual([
      { event: 'data.changed', payload: { features: ['customers', 'drafts', 'history'] } },
    ]);
  });
});
