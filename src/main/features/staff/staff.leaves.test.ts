import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import type { GivenRole } from '@shared/features/staff/staff.rules';
import { makeShop, type TestShop } from '../../../../tests/support/shop';

const OWNER = 1;
let shop: TestShop;
let lin: number;
let zhou: number;
let manager: number;
let open: CustomerId;
let secret: CustomerId;

function hire(role: GivenRole, name: string): number {
  const { lastInsertRowid } = shop.raw
    .prepare('INSERT INTO "staff" ("name", "role") VALUES (?, ?)')
    .run(name, role);
  return Number(lastInsertRowid);
}

const away = (over: Partial<{ id: number; from: string; to: string; deputyId: number }> = {}) =>
  shop.call('staff.setLeave', { id: lin, from: '2026-11-25', to: '2026-11-27', deputyId: zhou, ...over });
const seenBy = async (id: number): Promise<string[]> => {
  shop.signIn({ id });
  const { rows } = await shop.call('customers.list', {
    filter: { group: 'mine' },
    sort: 'name',
    direction: 'asc',
    offset: 0,
    limit: 50,
  });
  shop.signIn({ id: OWNER });
  return rows.map(({ name }) => name).sort();
};

beforeEach(async () => {
  shop = await makeShop();
  lin = hire('sales', '小林');
  zhou = hire('sales', '小周');
  manager = hire('manager', '老钱');
  ({ id: open } = await shop.call('customers.create', { name: '甲', phones: [{ text: '13811452045' }] }));
  ({ id: secret } = await shop.call('customers.create', { name: '乙' }));
  for (const id of [open, secret])
    await shop.call('customers.setTeam', { id, team: [{ personId: lin, part: 'lead' }] });
  await shop.call('customers.setRestricted', { id: secret, isRestricted: true });
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  await shop.close();
});

describe('who stands in for somebody away', () => {
  it('sees and changes their customers on these days, the first and the last too, and neither before nor after', async () => {
    await away();
    expect(await seenBy(zhou)).toEqual([]);
    for (const day of ['25', '27']) {
      shop.clock.set(`2026-11-${day}T02:30:00.000Z`);
      expect(await seenBy(zhou)).toEqual(['乙', '甲'].sort());
    }
    shop.signIn({ id: zhou });
    const card = await shop.call('customers.card', { id: open });
    expect(card).toMatchObject({ reach: { isWhole: true, isRevealed: true, mayArrange: false } });
    expect(card.team).toMatchObject([{ name: '小林', standIn: '小周' }]);
    await shop.call('customers.addNote', { id: secret, text: '来电' });
    shop.clock.set('2026-11-28T02:30:00.000Z');
    await expect(shop.call('customers.card', { id: secret })).rejects.toThrow('customers.notFound');
    await expect(shop.call('customers.addNote', { id: open, text: '来电' })).rejects.toThrow(
      'customers.notYours',
    );
    shop.signIn({ id: OWNER });
    expect((await shop.call('customers.card', { id: open })).team).toMatchObject([{ standIn: null }]);
  });

  it('does so also where their right reaches the team, another role than that of who is away', async () => {
    await shop.call('staff.setRight', { right: 'customers.read', role: 'manager', scope: 'team' });
    await shop.call('staff.setRight', { right: 'customers.reveal', role: 'manager', scope: 'team' });
    await away({ from: '2026-11-24', deputyId: manager });
    shop.signIn({ id: manager });
    for (const id of [open, secret])
      expect((await shop.call('customers.card', { id })).reach).toMatchObject({ isWhole: true });
    const { rows } = await shop.call('customers.list', {
      filter: { group: 'all' },
      sort: 'name',
      direction: 'asc',
      offset: 0,
      limit: 50,
    });
    expect(rows).toHaveLength(2);
  });

  it('does so no more once the days are taken back, or undone, and again by undo', async () => {
    await away({ from: '2026-11-24' });
    await shop.call('history.undoLast', {});
    expect(await seenBy(zhou)).toEqual([]);
    await away({ from: '2026-11-24' });
    await shop.call('staff.endLeave', { id: lin });
    expect(await seenBy(zhou)).toEqual([]);
    await shop.call('history.undoLast', {});
    expect(await seenBy(zhou)).toHaveLength(2);
  });

  it('is another one as soon as another is named, and nobody who has left', async () => {
    const wu = hire('sales', '小吴');
    await away({ from: '2026-11-24' });
    await away({ from: '2026-11-24', deputyId: wu });
    expect([await seenBy(zhou), (await seenBy(wu)).length]).toEqual([[], 2]);
    await shop.call('staff.leave', { id: lin, shares: [] });
    expect(await seenBy(wu)).toEqual([]);
  });
});

describe('days off', () => {
  it('stand with the person, the next or present ones alone', async () => {
    const leaveOf = async () =>
      (await shop.call('staff.list', {})).people.find(({ id }) => id === lin)?.leave;
    await away();
    expect(await leaveOf()).toMatchObject({ from: '2026-11-25', to: '2026-11-27', deputy: '小周' });
    shop.clock.set('2026-11-28T02:30:00.000Z');
    expect(await leaveOf()).toBeNull();
  });

  it('have an end that is neither past nor before their first, and somebody else who works here to stand in', async () => {
    await expect(away({ from: '2026-11-26', to: '2026-11-25' })).rejects.toThrow('staff.badDays');
    await expect(away({ from: '2026-11-20', to: '2026-11-23' })).rejects.toThrow('staff.badDays');
    for (const deputyId of [lin, 999]) {
      await expect(away({ deputyId })).rejects.toThrow('staff.notAsDeputy');
    }
    await expect(away({ id: 999 })).rejects.toThrow('staff.unknown');
    await expect(away({ from: '2026-02-30' })).rejects.toThrow('ipc.badInput');
  });

  it('are set by a manager for whom they lead, never with themselves to stand in, who would see what is kept from them', async () => {
    await shop.call('staff.setRight', { right: 'staff.write', role: 'manager', scope: 'all' });
    await shop.call('staff.setRight', { right: 'history.write', role: 'manager', scope: 'all' });
    await away({ from: '2026-11-24', deputyId: manager });
    await shop.call('staff.endLeave', { id: lin });
    const ended = shop.reader.column<number>('SELECT max("id") FROM "audit"')[0] ?? 0;
    shop.signIn({ id: manager });
    await expect(away({ deputyId: manager })).rejects.toThrow('staff.notAsDeputy');
    await expect(shop.call('history.undo', { actId: ended })).rejects.toThrow('staff.notAsDeputy');
    await expect(away({ id: OWNER })).rejects.toThrow('staff.notYours');
    await expect(shop.call('staff.endLeave', { id: OWNER })).rejects.toThrow('staff.notYours');
    await away();
    shop.signIn({ id: OWNER });
    await away({ id: OWNER, deputyId: manager });
  });
});
