import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import type { Share } from '@shared/features/staff/staff.contract';
import type { GivenRole } from '@shared/features/staff/staff.rules';
import { makeShop, type TestShop } from '../../../../tests/support/shop';
import { NOBODY } from '../../ipc/session';

const OWNER = 1;
let shop: TestShop;
let leaver: number;
let zhou: number;
let wu: number;
let manager: number;

function hire(role: GivenRole, name: string): number {
  const { lastInsertRowid } = shop.raw
    .prepare('INSERT INTO "staff" ("name", "role") VALUES (?, ?)')
    .run(name, role);
  return Number(lastInsertRowid);
}

async function customerOf(
  name: string,
  team: readonly (readonly [number, 'lead' | 'deputy' | 'member'])[],
): Promise<CustomerId> {
  const { id } = await shop.call('customers.create', { name });
  await shop.call('customers.setTeam', { id, team: team.map(([personId, part]) => ({ personId, part })) });
  return id;
}

const teamOf = (id: number): string[] =>
  shop.reader.column<string>(
    `SELECT p."name" || ' ' || t."part" FROM "customerTeam" t JOIN "staff" p ON p."id" = t."personId"
     WHERE t."customerId" = ? ORDER BY p."id"`,
    id,
  );
const share = (over: Partial<Share> = {}): Share => ({ kind: 'customers', inTurn: [], named: [], ...over });
const leave = (shares: Share[], id = leaver, commandId = randomUUID()) =>
  shop.call('staff.leave', { id, shares }, commandId);
const held = async (id = leaver) =>
  Object.fromEntries(
    (await shop.call('staff.belongings', { id })).belongings.map(({ kind, ...rest }) => [kind, rest]),
  );
const draft = (customerId: number | null, body = '半句话') =>
  shop.call('drafts.keep', {
    place:
      customerId === null
        ? { form: 'customers.create', slot: randomUUID() }
        : { form: 'customers.addNote', customerId: customerId },
    title: '',
    body,
  });
const draftsOf = (personId: number): string[] =>
  shop.reader.column<string>('SELECT "body" FROM "drafts" WHERE "personId" = ? ORDER BY "id"', personId);

beforeEach(async () => {
  shop = await makeShop();
  leaver = hire('sales', '小林');
  zhou = hire('sales', '小周');
  wu = hire('desk', '小吴');
  manager = hire('manager', '老钱');
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  await shop.close();
});

describe('somebody who leaves', () => {
  it('comes in no more, by nothing that they had, and stays known by what they did', async () => {
    shop.raw
      .prepare(
        `INSERT INTO "staffSecrets" ("personId", "kind", "cost", "salt", "hash") VALUES (?, 'password', 2, '00', '00')`,
      )
      .run(leaver);
    shop.signIn({ id: leaver });
    await shop.call('customers.create', { name: '单雄信' });
    shop.signIn({ id: OWNER });
    await leave([]);
    expect(shop.reader.column('SELECT "kind" FROM "staffSecrets" WHERE "personId" = ?', leaver)).toEqual([]);
    shop.signIn({ id: leaver });
    await expect(shop.call('customers.counts', {})).rejects.toThrow('ipc.signedOut');
    const asApprover = await shop.sendAs(
      { ...NOBODY, personId: zhou, approverId: leaver },
      { channel: 'customers.remove', input: { ids: [1] }, commandId: randomUUID() },
    );
    expect(asApprover).toMatchObject({ ok: false, error: { code: 'ipc.denied' } });
    shop.signIn({ id: OWNER });
    const { acts } = await shop.call('history.list', { offset: 0, limit: 10 });
    expect(acts.map(({ by, channel }) => [by, channel])).toContainEqual(['小林', 'customers.create']);
    await shop.call('staff.comeBack', { id: leaver });
    expect((await shop.call('staff.list', {})).people.find(({ id }) => id === leaver)).toMatchObject({
      isActive: true,
      hasPassword: false,
    });
  });

  it('hands their customers on: in turn, by name, or not yet, each in the same part', async () => {
    const a = await customerOf('甲', [
      [leaver, 'lead'],
      [wu, 'member'],
    ]);
    const b = await customerOf('乙', [[leaver, 'deputy']]);
    const c = await customerOf('丙', [[leaver, 'member']]);
    const d = await customerOf('丁', [[leaver, 'lead']]);
    const other = await customerOf('旁', [[zhou, 'lead']]);
    expect(await held()).toMatchObject({ customers: { count: 4 }, drafts: { count: 0 } });
    await leave([
      share({
        inTurn: [zhou, wu],
        named: [
          { id: a, personId: wu },
          { id: c, personId: null },
        ],
      }),
    ]);
    expect([a, b, c, d, other].map(teamOf)).toEqual([
      ['小吴 lead'],
      ['小周 deputy'],
      ['小林 member'],
      ['小吴 lead'],
      ['小周 lead'],
    ]);
    expect(await held()).toMatchObject({ customers: { count: 1, named: [{ id: c, title: '丙' }] } });
    await leave([share({ inTurn: [zhou] })]);
    expect(teamOf(c)).toEqual(['小周 member']);
  });

  it('is back with everything by one undo, but for what they signed in by', async () => {
    const a = await customerOf('甲', [
      [leaver, 'lead'],
      [wu, 'member'],
    ]);
    const b = await customerOf('乙', [[leaver, 'deputy']]);
    shop.signIn({ id: leaver });
    await draft(null, '新客户的半张');
    await draft(b, '给乙的话');
    shop.signIn({ id: OWNER });
    await leave([share({ inTurn: [wu] }), share({ kind: 'drafts', inTurn: [wu] })]);
    expect(draftsOf(wu)).toEqual(['新客户的半张', '给乙的话']);
    shop.signIn({ id: wu });
    const [kept] = await shop.call('drafts.list', {});
    await shop.call('drafts.drop', { id: kept?.id ?? 0 });
    shop.signIn({ id: OWNER });
    await shop.call('history.undoLast', {});
    expect([a, b].map(teamOf)).toEqual([['小林 lead', '小吴 member'], ['小林 deputy']]);
    expect([draftsOf(leaver).length, draftsOf(wu)]).toEqual([1, []]);
    shop.signIn({ id: leaver });
    expect(await shop.call('customers.counts', {})).toMatchObject({ mine: 2 });
  });

  it('leaves nothing of what they had half typed in the trail', async () => {
    shop.signIn({ id: leaver });
    await draft(null, '谁也不该看的半句');
    shop.signIn({ id: OWNER });
    await leave([share({ kind: 'drafts', inTurn: [zhou] })]);
    expect(draftsOf(zhou)).toEqual(['谁也不该看的半句']);
    const images = shop.reader.column<string>(
      'SELECT coalesce("before", \'\') || "after" FROM "auditDetails"',
    );
    expect(images.join('')).not.toContain('半句');
  });

  it('keeps forms that their taker might not see or has open already', async () => {
    const a = await customerOf('甲', [[leaver, 'lead']]);
    const b = await customerOf('乙', [
      [leaver, 'lead'],
      [zhou, 'member'],
    ]);
    shop.signIn({ id: zhou });
    await draft(b, '小周自己的');
    shop.signIn({ id: leaver });
    await draft(a, '给甲');
    await draft(b, '给乙');
    shop.signIn({ id: OWNER });
    await leave([share({ kind: 'drafts', inTurn: [zhou] })]);
    expect([draftsOf(leaver), draftsOf(zhou)]).toEqual([['给甲', '给乙'], ['小周自己的']]);
  });

  it('goes to nobody who left, to nobody unknown, and not to themselves', async () => {
    const a = await customerOf('甲', [[leaver, 'lead']]);
    const gone = hire('desk', '小郑');
    await leave([], gone);
    for (const id of [gone, 999, leaver]) {
      await expect(leave([share({ inTurn: [id] })])).rejects.toThrow('staff.unknown');
      await expect(leave([share({ named: [{ id: a, personId: id }] })])).rejects.toThrow('staff.unknown');
    }
    expect(teamOf(a)).toEqual(['小林 lead']);
    expect((await shop.call('staff.list', {})).people.find(({ id }) => id === leaver)?.isActive).toBe(true);
  });
});

