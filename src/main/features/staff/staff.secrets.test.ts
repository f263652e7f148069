import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeRecoveryCode } from '../../helper/backup/recoveryCode';
import { NOBODY, type Caller } from '../../ipc/session';
import { dumpTables } from '../../../../tests/support/builders/dump';
import { makeShop, type TestShop } from '../../../../tests/support/shop';
import { SecretKeeper, type SecretAsk } from './staff.secrets';

/* Real hashes, which take their time: few tries, each for a reason. */

const OWNER: Caller = { ...NOBODY, personId: 1 };
const PASSWORD = '三杯清茶真好';

let shop: TestShop;
let nowMs: number;
let keeper: SecretKeeper;
const started = (): SecretKeeper =>
  new SecretKeeper({
    writer: shop.writer,
    reader: shop.reader,
    monotonicMs: () => nowMs,
    now: () => shop.clock.now(),
  });
const ask = (wanted: SecretAsk): Promise<{ personId: number }> => keeper.perform(wanted);
const signIn = (secret: string, kind: 'password' | 'pin' = 'password', personId = 1) =>
  ask({ act: 'signIn', personId, kind, secret });
const trail = (): string[] => shop.reader.column<string>('SELECT "channel" FROM "audit" ORDER BY "id"');

beforeEach(async () => {
  shop = await makeShop();
  nowMs = 5_000_000;
  keeper = started();
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  await shop.close();
});

const setPassword = (): Promise<unknown> =>
  ask({ act: 'setOwnPassword', by: NOBODY, current: null, password: PASSWORD });
const setPin = (pin: string): Promise<unknown> =>
  ask({ act: 'setOwnPin', by: OWNER, password: PASSWORD, pin });

describe('a shop without a password', () => {
  it('is open to whoever starts it, and closed to them once its owner has one', async () => {
    expect((await shop.call('settings.get', {})).session).toBe('open');
    await setPassword();
    expect(await shop.call('settings.get', {})).toMatchObject({
      session: 'signedOut',
      me: null,
      rights: [],
      people: [{ id: 1, role: 'owner', mayUsePin: false }],
    });
    await expect(shop.call('customers.counts', {})).rejects.toThrow('ipc.signedOut');
    shop.signIn({ id: 1 });
    expect((await shop.call('settings.get', {})).session).toBe('open');
  });

  it('takes no weak password, and no PIN before a password', async () => {
    for (const password of ['茶', '12345', '111111', '123456', 'QWERTY', '5201314', 'aaaaab']) {
      await expect(
        ask({ act: 'setOwnPassword', by: NOBODY, current: null, password }),
        password,
      ).rejects.toMatchObject({ code: 'staff.weak' });
    }
    await expect(setPin('2580')).rejects.toMatchObject({ code: 'staff.noPassword' });
  });
});

