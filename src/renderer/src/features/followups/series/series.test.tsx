import type { ComingRow, FollowupRow } from '@shared/features/followups/followups.contract';
import type { CallInput, CallOutput } from '@shared/ipc/contracts';
import { addDays, daysBetween, type Day } from '@shared/lib/days';
import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { cardOf, settingsOf, todayRowOf } from '../../../../../../tests/support/builders/screens';
import type { Answers } from '../../../../../../tests/support/fakeBridge';
import { findBarriers, renderScreen, user } from '../../../../../../tests/support/renderScreen';
import { FollowupsScreen } from '../FollowupsScreen';

const TODAY = '2026-11-24' as Day;
const NEXT = '2026-12-01' as Day;
const repeat = {
  every: 'week' as const,
  interval: 1,
  untilDay: null,
  count: null,
  fromDay: TODAY,
};

const { group: _group, lateDays: _lateDays, ...plain } = todayRowOf();
const row: CallOutput<'followups.calendar'>['rows'][number] = {
  ...plain,
  dueOn: TODAY,
  dueMinute: 600,
  mayChange: true,
  series: { id: 7, day: TODAY, repeat },
};
const { id: _id, state: _state, why: _why, moves: _moves, version: _version, ...shared } = row;
const coming: ComingRow = { ...shared, dueOn: NEXT, series: { id: 7, day: NEXT, repeat } };

const daysOf = ({ from, to }: CallInput<'settings.days'>): CallOutput<'settings.days'> => ({
  days: Array.from({ length: daysBetween(from as Day, to as Day) + 1 }, (_, at) => ({
    day: addDays(from as Day, at),
    lunar: { month: 10, day: 16, isLeap: false },
    term: null,
    festival: null,
    holiday: null,
    open: [{ from: 540, to: 1_080 }],
  })),
  yearsWithoutHolidays: [],
});
const answers: Answers = {
  'settings.get': () => settingsOf(),
  'settings.days': daysOf,
  'followups.calendar': () => ({
    rows: [row],
    coming: [coming],
    days: [
      { on: TODAY, count: 1 },
      { on: NEXT, count: 1 },
    ],
    enough: 15,
  }),
  'followups.people': () => [{ id: 1, name: '赵会敏', isMe: true }],
  'followups.get': () => ({
    ...row,
    outcome: null,
    mood: null,
    note: '',
    endedAt: null,
    endedBy: null,
    createdOn: TODAY,
    createdBy: '赵会敏',
  }),
  'followups.createSeries': () => ({ id: 1, seriesId: 7 }),
  'followups.repeatOne': () => ({ id: 1, seriesId: 7 }),
  'followups.editSeries': () => ({ id: 1 }),
  'followups.moveSeries': () => ({ id: 1 }),
  'followups.dropSeries': () => ({ seriesId: 7 }),
  'followups.completeSeries': () => ({ id: 2, nextId: null }),
  'customers.card': () => cardOf(),
  'followups.create': () => ({ id: 1 as FollowupRow['id'] }),
};
const show = (more: Answers = {}, language: 'zh-CN' | 'en' = 'zh-CN') =>
  renderScreen(<FollowupsScreen />, { answers: { ...answers, ...more }, at: '/followups', language });
const comingItem = () => screen.findByRole('button', { name: /紫砂壶.*12月1日.*定期/u });
const dialog = (name: string | RegExp) => screen.findByRole('dialog', { name });

beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers({ now: new Date('2026-11-24T02:00:00.000Z'), toFake: ['Date'] });
});

test('a new one may come back: the form says how in a sentence and names the next days', async () => {
  const { bridge } = await show();
  await comingItem();
  await user.keyboard('n');
  const form = within(await dialog('新的跟进'));
  await user.click(form.getByText('店里的事'));
  await user.type(form.getByLabelText('什么事'), '盘点');
  await user.selectOptions(form.getByLabelText('重复'), 'week');
  form.getByText('每周二；接着是 11月24日 周二、12月1日 周二、12月8日 周二');
  await user.clear(form.getByLabelText('每几周'));
  await user.type(form.getByLabelText('每几周'), '2');
  await user.click(form.getByLabelText('周四'));
  form.getByText(/^每两周的周二、周四；/u);
  await user.selectOptions(form.getByLabelText('到什么时候'), 'count');
  await user.type(form.getByLabelText('一共几次'), '10000');
  await user.keyboard('{Control>}s{/Control}');
  form.getByText('请填 1 到 9,999 的整数；没有尽头的，选“一直重复”');
  expect(bridge.inputsOf('followups.createSeries')).toEqual([]);
  expect(await findBarriers()).toEqual([]);
  await user.type(form.getByLabelText('一共几次'), '{Backspace}');
  form.getByText(/，共 1,000 次；/u);
  await user.keyboard('{Control>}s{/Control}');
  await waitFor(() => {
    expect(bridge.inputsOf('followups.createSeries')).toMatchObject([
      {
        fields: { kind: 'internal', subject: '盘点', dueOn: TODAY },
        repeat: { every: 'week', interval: 2, weekdays: [2, 4], untilDay: null, count: 1_000 },
      },
    ]);
  });
});

