import type { CallInput } from '@shared/ipc/contracts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeShop, type TestShop } from '../../../../tests/support/shop';

const OWNER = 1;
const TODAY = '2026-11-23';
let shop: TestShop;
let lin: number;
let ids: number[];

type Taking = CallInput<'followups.takeVisits'>;
type Row = CallInput<'followups.bringVisits'>['rows'][number];

const hire = (name: string, role: string): number =>
  Number(
    shop.raw.prepare('INSERT INTO "staff" ("name", "role") VALUES (?, ?)').run(name, role).lastInsertRowid,
  );
const take = (over: Partial<Taking> = {}) =>
  shop.call('followups.takeVisits', {
    customerIds: ids,
    personId: OWNER,
    dayOn: TODAY,
    subject: '送样品',
    facts: ['phone', 'address', 'strip', 'open', 'purchases'],
    form: 'xlsx',
    ...over,
  });
const plan = (customerId: number, over: Partial<CallInput<'followups.create'>> = {}) =>
  shop.call('followups.create', {
    kind: 'visit',
    customerId,
    personId: OWNER,
    subject: '谈年礼',
    dueOn: TODAY,
    dueMinute: null,
    lengthMinutes: 30,
    ...over,
  });
const told = (stopId: number, over: Partial<Row> = {}): Row => ({
  stopId,
  outcome: 'bought',
  mood: 'happy',
  note: '要了两罐',
  next: null,
  ...over,
});
const sheet = (mark: string) => shop.call('followups.visitSheet', { mark });
const paper = (id: number) => shop.call('followups.visitPaper', { id });
const out = async (whose: 'mine' | 'all' = 'mine') =>
  (await shop.call('followups.visitSheets', { whose, isOutOnly: true })).map(({ id }) => id);
const first = (list: readonly number[], at = 0): number => list[at] ?? 0;

beforeEach(async () => {
  shop = await makeShop();
  shop.clock.set(`${TODAY}T02:00:00.000Z`);
  lin = hire('小林', 'sales');
  ids = [];
  for (const [name, address] of [
    ['单雄信', '解放路2号'],
    ['秦琼', '解放路12号'],
    ['罗成', ''],
  ] as const) {
    ids.push(
      (
        await shop.call('customers.create', {
          name,
          address,
          region: '江干区',
          likes: '龙井',
          phones: [{ text: `1380013800${String(ids.length)}` }],
        })
      ).id,
    );
  }
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  await shop.close();
});

