import { addDays, type Day } from '@shared/lib/days';
import type { TodayRow } from '@shared/features/followups/followups.contract';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import {
  cardOf,
  countsOf,
  idOf,
  rowOf,
  todayOf,
  todayRowOf,
} from '../../../../../tests/support/builders/screens';
import type { Answers } from '../../../../../tests/support/fakeBridge';
import { findBarriers, renderScreen, user } from '../../../../../tests/support/renderScreen';
import { useAllOffers } from '@/lib/offers';
import { TodayScreen } from './TodayScreen';

const idOfRow = (id: number) => id as TodayRow['id'];
const rows = [
  todayRowOf({ id: idOfRow(1), subject: '九点来试衣', kind: 'appointment', dueMinute: 540, group: 'timed' }),
  todayRowOf({
    id: idOfRow(2),
    subject: '问壶好不好用',
    lateDays: 3,
    dueOn: '2026-11-20' as never,
    moves: 2,
  }),
  todayRowOf({ id: idOfRow(3), subject: '盘点', kind: 'internal', customer: null, group: 'internal' }),
];
const people = [
  { id: 1, name: '赵会敏', isMe: true },
  { id: 2, name: '小林', isMe: false },
];
const answersOf = (over: Answers = {}): Answers => ({
  'followups.today': () => todayOf(rows, { total: 20 }),
  'followups.people': () => people,
  'customers.counts': () => countsOf({ all: 3 }),
  'settings.days': ({ from }) => ({
    days: [0, 1, 2, 3, 4, 5, 6].map((at) => ({
      day: addDays(from as Day, at),
      lunar: { month: 10, day: 15 + at, isLeap: false },
      term: at === 0 ? 'xiaoxue' : null,
      festival: null,
      holiday: null,
      open: [],
    })),
    yearsWithoutHolidays: [],
  }),
  'followups.complete': () => ({ id: idOfRow(1), nextId: null }),
  'followups.move': ({ ids }) => ({ ids: ids as never }),
  'followups.drop': () => ({ id: idOfRow(1) }),
  'followups.create': () => ({ id: idOfRow(9) }),
  'followups.edit': () => ({ id: idOfRow(1) }),
  'customers.card': () => cardOf(),
  'customers.find': () => ({
    rows: [{ ...rowOf({ id: idOf(7), name: '秦琼' }), title: [], hit: null }],
    hasMore: false,
  }),
  ...over,
});
const lines = () => screen.getAllByRole('group').filter((one) => one.hasAttribute('data-line'));

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-23T02:00:00.000Z'), toFake: ['Date'] });
});

test('says how much there is, how late, why, and what is folded away', async () => {
  await renderScreen(<TodayScreen />, { answers: answersOf() });
  await screen.findByRole('heading', { name: '今日 20 件' });
  screen.getByText('先办 1 件拖下来的，其余从容。');
  const [timed, late, own] = lines();
  within(timed as HTMLElement).getByText('9:00');
  expect(late?.textContent).toContain('超 3 天');
  expect(late?.textContent).toContain('推后过 2 次');
  expect(own?.textContent).toContain('店里的事');
  screen.getByText('另有 17 件，已折起');
  expect(await findBarriers()).toEqual([]);
});

test('is worked through by keys alone: done, put off, dropped', async () => {
  const { bridge } = await renderScreen(<TodayScreen />, { answers: answersOf() });
  await screen.findByText('九点来试衣');
  lines()[0]?.focus();
  await user.keyboard('d');
  await waitFor(() => {
    expect(bridge.inputsOf('followups.complete')).toEqual([
      { id: 1, outcome: 'came', mood: null, note: '', next: null },
    ]);
  });
  await user.keyboard('{ArrowDown}s');
  await screen.findByRole('dialog', { name: '推后：问壶好不好用' });
  expect(await findBarriers()).toEqual([]);
  await user.keyboard('3');
  await waitFor(() => {
    expect(bridge.inputsOf('followups.move')).toEqual([{ ids: [2], dueOn: '2026-11-30' }]);
  });
  await waitFor(() => {
    expect(document.activeElement).toBe(lines()[1]);
  });
  await user.keyboard('{ArrowDown}x');
  await user.type(await screen.findByLabelText('为什么不办'), '上周盘过了{Enter}');
  await waitFor(() => {
    expect(bridge.inputsOf('followups.drop')).toEqual([{ id: 3, reason: '上周盘过了' }]);
  });
});