describe('signing in', () => {
  it('takes the right password and refuses another, each told in the trail without a word of it', async () => {
    await setPassword();
    await expect(signIn('三杯清茶')).rejects.toMatchObject({ code: 'staff.wrong', params: { left: 4 } });
    expect(await signIn(PASSWORD)).toEqual({ personId: 1 });
    expect(trail()).toEqual(['staff.setOwnPassword', 'staff.refuse', 'staff.signIn']);
    const { staffSecrets: _, ...tables } = dumpTables(shop.reader);
    expect(JSON.stringify(tables)).not.toContain('三杯清茶');
    expect(JSON.stringify(dumpTables(shop.reader))).not.toContain(PASSWORD);
  });

  it('waits 30 s after five wrong tries, then twice as long, also for the right password', async () => {
    await setPassword();
    await setPin('2580');
    for (const left of [4, 3, 2, 1]) {
      await expect(signIn('0000', 'pin')).rejects.toMatchObject({ params: { left } });
    }
    await expect(signIn('0000', 'pin')).rejects.toMatchObject({
      code: 'staff.wait',
      params: { seconds: 30 },
    });
    await expect(signIn(PASSWORD)).rejects.toMatchObject({ code: 'staff.wait', params: { seconds: 30 } });
    nowMs += 29_000;
    await expect(signIn('2580', 'pin')).rejects.toMatchObject({ params: { seconds: 1 } });
    nowMs += 1_000;
    await expect(signIn('0000', 'pin')).rejects.toMatchObject({ params: { seconds: 60 } });
    nowMs += 60_000;
    expect(await signIn('2580', 'pin')).toEqual({ personId: 1 });
    await expect(signIn('0000', 'pin')).rejects.toMatchObject({ params: { left: 4 } });
  });

  it('waits no shorter when the clock is set or the program started again', async () => {
    await setPassword();
    await setPin('2580');
    for (let tries = 0; tries < 6; tries += 1) {
      await expect(signIn('0000', 'pin')).rejects.toThrow();
      nowMs += 30_000;
    }
    for (const clock of ['2036-01-01T00:00:00.000Z', '2016-01-01T00:00:00.000Z']) {
      shop.clock.set(clock);
      await expect(signIn('2580', 'pin')).rejects.toMatchObject({ params: { seconds: 30 } });
    }
    keeper = started();
    await expect(signIn('2580', 'pin')).rejects.toMatchObject({ params: { seconds: 60 } });
    nowMs += 60_000;
    expect(await signIn('2580', 'pin')).toEqual({ personId: 1 });
  });

  it('lets nobody in who left, or whom nobody knows', async () => {
    await setPassword();
    shop.signIn({ id: 1 });
    const { id } = await shop.call('staff.add', { name: '小林', role: 'desk' });
    await ask({ act: 'setPassword', by: OWNER, personId: id, password: '绿茶红茶白茶' });
    expect(await signIn('绿茶红茶白茶', 'password', id)).toEqual({ personId: id });
    await shop.call('staff.leave', { id, shares: [] });
    await expect(signIn('绿茶红茶白茶', 'password', id)).rejects.toMatchObject({ code: 'staff.wrong' });
    await expect(signIn('x', 'password', 99)).rejects.toMatchObject({ code: 'staff.wrong' });
    shop.signIn({ id });
    await expect(shop.call('customers.counts', {})).rejects.toThrow('ipc.signedOut');
  });
});

