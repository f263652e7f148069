import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Envelope } from '@shared/ipc/envelope';
import type { GivenRole } from '@shared/features/staff/staff.rules';
import { dumpTables } from '../../../../tests/support/builders/dump';
import { makeShop, type TestShop } from '../../../../tests/support/shop';
import { NOBODY, type Caller } from '../../ipc/session';
import { codeAt, makeSecret, stepAt } from './staff.codes.service';
import { SecretKeeper } from './staff.secrets';

const PASSWORD = '三杯清茶真好';

let shop: TestShop;
let nowMs: number;
let keeper: SecretKeeper;
let people: Record<GivenRole, number>;

const started = (): SecretKeeper =>
  new SecretKeeper({
    writer: shop.writer,
    reader: shop.reader,
    monotonicMs: () => nowMs,
    now: () => shop.clock.now(),
  });
const by = (personId: number, approverId: number | null = null): Caller => ({
  ...NOBODY,
  personId,
  isProven: true,
  approverId,
});
const send = (caller: Caller, channel: string, input: unknown, commandId = randomUUID()): Promise<Envelope> =>
  shop.sendAs(caller, { channel, input, commandId });
const codeOf = (answer: Envelope): string => (answer.ok ? 'ok' : answer.error.code);
const approve = (
  approverId: number,
  secret: string,
  kind: 'password' | 'code' = 'password',
  channel = 'customers.remove',
): Promise<unknown> =>
  keeper.perform({ act: 'approve', by: by(people.sales), approverId, kind, secret, channel });

/** A customer whom the sales person looks after, and so may see whole. */
async function createAsSales(name: string): Promise<void> {
  shop.signIn({ id: people.sales });
  await shop.call('customers.create', { name });
  shop.signIn({ id: 1 });
}

beforeEach(async () => {
  shop = await makeShop();
  nowMs = 5_000_000;
  keeper = started();
  await shop.call('settings.openShop', {
    shop: { name: '清和茶礼', ownerName: '赵会敏' },
    appearance: { language: 'zh-CN', theme: 'light', textSize: 100 },
  });
  await keeper.perform({ act: 'setOwnPassword', by: NOBODY, current: null, password: PASSWORD });
  shop.signIn({ id: 1 });
  const ids: [GivenRole, number][] = [];
  for (const role of ['manager', 'desk', 'sales'] as const) {
    ids.push([role, (await shop.call('staff.add', { name: role, role })).id]);
  }
  people = Object.fromEntries(ids) as Record<GivenRole, number>;
  await createAsSales('单雄信');
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  await shop.close();
});

describe('an act that somebody agreed to', () => {
  it('is done by who lacks the right, with both names in the trail and the history', async () => {
    const refused = await send(by(people.sales), 'customers.remove', { ids: [1] });
    expect(refused).toMatchObject({ ok: false, error: { code: 'ipc.denied', params: { canAsk: 1 } } });
    expect(codeOf(await send(by(people.sales, 1), 'customers.remove', { ids: [1] }))).toBe('ok');
    expect(shop.reader.get('SELECT "actorId", "approverId" FROM "audit" ORDER BY "id" DESC LIMIT 1')).toEqual(
      { actorId: people.sales, approverId: 1 },
    );
    const { acts } = await shop.call('history.list', { offset: 0, limit: 1 });
    expect(acts).toMatchObject([{ by: 'sales', approvedBy: '赵会敏', channel: 'customers.remove' }]);
  });

  it('may be taken back by who did it, and nothing else of that kind may', async () => {
    await createAsSales('秦琼');
    await shop.call('customers.remove', { ids: [2] });
    const owners = shop.reader.column<number>('SELECT max("id") FROM "audit"')[0];
    await send(by(people.sales, 1), 'customers.remove', { ids: [1] });
    expect(codeOf(await send(by(people.sales), 'history.undoLast', {}))).toBe('ok');
    expect(codeOf(await send(by(people.sales), 'history.undo', { actId: owners }))).toBe('ipc.denied');
    expect(codeOf(await send(by(people.sales, 1), 'history.undo', { actId: owners }))).toBe('ok');
  });

  it('needs somebody else who holds the right, works here, and is owner or manager', async () => {
    await shop.call('staff.setRight', { right: 'customers.delete', role: 'manager', scope: 'none' });
    for (const approverId of [people.sales, people.desk, people.manager, 999]) {
      expect(codeOf(await send(by(people.sales, approverId), 'customers.remove', { ids: [1] }))).toBe(
        'ipc.denied',
      );
      await expect(approve(approverId, PASSWORD)).rejects.toMatchObject({ code: 'staff.mayNotApprove' });
    }
    expect((await shop.call('staff.approvers', { channel: 'customers.remove' })).people).toEqual([]);
    shop.signIn({ id: people.sales });
    expect((await shop.call('staff.approvers', { channel: 'customers.remove' })).people).toEqual([
      { id: 1, name: '赵会敏', role: 'owner', hasApp: false, listNext: null },
    ]);
  });

  it("is never one of the owner's alone, nor one that reads or changes rights", async () => {
    for (const channel of ['staff.setRight', 'staff.add', 'settings.editShop', 'transfer.list', 'x']) {
      await expect(approve(1, PASSWORD, 'password', channel)).rejects.toMatchObject({
        code: 'staff.mayNotApprove',
      });
      shop.signIn({ id: people.sales });
      expect((await shop.call('staff.approvers', { channel })).people).toEqual([]);
    }
    const answer = await send(by(people.sales, 1), 'staff.setRight', {
      right: 'customers.delete',
      role: 'sales',
      scope: 'all',
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'ipc.denied', params: {} } });
    shop.signIn({ id: 1 });
    await shop.call('settings.editShop', { name: '茶', ownerName: '赵' });
    const edit = shop.reader.column<number>('SELECT max("id") FROM "audit"')[0];
    expect(await send(by(people.sales, 1), 'history.undo', { actId: edit })).toMatchObject({
      ok: false,
      error: { code: 'ipc.denied', params: {} },
    });
  });
});