describe('a sheet that is taken out', () => {
  it('holds its customers in the order given, with the visits that were planned', async () => {
    await plan(first(ids, 1));
    const { id, mark } = await take({ customerIds: [first(ids, 1), first(ids)] });
    expect((await sheet(mark)).rows.map(({ name, plan: planned }) => [name, planned])).toEqual([
      ['秦琼', '谈年礼'],
      ['单雄信', null],
    ]);
    const { rows } = await paper(id);
    expect(rows[0]).toMatchObject({
      phones: ['138 0013 8001'],
      address: '解放路12号',
      likes: '龙井',
      open: [],
    });
    expect(new Set(rows.map(({ key }) => key)).size).toBe(2);
    expect(await out()).toEqual([id]);
  });

  it('says no more than was chosen for it', async () => {
    const { id } = await take({ facts: ['open'] });
    await plan(first(ids), { kind: 'call', subject: '问近况' });
    const { rows } = await paper(id);
    expect(rows[0]).toMatchObject({ phones: [], address: '', likes: '', purchases: [] });
    expect(rows[0]?.open.map(({ subject }) => subject)).toEqual(['问近况']);
    await shop.call('followups.promise', {
      customerId: first(ids),
      kind: 'goods',
      words: '月底前到货',
      personId: OWNER,
      dueOn: '2026-11-30',
      dueMinute: null,
    });
    expect((await paper(id)).rows[0]?.open.map(({ kind }) => kind)).toEqual(['promise', 'call']);
  });

  it('leaves out who is in the bin, or hidden from who goes, and says how many', async () => {
    await shop.call('customers.remove', { ids: [first(ids)] });
    await shop.call('customers.setTeam', { id: first(ids, 1), team: [{ personId: OWNER, part: 'lead' }] });
    await shop.call('customers.setRestricted', { id: first(ids, 1), isRestricted: true });
    await shop.call('customers.setTeam', { id: first(ids, 2), team: [{ personId: lin, part: 'lead' }] });
    const composed = await shop.call('followups.composeVisits', { customerIds: ids, personId: lin });
    expect([composed.rows.map(({ name }) => name), composed.left]).toEqual([['罗成'], 2]);
    const { mark } = await take({ personId: lin });
    expect((await sheet(mark)).rows.map(({ name }) => name)).toEqual(['罗成']);
    await expect(take({ personId: lin, customerIds: [first(ids, 1)] })).rejects.toThrow('customers.notFound');
  });

  it('masks what who goes may not see, and what who prints it may not see', async () => {
    const other = await shop.call('customers.create', { name: '程咬金', phones: [{ text: '13900139000' }] });
    await shop.call('customers.setTeam', { id: other.id, team: [{ personId: OWNER, part: 'lead' }] });
    await shop.call('customers.setTeam', { id: first(ids), team: [{ personId: lin, part: 'lead' }] });
    const { rows } = await shop.call('followups.composeVisits', {
      customerIds: [other.id, first(ids)],
      personId: lin,
    });
    expect(rows.map(({ phones }) => phones.join())).toEqual([expect.stringContaining('*'), '138 0013 8000']);
    await shop.call('staff.setRight', { right: 'customers.read', role: 'sales', scope: 'all' });
    shop.signIn({ id: lin });
    const mine = await shop.call('followups.composeVisits', { customerIds: [other.id], personId: lin });
    expect(JSON.stringify(mine)).not.toContain('139000');
    await expect(
      shop.call('followups.composeVisits', { customerIds: [first(ids)], personId: OWNER }),
    ).rejects.toThrow('ipc.denied');
  });

  it('needs the right, and is told by the trail with undo', async () => {
    const { mark } = await take();
    await shop.call('history.undoLast', {});
    expect(await out()).toEqual([]);
    await expect(sheet(mark)).rejects.toThrow('followups.noSheet');
    const desk = hire('小周', 'desk');
    shop.signIn({ id: desk });
    await expect(take({ personId: desk })).rejects.toThrow('ipc.denied');
  });

  it('is seen by the owner and by who goes, and by no other colleague of sales', async () => {
    await shop.call('customers.setTeam', { id: first(ids), team: [{ personId: lin, part: 'lead' }] });
    const { id, mark } = await take({ personId: lin, customerIds: [first(ids)] });
    expect([await out('mine'), await out('all')]).toEqual([[], [id]]);
    const qin = hire('小秦', 'sales');
    shop.signIn({ id: qin });
    expect(await out('all')).toEqual([]);
    await expect(sheet(mark)).rejects.toThrow('followups.noSheet');
    await expect(paper(id)).rejects.toThrow('followups.noSheet');
    await expect(shop.call('followups.bringVisits', { id, rows: [told(1)] })).rejects.toThrow('ipc.denied');
    shop.signIn({ id: lin });
    expect(await out()).toEqual([id]);
  });

  it('refuses a day that is over and people who do not work here', async () => {
    await expect(take({ dayOn: '2026-11-22' })).rejects.toThrow('followups.past');
    await expect(take({ personId: 99 })).rejects.toThrow('staff.unknown');
  });
});