describe('a forgotten password', () => {
  it('is replaced by the code of the sheet, which also ends the wait, and by nothing else', async () => {
    await setPassword();
    const code = makeRecoveryCode();
    const recover = (typed: string) => ask({ act: 'recover', code: typed, password: '新的密码在此' });
    await expect(recover(code)).rejects.toMatchObject({ code: 'staff.noSheet' });
    await ask({ act: 'keepCode', by: OWNER, code });
    await expect(recover(makeRecoveryCode())).rejects.toMatchObject({ code: 'staff.wrongCode' });
    await expect(recover('1234')).rejects.toMatchObject({ code: 'staff.wrongCode' });
    expect(await recover(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toEqual({ personId: 1 });
    await expect(signIn(PASSWORD)).rejects.toMatchObject({ code: 'staff.wrong' });
    expect(await signIn('新的密码在此')).toEqual({ personId: 1 });
  });
});

describe('the people of a shop', () => {
  const add = (name: string, role: 'manager' | 'desk' | 'sales') => shop.call('staff.add', { name, role });

  it('begin with the owner having a password', async () => {
    await expect(add('小林', 'desk')).rejects.toThrow('staff.ownerFirst');
  });

  it('have different names, and the owner stays the owner', async () => {
    await setPassword();
    shop.signIn({ id: 1 });
    const { id } = await add('小林', 'desk');
    await expect(add('小林', 'sales')).rejects.toThrow('staff.nameTaken');
    await expect(shop.call('staff.setRole', { id: 1, role: 'desk' })).rejects.toThrow('staff.notYours');
    await expect(shop.call('staff.leave', { id: 1, shares: [] })).rejects.toThrow('staff.notYours');
    await shop.call('staff.rename', { id, name: '林静' });
    await shop.call('staff.setRole', { id, role: 'sales' });
    expect((await shop.call('staff.list', {})).people).toMatchObject([
      { id: 1, role: 'owner', hasPassword: true },
      { id, name: '林静', role: 'sales', isActive: true, hasPassword: false },
    ]);
  });

  it('who lead others touch neither the owner nor their own kind, and give nobody more than they have', async () => {
    await setPassword();
    shop.signIn({ id: 1 });
    const { id: manager } = await add('店长', 'manager');
    const { id: other } = await add('副店长', 'manager');
    const { id: desk } = await add('小林', 'desk');
    await shop.call('staff.setRight', { right: 'staff.write', role: 'manager', scope: 'all' });
    shop.signIn({ id: manager });
    await shop.call('staff.setRole', { id: desk, role: 'sales' });
    for (const id of [1, other, manager]) {
      await expect(shop.call('staff.rename', { id, name: 'x' })).rejects.toThrow('staff.notYours');
      await expect(
        ask({ act: 'setPassword', by: { ...NOBODY, personId: manager }, personId: id, password: PASSWORD }),
      ).rejects.toMatchObject({ code: 'staff.notYours' });
    }
    await expect(shop.call('staff.setRole', { id: desk, role: 'manager' })).rejects.toThrow('staff.notYours');
    await expect(
      shop.call('staff.setRight', { right: 'customers.delete', role: 'sales', scope: 'all' }),
    ).rejects.toThrow('ipc.denied');
  });

  it('may do what the owner lets their role do, from the next call on', async () => {
    await setPassword();
    shop.signIn({ id: 1 });
    const { id: sales } = await add('小周', 'sales');
    const { id: customer } = await shop.call('customers.create', { name: '单雄信' });
    const remove = () => shop.call('customers.remove', { ids: [customer] });
    shop.signIn({ id: sales });
    await expect(remove()).rejects.toThrow('ipc.denied');
    shop.signIn({ id: 1 });
    await shop.call('staff.setRight', { right: 'customers.delete', role: 'sales', scope: 'all' });
    await shop.call('staff.setRight', { right: 'customers.read', role: 'sales', scope: 'all' });
    await expect(
      shop.call('staff.setRight', { right: 'transfer.read', role: 'sales', scope: 'own' }),
    ).rejects.toThrow('staff.badScope');
    shop.signIn({ id: sales });
    await remove();
  });

  it('see and undo their own acts only, where that is how far their right reaches', async () => {
    await setPassword();
    shop.signIn({ id: 1 });
    const { id: sales } = await add('小周', 'sales');
    await shop.call('customers.create', { name: '单雄信' }, randomUUID());
    const mine = Math.max(...shop.reader.column<number>('SELECT "id" FROM "audit"'));
    shop.signIn({ id: sales });
    await expect(shop.call('history.undo', { actId: mine })).rejects.toThrow('ipc.denied');
    expect((await shop.call('history.list', { offset: 0, limit: 50 })).total).toBe(0);
    await shop.call('customers.create', { name: '秦琼' });
    expect((await shop.call('history.list', { offset: 0, limit: 50 })).acts).toHaveLength(1);
    await shop.call('history.undoLast', {});
  });
});

it('keeps what was typed also from a screen that has just been locked, and shows it nothing', async () => {
  await setPassword();
  const locked: Caller = { ...OWNER, isLocked: true };
  const send = (channel: string, input: unknown) => shop.sendAs(locked, { channel, input, commandId: null });
  const place = { form: 'customers.create', slot: randomUUID() };
  expect(await send('drafts.keep', { place, title: '单', body: '{}' })).toMatchObject({ ok: true });
  expect(await send('drafts.find', { place })).toMatchObject({ ok: false, error: { code: 'ipc.signedOut' } });
  expect(await send('settings.get', {})).toMatchObject({
    ok: true,
    value: { session: 'locked', me: { id: 1 } },
  });
});

describe('what is grave', () => {
  it('asks for the password again where it was not given lately, and asks nobody who has none', async () => {
    const setLow = { right: 'customers.delete', role: 'desk', scope: 'none' } as const;
    const send = (by: Caller) =>
      shop.sendAs(by, { channel: 'staff.setRight', input: setLow, commandId: randomUUID() });
    expect((await send(NOBODY)).ok).toBe(true);
    await setPassword();
    const answer = await send(OWNER);
    expect(answer.ok ? null : answer.error.code).toBe('staff.stepUp');
    await expect(ask({ act: 'prove', by: OWNER, password: 'x' })).rejects.toMatchObject({
      code: 'staff.wrong',
      params: { left: 4 },
    });
    expect(await ask({ act: 'prove', by: OWNER, password: PASSWORD })).toEqual({ personId: 1 });
    expect(trail().slice(-2)).toEqual(['staff.refuse', 'staff.prove']);
    expect((await send({ ...OWNER, isProven: true })).ok).toBe(true);
  });
});