describe('a manager who manages the colleagues', () => {
  beforeEach(async () => {
    await shop.call('staff.setRight', { right: 'staff.write', role: 'manager', scope: 'all' });
  });

  it('neither counts, names nor hands on restricted customers of others, which the owner does by name', async () => {
    const open = await customerOf('甲', [[leaver, 'lead']]);
    const secret = await customerOf('隐名客', [[leaver, 'lead']]);
    await shop.call('customers.setRestricted', { id: secret, isRestricted: true });
    shop.signIn({ id: leaver });
    await draft(secret, '隐草稿');
    shop.signIn({ id: manager });
    expect(await held()).toEqual({
      customers: { count: 1, named: [{ id: open, title: '甲', byNameOnly: false }] },
      followups: { count: 0, named: [] },
      promises: { count: 0, named: [] },
      processes: { count: 0, named: [] },
      complaints: { count: 0, named: [] },
      inquiries: { count: 0, named: [] },
      visits: { count: 0, named: [] },
      drafts: { count: 0, named: [] },
    });
    await leave([
      share({ inTurn: [zhou], named: [{ id: secret, personId: manager }] }),
      share({ kind: 'drafts', inTurn: [manager] }),
    ]);
    expect([open, secret].map(teamOf)).toEqual([['小周 lead'], ['小林 lead']]);
    expect(draftsOf(leaver)).toEqual(['隐草稿']);
    shop.signIn({ id: OWNER });
    expect(await held()).toMatchObject({
      customers: { count: 1, named: [{ id: secret, title: '隐名客', byNameOnly: true }] },
    });
    await leave([share({ inTurn: [zhou] })]);
    expect(teamOf(secret)).toEqual(['小林 lead']);
    await leave([share({ inTurn: [zhou], named: [{ id: secret, personId: wu }] })]);
    expect(teamOf(secret)).toEqual(['小吴 lead']);
  });

  it('lets nobody of their own kind go, looks into nothing of theirs, and takes no such act of the owner back', async () => {
    const second = hire('manager', '老孙');
    await shop.call('staff.setRight', { right: 'history.write', role: 'manager', scope: 'all' });
    await leave([], second);
    const actId = shop.reader.column<number>('SELECT max("id") FROM "audit"')[0] ?? 0;
    shop.signIn({ id: manager });
    await expect(shop.call('history.undo', { actId })).rejects.toThrow('staff.notYours');
    for (const id of [second, OWNER, manager]) {
      await expect(leave([], id)).rejects.toThrow('staff.notYours');
      await expect(shop.call('staff.belongings', { id })).rejects.toThrow('staff.notYours');
      await expect(shop.call('staff.comeBack', { id })).rejects.toThrow('staff.notYours');
    }
    await expect(leave([], 999)).rejects.toThrow('staff.unknown');
  });

  it('undoes no leave where somebody else has taken the name since', async () => {
    shop.signIn({ id: manager });
    await leave([]);
    hire('desk', '小林');
    await expect(shop.call('history.undoLast', {})).rejects.toThrow('staff.nameTaken');
  });
});