test('the day of a month is chosen by what the day is, and the lunar year by its name', async () => {
  await show();
  await comingItem();
  await user.keyboard('n');
  const form = within(await dialog('新的跟进'));
  await user.selectOptions(form.getByLabelText('重复'), 'month');
  await user.selectOptions(form.getByLabelText('哪一天'), '第四个周二');
  form.getByText('每月第四个周二；接着是 11月24日 周二、12月22日 周二、2027年1月26日 周二');
  await user.selectOptions(form.getByLabelText('重复'), 'lunarYear');
  form.getByText(/^每年农历十月十六；接着是 11月24日 周二、2027年11月13日 周六/u);
});

test('what is carried elsewhere asks how much is meant, by key as well', async () => {
  const { bridge } = await show();
  (await comingItem()).focus();
  await user.keyboard('{Shift>}{ArrowRight}{/Shift}');
  await dialog('这是重复的：问紫砂壶用得怎么样');
  expect(await findBarriers()).toEqual([]);
  await user.keyboard('2');
  await waitFor(() => {
    expect(bridge.inputsOf('followups.moveSeries')).toEqual([
      { seriesId: 7, day: NEXT, reach: 'onward', dueOn: '2026-12-02', dueMinute: 600 },
    ]);
  });
  await screen.findByText('改到 12月2日 周三 10:00');
});

test('a day to come stands beside the calendar, and is put off, changed or left out alone', async () => {
  const { bridge } = await show();
  await user.click(await comingItem());
  const side = within(await screen.findByRole('complementary', { name: '跟进的细节' }));
  side.getByText('还没到的一次。前一次办完，它就排进来。');
  side.getByText('每周二');
  expect(await findBarriers()).toEqual([]);
  await user.keyboard('x');
  const drop = within(await dialog(/^不办/u));
  await user.type(drop.getByLabelText('为什么不办'), '那天关门');
  await user.keyboard('{Enter}');
  await waitFor(() => {
    expect(bridge.inputsOf('followups.dropSeries')).toEqual([
      { seriesId: 7, day: NEXT, reach: 'this', reason: '那天关门' },
    ]);
  });
  await user.keyboard('s');
  const move = within(await dialog(/^推后/u));
  await user.click(move.getByText('还没办的全部'));
  await user.click(move.getByRole('button', { name: /晚一天.*12月2日 周三/u }));
  await waitFor(() => {
    expect(bridge.inputsOf('followups.moveSeries')).toEqual([
      { seriesId: 7, day: NEXT, reach: 'all', dueOn: '2026-12-02' },
    ]);
  });
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('complementary')).toBeNull();
});

test('a day to come is done before it has come, with what came of it or by one key', async () => {
  const { bridge } = await show();
  await user.click(await comingItem());
  await user.keyboard('d');
  const at = { seriesId: 7, day: NEXT };
  const plain = { outcome: null, mood: null, note: '', next: null };
  await waitFor(() => {
    expect(bridge.inputsOf('followups.completeSeries')).toEqual([{ ...at, completion: plain }]);
  });
  const side = within(await screen.findByRole('complementary', { name: '跟进的细节' }));
  await user.click(side.getByRole('button', { name: /^办好/u }));
  const form = within(await dialog(/^办好/u));
  await user.type(form.getByLabelText('说了什么'), '顺路问过了{Control>}s{/Control}');
  await waitFor(() => {
    expect(bridge.inputsOf('followups.completeSeries').slice(1)).toEqual([
      { ...at, completion: { ...plain, note: '顺路问过了' } },
    ]);
  });
});

test('one of a series is changed alone, or with those after it and its rhythm', async () => {
  const { bridge } = await show();
  await user.click(await comingItem());
  await user.keyboard('e');
  const form = within(await dialog('修改跟进'));
  expect(form.queryByLabelText('重复')).toBeNull();
  await user.click(form.getByText('这次和以后的'));
  form.getByText('每周二；接着是 12月1日 周二、12月8日 周二、12月15日 周二');
  await user.selectOptions(form.getByLabelText('重复'), 'none');
  await user.keyboard('{Control>}s{/Control}');
  await waitFor(() => {
    expect(bridge.inputsOf('followups.editSeries')).toMatchObject([
      { seriesId: 7, day: NEXT, reach: 'onward', repeat: null, fields: { dueOn: NEXT } },
    ]);
  });
});

test('English says it too', async () => {
  await show({}, 'en');
  await user.click(await screen.findByRole('button', { name: /紫砂壶.*1 Dec/u }));
  const side = within(await screen.findByRole('complementary'));
  side.getByText('Every Tue');
  await user.keyboard('e');
  const form = within(await dialog('Edit follow-up'));
  await user.click(form.getByText('This one and later ones'));
  await user.selectOptions(form.getByLabelText('Repeats'), 'month');
  await user.selectOptions(form.getByLabelText('On which day'), 'the last Tue');
  form.getByText(/^Every month on the last Tue; next/u);
});