test('Enter opens what to know and takes the outcome, mood, words and next step at once', async () => {
  const { bridge } = await renderScreen(<TodayScreen />, { answers: answersOf() });
  await screen.findByText('九点来试衣');
  lines()[1]?.focus();
  await user.keyboard('{Enter}');
  const dialog = await screen.findByRole('dialog', { name: '办好：问壶好不好用' });
  await waitFor(() => {
    expect(document.activeElement).toBe(within(dialog).getByLabelText('联系上了'));
  });
  await within(dialog).findByRole('region', { name: '开口前五秒' });
  await user.click(within(dialog).getByLabelText('没联系上'));
  expect(within(dialog).getByLabelText('下一步')).toHaveProperty('value', '问壶好不好用');
  expect(within(dialog).getByLabelText('哪天')).toHaveProperty('value', '2026-11-24');
  await user.click(within(dialog).getByLabelText('平常'));
  await user.type(within(dialog).getByLabelText('说了什么'), '家里没人');
  await user.type(within(dialog).getByLabelText('几点'), '晚上7点半');
  expect(await findBarriers()).toEqual([]);
  await user.keyboard('{Control>}s{/Control}');
  await waitFor(() => {
    expect(bridge.inputsOf('followups.complete')).toEqual([
      {
        id: 2,
        outcome: 'unreached',
        mood: 'calm',
        note: '家里没人',
        next: { kind: 'call', subject: '问壶好不好用', dueOn: '2026-11-24', dueMinute: 1_170 },
      },
    ]);
  });
  await screen.findByText('办好了，下一步 11月24日 周二');
});

test('a new one is made by keyboard; without customer, words or a real time nothing is sent', async () => {
  const { bridge } = await renderScreen(<TodayScreen />, { answers: answersOf() });
  await user.click(await screen.findByRole('button', { name: '新的跟进' }));
  const dialog = await screen.findByRole('dialog', { name: '新的跟进' });
  await user.keyboard('{Control>}s{/Control}');
  within(dialog).getByText('没选客户');
  within(dialog).getByText('请写一句是什么事');
  await user.type(within(dialog).getByLabelText('客户'), 'qq');
  await within(dialog).findByRole('option', { name: /秦琼/u });
  await user.keyboard('{Enter}');
  await within(dialog).findByText('秦琼');
  await user.type(within(dialog).getByLabelText('什么事'), '新茶到了');
  await user.type(within(dialog).getByLabelText('几点'), '25:00');
  within(dialog).getByText('看不懂这个时间，可写 930、15:00、下午3点');
  await user.keyboard('{Control>}s{/Control}');
  expect(bridge.inputsOf('followups.create')).toEqual([]);
  await user.clear(within(dialog).getByLabelText('几点'));
  fireEvent.change(within(dialog).getByLabelText('哪天'), { target: { value: '2026-12-01' } });
  expect(await findBarriers()).toEqual([]);
  await user.keyboard('{Control>}s{/Control}');
  await waitFor(() => {
    expect(bridge.inputsOf('followups.create')).toEqual([
      {
        kind: 'call',
        customerId: 7,
        personId: 1,
        subject: '新茶到了',
        lengthMinutes: 30,
        dueOn: '2026-12-01',
        dueMinute: null,
      },
    ]);
  });
});