describe('a sheet that comes back', () => {
  it('does the visit that was planned, makes one that was not, and plans the next steps: one act, one undo', async () => {
    const planned = await plan(first(ids));
    const { id, mark } = await take();
    const { rows } = await sheet(mark);
    const stops = rows.map((stop) => stop.id);
    await shop.call('followups.bringVisits', {
      id,
      rows: [
        told(first(stops), { next: { subject: '送货', dueOn: '2026-12-01' } }),
        told(first(stops, 1), { outcome: null, mood: null, note: '没人在家' }),
      ],
    });
    const done = await shop.call('followups.get', { id: planned.id });
    expect(done).toMatchObject({ state: 'done', outcome: 'bought', mood: 'happy', note: '要了两罐' });
    const timeline = await shop.call('customers.timeline', {
      id: first(ids, 1),
      offset: 0,
      limit: 10,
      kinds: [],
    });
    expect(JSON.stringify(timeline)).toContain('没人在家');
    const { soon } = await shop.call('followups.today', { whose: 'mine', isUnfolded: false });
    expect(soon.map(({ subject, kind, dueOn }) => [subject, kind, dueOn])).toEqual([
      ['送货', 'visit', '2026-12-01'],
    ]);
    const back = await sheet(mark);
    expect([back.backOn, back.told, await out()]).toEqual([TODAY, 2, []]);
    await shop.call('history.undoLast', {});
    expect(await shop.call('followups.get', { id: planned.id })).toMatchObject({ state: 'open' });
    expect(await sheet(mark)).toMatchObject({ backOn: null, told: 0 });
    expect(await out()).toEqual([id]);
  });

  it('stands under the day on the road when it is told later, and under no day that cannot be', async () => {
    const planned = await plan(first(ids));
    const { id, mark } = await take();
    const stops = (await sheet(mark)).rows.map((stop) => stop.id);
    shop.clock.set('2026-11-25T02:00:00.000Z');
    const bring = (stop: number, wentOn?: string) =>
      shop.call('followups.bringVisits', {
        id,
        rows: [told(first(stops, stop))],
        ...(wentOn && { wentOn }),
      });
    for (const day of ['2026-11-22', '2026-11-26']) {
      await expect(bring(0, day)).rejects.toThrow('followups.notThen');
    }
    await bring(0);
    await bring(1, '2026-11-24');
    const ended = shop.raw.prepare(`SELECT "endedOn" FROM "followups" WHERE "state" = 'done' ORDER BY "id"`);
    expect(ended.pluck().all()).toEqual([TODAY, '2026-11-24']);
    expect((await shop.call('followups.get', { id: planned.id })).endedAt).toContain('2026-11-25');
    expect((await sheet(mark)).backOn).toBe('2026-11-25');
  });

  it('is told once: the same rows a second time change nothing, and what was left blank can follow', async () => {
    const { id, mark } = await take();
    const stops = (await sheet(mark)).rows.map((stop) => stop.id);
    const bring = (...rows: Row[]) => shop.call('followups.bringVisits', { id, rows });
    expect(await bring(told(first(stops)))).toMatchObject({ told: 1, again: 0 });
    expect(await bring(told(first(stops)), told(first(stops, 1)))).toMatchObject({ told: 1, again: 1 });
    expect(await bring(told(first(stops)))).toMatchObject({ told: 0, again: 1 });
    const visits = shop.raw.prepare(`SELECT count(*) FROM "followups" WHERE "state" = 'done'`).pluck().get();
    expect(visits).toBe(2);
  });

  it('refuses rows of another sheet, a next step in the past, and customers in the bin, and keeps nothing of it', async () => {
    const { id, mark } = await take();
    const other = await take({ customerIds: [first(ids)] });
    const strange = first((await sheet(other.mark)).rows.map((stop) => stop.id));
    const stops = (await sheet(mark)).rows.map((stop) => stop.id);
    const bring = (...rows: Row[]) => shop.call('followups.bringVisits', { id, rows });
    await expect(bring(told(first(stops)), told(strange))).rejects.toThrow('followups.sheetChanged');
    await expect(
      bring(told(first(stops), { next: { subject: '送货', dueOn: '2026-11-22' } })),
    ).rejects.toThrow('followups.past');
    await shop.call('customers.remove', { ids: [first(ids)] });
    await expect(bring(told(first(stops)))).rejects.toThrow('customers.notFound');
    expect((await sheet(mark)).told).toBe(0);
    expect((await sheet(mark)).rows[0]).toMatchObject({ isInBin: true });
  });

  it('goes to the colleague who takes over from somebody who leaves, where they may know everybody on it', async () => {
    const { id, mark } = await take({ personId: lin });
    const zhou = hire('小周', 'desk');
    const { belongings } = await shop.call('staff.belongings', { id: lin });
    expect(belongings.find(({ kind }) => kind === 'visits')).toMatchObject({ count: 1 });
    const share = (kind: 'customers' | 'followups' | 'visits' | 'drafts') => ({
      kind,
      inTurn: [zhou],
      named: [],
    });
    shop.signIn({ id: lin });
    const place = { form: 'followups.bringVisits', slot: mark } as const;
    await shop.call('drafts.keep', { place, title: '外出', body: '{}' });
    shop.signIn({ id: OWNER });
    await shop.call('staff.leave', { id: lin, shares: [share('visits'), share('drafts')] });
    shop.signIn({ id: zhou });
    expect(await out()).toEqual([id]);
    expect(await shop.call('drafts.find', { place })).toMatchObject({ title: '外出' });
  });

  it('goes with a customer who is erased: the others stay on it', async () => {
    const { id, mark } = await take();
    const place = { form: 'followups.bringVisits', slot: mark } as const;
    await shop.call('drafts.keep', { place, title: '外出', body: '{"0000000a":{"note":"腿疼"}}' });
    await shop.call('privacy.erase', { id: first(ids), typed: '单雄信' });
    expect((await sheet(mark)).rows.map(({ name }) => name)).toEqual(['秦琼', '罗成']);
    expect(await shop.call('drafts.find', { place })).toBeNull();
    expect((await paper(id)).rows).toHaveLength(2);
  });
});
