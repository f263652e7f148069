import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PAPER_LINES, type CalendarPaper } from '@shared/features/followups/calendarPaper.rules';
import type { CallInput, ChannelName } from '@shared/ipc/contracts';
import type { Day } from '@shared/lib/days';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeShop, type TestShop } from '../../../../tests/support/shop';
import { calendarPage } from '../../app/calendarPage';
import type { DesktopContext } from '../../ipc/handlers';
import { printCalendar, saveCalendar } from './followups.calendarPaper';

const TODAY = '2026-11-23' as Day;
const HOSTILE = `<img src=x onerror=alert(1)>"'& 𠮷`;
let shop: TestShop;
let lin: number;
let done: string[];
let papers: CalendarPaper[];

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
const desktopOf = (saveTo: string | null = null): DesktopContext =>
  ({
    query: (name: ChannelName, input: never) => shop.call(name, input),
    askSave: (name: string) => {
      done.push(`ask ${name}`);
      return Promise.resolve(saveTo);
    },
    tell: (act: string, result: object) => {
      done.push(`tell ${act} ${JSON.stringify(result)}`);
      return Promise.resolve();
    },
    calendarPdf: (paper: CalendarPaper) => {
      done.push('draw');
      papers.push(paper);
      return Promise.resolve(Buffer.from('%PDF'));
    },
    printCalendar: (paper: CalendarPaper) => {
      done.push('print');
      papers.push(paper);
      return Promise.resolve();
    },
    about: () => ({ dataDir: shop.dir, version: '', electron: '', sqlite: '' }),
  }) as unknown as DesktopContext;
const print = async (over: Partial<CallInput<'followups.printCalendar'>> = {}): Promise<CalendarPaper> => {
  await printCalendar(desktopOf(), {
    view: 'month',
    day: TODAY,
    whose: 'all',
    language: 'zh-CN',
    ...over,
  } as never);
  const paper = papers.at(-1);
  if (paper === undefined) throw new Error('nothing was printed');
  return paper;
};

beforeEach(async () => {
  shop = await makeShop();
  shop.clock.set(`${TODAY}T02:00:00.000Z`);
  lin = Number(
    shop.raw.prepare(`INSERT INTO "staff" ("name", "role") VALUES ('小林', 'sales')`).run().lastInsertRowid,
  );
  done = [];
  papers = [];
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  await shop.close();
});

test.each(['month', 'week', 'day', 'agenda'] as const)(
  'a %s holds what is to do and what will come, once the trail knows, and words as words',
  async (view) => {
    const { id } = await shop.call('customers.create', { name: HOSTILE });
    await plan({ kind: 'call', customerId: id, subject: HOSTILE, dueMinute: 600 });
    await shop.call('followups.createSeries', {
      fields: {
        ...{ kind: 'internal', customerId: null, personId: 1, subject: '开早会' },
        dueOn: TODAY,
        dueMinute: null,
      },
      repeat: { every: 'day', interval: 1, untilDay: null, count: null },
    });
    const paper = await print({ view });
    expect(done).toEqual([
      `tell followups.printCalendar ${JSON.stringify({ view, day: TODAY, whose: 'all' })}`,
      'print',
    ]);
    for (const language of ['zh-CN', 'en'] as const) {
      const html = calendarPage(paper, language);
      expect(html).not.toContain('<img');
      expect(html).toContain('&#60;img');
      expect(html).toContain('10:00');
      expect(html.split('开早会').length - 1).toBe({ month: 14, week: 7, day: 1, agenda: 8 }[view]);
      expect(html).not.toMatch(/papers\./u);
    }
  },
);

test('what has no room is counted, so that it stays one page', async () => {
  for (let at = 0; at < 60; at += 1) await plan({ subject: `第 ${String(at)} 件` });
  for (let at = 0; at < 9; at += 1) await plan({ dueOn: '2026-11-25', subject: '周三' });
  for (const view of ['month', 'week', 'day', 'agenda'] as const) {
    const { days } = await print({ view });
    const [busy] = days.filter(({ day }) => day === TODAY);
    expect(busy?.lines.length).toBe(PAPER_LINES[view].day - 1);
    expect(busy?.more).toBe(60 - PAPER_LINES[view].day + 1);
    expect(days.reduce((sum, { lines }) => sum + lines.length, 0)).toBeLessThanOrEqual(PAPER_LINES[view].all);
  }
  expect(calendarPage(await print(), 'zh-CN')).toContain('还有 53 件');
});

test('says whose it is where it is one person’s, and each line says it where it is several people’s', async () => {
  await plan();
  expect((await print()).person).toBe(shop.actor.name);
  await plan({ personId: lin });
  const paper = await print();
  expect(paper.person).toBeNull();
  expect(calendarPage(paper, 'zh-CN')).toContain('盘点 小林');
});

test('holds no more than the person who prints may see', async () => {
  await plan({ subject: '老板的事' });
  await plan({ subject: '小林的事', personId: lin });
  shop.signIn({ id: lin });
  const lines = (await print()).days.flatMap((day) => day.lines);
  expect(lines.map(({ subject }) => subject)).toEqual(['小林的事']);
  await expect(print({ whose: 1 })).rejects.toThrow('ipc.denied');
});

test('is saved whole or not at all, where a person chose, and is remembered for an erasure', async () => {
  const { id } = await shop.call('customers.create', { name: '单雄信' });
  await plan({ kind: 'call', customerId: id });
  const asked = { view: 'week', day: TODAY, whose: 'mine', language: 'en' } as never;
  expect(await saveCalendar(desktopOf(), asked)).toBeNull();
  expect(done).toEqual([expect.stringContaining('ask ')]);
  mkdirSync(join(shop.dir, 'out'));
  const path = join(shop.dir, 'out', '周历.pdf');
  expect(await saveCalendar(desktopOf(path), asked)).toEqual({ fileName: '周历.pdf' });
  expect(readFileSync(path, 'utf8')).toBe('%PDF');
  rmSync(join(shop.dir, 'out'), { recursive: true });
  await expect(saveCalendar(desktopOf(path), asked)).rejects.toThrow('followups.notWritten');
  expect(existsSync(path)).toBe(false);
});

test('an empty day says so', async () => {
  expect(calendarPage(await print({ view: 'day' }), 'zh-CN')).toContain('没有要办的事');
});