test('says what a customer did not want before it is planned, on the row and in the dialog', async () => {
  const refusing = todayRowOf({ id: idOfRow(4), subject: '问近况' });
  const customer = refusing.customer && { ...refusing.customer, refuses: ['phone' as const] };
  await renderScreen(<TodayScreen />, {
    answers: answersOf({
      'followups.today': () => todayOf([{ ...refusing, customer }]),
      'customers.card': () => ({ ...cardOf(), refuses: ['phone'] }),
    }),
  });
  await screen.findByText(/^说过不要打电话/u);
  lines()[0]?.focus();
  await user.keyboard('{Enter}');
  const dialog = await screen.findByRole('dialog', { name: '办好：问近况' });
  await within(dialog).findByText('这位客户说过不要打电话');
  await user.keyboard('{Escape}');
  lines()[0]?.focus();
  await user.keyboard('e');
  const form = await screen.findByRole('dialog', { name: '修改跟进' });
  await within(form).findByText('这位客户说过不要打电话');
  await user.click(within(form).getByLabelText('发消息'));
  expect(within(form).queryByText('这位客户说过不要打电话')).toBeNull();
  expect(await findBarriers()).toEqual([]);
});

const OfferNames = () => <p data-testid="offers">{useAllOffers().map(({ name }) => name)}</p>;

test('what is overdue is on offer by name, as soon as there is more than one', async () => {
  const late = [1, 2].map((id) => todayRowOf({ id: idOfRow(id), subject: `旧事${String(id)}`, lateDays: 3 }));
  const { bridge } = await renderScreen(
    <>
      <TodayScreen />
      <OfferNames />
    </>,
    { answers: answersOf({ 'followups.today': () => todayOf(late) }) },
  );
  await waitFor(() => {
    expect(screen.getByTestId('offers').textContent).toContain('backlog');
  });
  bridge.answer({ 'followups.today': () => todayOf(late.slice(1)) });
  bridge.emit('data.changed', { features: ['followups'] });
  await waitFor(() => {
    expect(screen.getByTestId('offers').textContent).not.toContain('backlog');
  });
});

test('an empty day is praised where something was done, and teaches where nothing was', async () => {
  const { bridge } = await renderScreen(<TodayScreen />, {
    answers: answersOf({ 'followups.today': () => todayOf([], { done: 3 }) }),
  });
  await screen.findByText('今天办好了 3 件，漂亮。');
  bridge.answer({ 'followups.today': () => todayOf([]) });
  bridge.emit('data.changed', { features: ['followups'] });
  await screen.findByText('没有要跟进的。想起谁，就给自己留一条。');
});

test('a shop without customers is led to its first ones', async () => {
  await renderScreen(<TodayScreen />, {
    answers: answersOf({
      'followups.today': () => todayOf([]),
      'customers.counts': () => countsOf({ all: 0 }),
    }),
  });
  await screen.findByText('店里还没有客户。把现有的表格导进来，或者先记下第一位。');
  screen.getByRole('button', { name: /导入表格/u });
  expect(await findBarriers()).toEqual([]);
});

test('tells the day in both calendars, how full the week is, what comes, and what was sold yesterday', async () => {
  const soon = [
    todayRowOf({ id: idOfRow(9), subject: '定年礼', dueOn: '2026-11-26' as never, dueMinute: 600 }),
  ];
  await renderScreen(<TodayScreen />, {
    answers: answersOf({
      'followups.today': () => todayOf(rows, { soon }),
      'followups.beside': () => ({
        birthdays: {
          total: 9,
          rows: [
            {
              id: 7 as never,
              name: '<img onerror>',
              on: '2026-11-23' as never,
              calendar: 'lunar',
              age: 66,
            },
          ],
        },
        yesterday: { sales: 26, amountCents: 438_600, weekBeforeCents: 377_400 },
      }),
    }),
  });
  await screen.findByText('农历十月十五；小雪');
  screen.getByText('11月23日 周一，3 件');
  screen.getByText('11月26日 周四 10:00');
  await screen.findByText('卖了 26 单，¥4,386.00');
  screen.getByText('比上周同一天多 ¥612.00');
  screen.getByText('今天 农历 66 岁');
  expect(screen.getByRole('link', { name: '<img onerror>' }).getAttribute('href')).toContain('/customers/7');
  screen.getByText('还有 8 位');
  expect(await findBarriers()).toEqual([]);
});