describe('agreeing', () => {
  it('by password is told in the trail, and wrong tries count as at the door', async () => {
    await approve(1, PASSWORD);
    expect(shop.reader.column('SELECT "channel" FROM "audit" ORDER BY "id" DESC LIMIT 1')).toEqual([
      'staff.approve',
    ]);
    for (const left of [4, 3, 2, 1]) {
      await expect(approve(1, '000000', 'code')).rejects.toMatchObject({
        code: 'staff.wrong',
        params: { left },
      });
    }
    await expect(approve(1, 'x')).rejects.toMatchObject({ code: 'staff.wait' });
    await expect(approve(1, PASSWORD)).rejects.toMatchObject({ code: 'staff.wait' });
  });

  it('by an authenticator is good once for each code, also after a restart', async () => {
    const secret = makeSecret();
    const digits = (off: number): string => codeAt(secret, stepAt(shop.clock.now()) + off);
    const keepCodes = (typed: string): Promise<unknown> =>
      keeper.perform({ act: 'keepCodes', by: by(1), kind: 'app', secret, digits: typed });
    await expect(keepCodes(digits(5))).rejects.toMatchObject({ code: 'staff.wrongDigits' });
    await keepCodes(digits(0));
    await expect(approve(1, digits(0), 'code')).rejects.toMatchObject({ code: 'staff.wrong' });
    await approve(1, digits(1), 'code');
    keeper = started();
    await expect(approve(1, digits(1), 'code')).rejects.toMatchObject({ code: 'staff.wrong' });
    shop.clock.set('2026-11-24T02:31:00.000Z');
    await approve(1, digits(0), 'code');
  });

  it('by a list takes the next code alone, and no word of a code is in the trail', async () => {
    const secret = makeSecret();
    await keeper.perform({ act: 'keepCodes', by: by(1), kind: 'list', secret, digits: codeAt(secret, 0) });
    shop.signIn({ id: people.sales });
    expect((await shop.call('staff.approvers', { channel: 'customers.remove' })).people).toMatchObject([
      { id: 1, hasApp: false, listNext: 2 },
    ]);
    await expect(approve(1, codeAt(secret, 2), 'code')).rejects.toMatchObject({ code: 'staff.wrong' });
    await approve(1, codeAt(secret, 1), 'code');
    await expect(approve(1, codeAt(secret, 1), 'code')).rejects.toMatchObject({ code: 'staff.wrong' });
    const { staffCodes, ...tables } = dumpTables(shop.reader);
    expect(JSON.stringify(staffCodes)).toContain(secret);
    expect(JSON.stringify(tables)).not.toContain(secret);
    expect(JSON.stringify(tables)).not.toContain(codeAt(secret, 1));
  });

  it('from afar is for who may agree at all, and ends with the codes', async () => {
    const secret = makeSecret();
    const digits = codeAt(secret, 0);
    await expect(
      keeper.perform({ act: 'keepCodes', by: by(people.desk), kind: 'list', secret, digits }),
    ).rejects.toMatchObject({ code: 'staff.mayNotApprove' });
    await keeper.perform({ act: 'keepCodes', by: by(1), kind: 'list', secret, digits });
    shop.signIn({ id: 1 });
    expect(await shop.call('staff.codes', {})).toEqual({ hasApp: false, listNext: 2 });
    await shop.call('staff.dropCodes', { kind: 'list' });
    expect(await shop.call('staff.codes', {})).toEqual({ hasApp: false, listNext: null });
    await expect(approve(1, codeAt(secret, 1), 'code')).rejects.toMatchObject({ code: 'staff.wrong' });
  });
});
