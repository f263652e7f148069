import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ICAL from 'ical.js';
import type { CallInput, ChannelName } from '@shared/ipc/contracts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeShop, type TestShop } from '../../../../tests/support/shop';
import { calendarFile } from '../../app/calendarFile';
import type { DesktopContext } from '../../ipc/handlers';
import { writtenFiles } from '../privacy/privacy.files.service';
import { saveCalendarFile } from './followups.calendarFile';

const TODAY = '2026-11-23';
const HOSTILE = `<img src=x onerror=alert(1)>;,\\"'& 𠮷`;
let shop: TestShop;
let lin: number;
let told: string[];

const plan = (over: Partial<CallInput<'followups.create'>> = {}) =>
  shop.call('followups.create', {
    kind: 'internal',
    customerId: null,
    personId: 1,
    subject: '盘点',
    dueOn: TODAY,
    dueMinute: null,
    ...over,
  });
const daily = (subject: string) =>
  shop.call('followups.createSeries', {
    fields: {
      ...{ kind: 'internal', customerId: null, personId: 1, subject },
      dueOn: TODAY,
      dueMinute: 540,
    },
    repeat: { every: 'day', interval: 1, untilDay: null, count: null },
  });
const desktopTo = (path: string | null): DesktopContext =>
  ({
    query: (name: ChannelName, input: never) => shop.call(name, input),
    askSave: (name: string) => {
      told.push(`ask ${name}`);
      return Promise.resolve(path);
    },
    tell: (act: string, result: object) => {
      told.push(`tell ${act} ${JSON.stringify(result)}`);
      return Promise.resolve();
    },
    calendarFile: (...given: Parameters<typeof calendarFile>) => Promise.resolve(calendarFile(...given)),
    about: () => ({ dataDir: shop.dir, version: '', electron: '', sqlite: '' }),
  }) as unknown as DesktopContext;

/** The events of the file that the signed-in person saves, as another program reads them. */
async function saved(over: Partial<CallInput<'followups.saveCalendarFile'>> = {}) {
  mkdirSync(join(shop.dir, 'out'), { recursive: true });
  const path = join(shop.dir, 'out', 'calendar.ics');
  const asked = { view: 'week', day: TODAY, whose: 'all', language: 'zh-CN', ...over };
  const answer = await saveCalendarFile(desktopTo(path), asked as never);
  const text = readFileSync(path, 'utf8');
  const events = new ICAL.Component(ICAL.parse(text) as unknown as string)
    .getAllSubcomponents('vevent')
    .map((one) => new ICAL.Event(one));
  return { answer, path, text, events };
}

beforeEach(async () => {
  shop = await makeShop();
  shop.clock.set(`${TODAY}T02:00:00.000Z`);
  lin = Number(
    shop.raw.prepare(`INSERT INTO "staff" ("name", "role") VALUES ('小林', 'sales')`).run().lastInsertRowid,
  );
  told = [];
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  await shop.close();
});

test('holds what is to do, what was done and what will come, once the trail knows, and words as words', async () => {
  const { id } = await shop.call('customers.create', { name: HOSTILE });
  const { id: callId } = await plan({ kind: 'call', customerId: id, subject: HOSTILE, dueMinute: 600 });
  await shop.call('followups.complete', { id: callId, outcome: null, mood: null, note: '机密', next: null });
  await daily('开早会');
  const { answer, text, events } = await saved();
  expect(told).toEqual([
    expect.stringMatching(/^ask .*2026-11-23\.ics$/u),
    `tell followups.saveCalendarFile ${JSON.stringify({ view: 'week', day: TODAY, whose: 'all' })}`,
  ]);
  expect(answer).toEqual({ fileName: 'calendar.ics', events: 8 });
  expect(events.filter(({ summary }) => summary === '店里的事 · 开早会')).toHaveLength(7);
  const call = events.find(({ summary }) => summary.startsWith('打电话'));
  expect(call?.summary).toBe(`打电话 · ${HOSTILE} · ${HOSTILE}`);
  expect(call?.description).toContain('已经办了');
  expect(text).not.toContain('机密');
});

test('names each by what stays: itself, or the day of its series, there already or still to come', async () => {
  const { id } = await plan({ dueOn: '2026-11-25' });
  const series = await daily('开早会');
  const uids = async (): Promise<string[]> => (await saved()).events.map(({ uid }) => uid).sort();
  const first = await uids();
  expect(new Set(first).size).toBe(8);
  expect(first.filter((uid) => uid.startsWith(`followup-${String(id)}@`))).toHaveLength(1);
  expect(first.filter((uid) => uid.startsWith(`series-${String(series.seriesId)}-202611`))).toHaveLength(7);
  await shop.call('followups.complete', { id: series.id, outcome: null, mood: null, note: '', next: null });
  await shop.call('followups.move', { ids: [id], dueOn: '2026-11-26' });
  expect(await uids()).toEqual(first);
});

test('holds no more than the person who takes it along may see, and no number that is masked', async () => {
  const { id } = await shop.call('customers.create', { name: '', phones: [{ text: '13811452045' }] });
  await plan({ subject: '老板的事' });
  await plan({ kind: 'call', customerId: id, subject: '小林的事', personId: lin });
  shop.signIn({ id: lin });
  const { events, text } = await saved();
  expect(events.map(({ summary }) => summary)).toEqual([expect.stringContaining('小林的事')]);
  expect(text).not.toContain('13811452045');
  await expect(saved({ whose: 1 })).rejects.toThrow('ipc.denied');
});

test('is whole or refused: nothing is written of more than a file holds', async () => {
  const insert = shop.raw.prepare(
    `WITH RECURSIVE many(at) AS (SELECT 1 UNION ALL SELECT at + 1 FROM many WHERE at < 5001)
     INSERT INTO "followups" ("kind", "personId", "subject", "dueOn", "createdAt", "createdOn", "createdBy")
     SELECT 'internal', 1, '盘点', ?, ?, ?, 1 FROM many`,
  );
  insert.run(TODAY, `${TODAY}T02:00:00.000Z`, TODAY);
  await expect(saved()).rejects.toThrow(/^followups.tooManyEvents$/u);
  expect(told).toEqual([]);
});

test('nothing is told or written where no place was chosen; a file is found again by an erasure', async () => {
  const asked = { view: 'day', day: TODAY, whose: 'mine', language: 'en' } as never;
  expect(await saveCalendarFile(desktopTo(null), asked)).toBeNull();
  expect(told).toEqual([expect.stringContaining('ask ')]);
  await expect(saveCalendarFile(desktopTo(join(shop.dir, 'nowhere', 'a.ics')), asked)).rejects.toThrow(
    'followups.notWritten',
  );
  const { id } = await shop.call('customers.create', { name: '单雄信' });
  await plan({ kind: 'call', customerId: id });
  const { path } = await saved();
  expect(await writtenFiles(shop.dir)).toEqual([
    expect.objectContaining({ path, customerId: null, customerIds: [id] }),
  ]);
});