test('shows a colleague’s and everybody’s, and in English', async () => {
  const { bridge } = await renderScreen(<TodayScreen />, { answers: answersOf(), language: 'en' });
  await screen.findByRole('heading', { name: 'Today: 20 things' });
  await user.selectOptions(screen.getByLabelText('Whose'), 'all');
  await waitFor(() => {
    expect(bridge.inputsOf('followups.today').at(-1)).toEqual({ whose: 'all', isUnfolded: false });
  });
  await screen.findAllByText(/for 赵会敏/u);
  expect(await findBarriers()).toEqual([]);
});

const spreadAnswers: Answers = {
  'followups.previewSpread': ({ daily, which }) => ({
    count: 'ids' in which ? which.ids.length : 3,
    left: 1,
    days: [
      { on: '2026-11-24' as never, count: 2, before: 5 },
      ...(daily === null ? [] : [{ on: '2026-11-25' as never, count: 1, before: 0 }]),
    ],
    usual: 15,
  }),
  'followups.spread': () => ({ ids: [1, 2], left: 0 }),
};

test('several are ticked by keys and put on other days together, and how many on which is seen before', async () => {
  const { bridge } = await renderScreen(<TodayScreen />, { answers: { ...answersOf(), ...spreadAnswers } });
  await screen.findByText('九点来试衣');
  lines()[0]?.focus();
  await user.keyboard(' {ArrowDown} ');
  screen.getByText('选了 2 件');
  expect(screen.getAllByRole('checkbox', { checked: true }).length).toBe(2);
  expect(await findBarriers()).toEqual([]);
  await user.keyboard('s');
  const dialog = within(await screen.findByRole('dialog', { name: '给 2 件改日子' }));
  await dialog.findByText('11月24日 周二：2 件，加上原有的 5 件');
  dialog.getByText('11月25日 周三：1 件');
  dialog.getByText('有 1 件不动：已经办完，或者是别人的');
  expect(await findBarriers()).toEqual([]);
  await user.clear(dialog.getByLabelText('一天最多'));
  await user.type(dialog.getByLabelText('一天最多'), '0');
  dialog.getByText('请填 1 到 100 的数');
  await user.type(dialog.getByLabelText('一天最多'), '{Backspace}4');
  await dialog.findByText('11月25日 周三：1 件');
  await user.keyboard('{Control>}s{/Control}');
  await screen.findByText('改好了 2 件');
  expect(bridge.inputsOf('followups.spread')).toEqual([
    { which: { ids: [1, 2] }, from: '2026-11-23', daily: 4 },
  ]);
  expect(screen.queryByText('选了 2 件')).toBeNull();
});

test('all that is late is put on one day by one key, and Esc ticks none', async () => {
  const { bridge } = await renderScreen(<TodayScreen />, {
    answers: {
      ...answersOf({ 'followups.today': () => todayOf(rows.map((row) => ({ ...row, lateDays: 3 }))) }),
      ...spreadAnswers,
    },
  });
  await screen.findByText('九点来试衣');
  lines()[0]?.focus();
  await user.keyboard('{Control>}a{/Control}{Escape}');
  expect(screen.queryByRole('checkbox')).toBeNull();
  await user.keyboard('b');
  const dialog = within(await screen.findByRole('dialog', { name: '把拖下来的排一排' }));
  await user.click(dialog.getByText('都放在一天'));
  await user.click(await dialog.findByRole('button', { name: /改 3 件/u }));
  await waitFor(() => {
    expect(bridge.inputsOf('followups.spread')).toEqual([
      { which: { lateOf: 'mine' }, from: '2026-11-23', daily: null },
    ]);
  });
});
