import { AppError } from '@shared/errors/AppError';
import type { FollowupId } from '@shared/features/followups/followups.contract';
import type { CallInput, CallOutput } from '@shared/ipc/contracts';
import { addDays, daysBetween, type Day } from '@shared/lib/days';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { cardOf, settingsOf, todayRowOf } from '../../../../../tests/support/builders/screens';
import type { Answers } from '../../../../../tests/support/fakeBridge';
import { findBarriers, renderScreen, user } from '../../../../../tests/support/renderScreen';
import { FollowupsScreen } from './FollowupsScreen';
import type { CalendarRow } from './useCalendar';

const TODAY = '2026-11-24' as Day;
const idOf = (id: number) => id as FollowupId;

function rowOf(over: Partial<CalendarRow> = {}): CalendarRow {
  const { group: _group, lateDays: _lateDays, ...row } = todayRowOf();
  return { ...row, dueOn: TODAY, mayChange: true, ...over };
}

const oneOf = (row: CalendarRow): CallOutput<'followups.get'> => ({
  ...row,
  outcome: null,
  mood: null,
  note: '',
  endedAt: null,
  endedBy: null,
  createdOn: TODAY,
  createdBy: '赵会敏',
});

function daysOf({ from, to }: CallInput<'settings.days'>): CallOutput<'settings.days'> {
  const [first, last] = [from as Day, to as Day];
  return {
    days: Array.from({ length: daysBetween(first, last) + 1 }, (_, at) => ({
      day: addDays(first, at),
      lunar: { month: 10, day: 16, isLeap: false },
      term: addDays(first, at) === '2026-11-22' ? 'xiaoxue' : null,
      festival: null,
      holiday: null,
      open: [{ from: 540, to: 1_080 }],
    })),
    yearsWithoutHolidays: [2027].filter((year) => to.startsWith(String(year))),
  };
}

const rows = [
  rowOf({ id: idOf(1), subject: '问紫砂壶用得怎么样', dueMinute: 600 }),
  rowOf({ id: idOf(2), subject: '送样茶', dueOn: '2026-11-20' as Day, person: { id: 2, name: '小林' } }),
];
const answersOf = (over: Answers = {}): Answers => ({
  'settings.get': () => settingsOf(),
  'settings.days': daysOf,
  'followups.calendar': () => ({
    rows,
    coming: [],
    days: [
      { on: '2026-11-20' as Day, count: 1 },
      { on: TODAY, count: 18 },
    ],
    enough: 15,
  }),
  'followups.people': () => [
    { id: 1, name: '赵会敏', isMe: true },
    { id: 2, name: '小林', isMe: false },
  ],
  'followups.get': ({ id }) => oneOf(rows.find((row) => row.id === id) ?? rowOf()),
  'followups.move': ({ ids }) => ({ ids: ids as FollowupId[] }),
  'followups.create': () => ({ id: idOf(9) }),
  'followups.complete': () => ({ id: idOf(1), nextId: null }),
  'customers.card': () => cardOf(),
  'history.lookUp': () => ({ actId: 5 }),
  'history.undo': () => ({ actId: 6 }),
  ...over,
});
const item = () => screen.findByRole('button', { name: /问紫砂壶/u });

beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers({ now: new Date('2026-11-24T02:00:00.000Z'), toFake: ['Date'] });
});

test('a month shows what is to do, what is late, the almanac, and that a day is too full', async () => {
  const { bridge } = await renderScreen(<FollowupsScreen />, { answers: answersOf(), at: '/followups' });
  await item();
  expect(bridge.inputsOf('followups.calendar')).toEqual([
    { from: '2026-10-26', to: '2026-12-06', whose: 'mine', perDay: 6 },
  ]);
  screen.getByText('小雪');
  screen.getByRole('button', { name: /送样茶.*小林；逾期$/u });
  screen.getByTitle('排了 18 件，一天最好不超过 15 件');
  await user.click(screen.getByRole('button', { name: /11月24日 周二还有 17 件/u }));
  expect(window.location.hash).toBe('#/followups/day/2026-11-24');
  expect(await findBarriers()).toEqual([]);
});

test('what is dragged is moved, with the offer to take it back; a refusal is told', async () => {
  const { bridge } = await renderScreen(<FollowupsScreen />, { answers: answersOf(), at: '/followups' });
  (await item()).focus();
  await user.keyboard('{Shift>}{ArrowRight}{/Shift}');
  await screen.findByText('改到 11月25日 周三 10:00');
  expect(bridge.inputsOf('followups.move')).toEqual([{ ids: [1], dueOn: '2026-11-25', dueMinute: 600 }]);
  await user.click(screen.getByRole('button', { name: /撤销/u }));
  await waitFor(() => {
    expect(bridge.inputsOf('history.undo')).toEqual([{ actId: 5 }]);
  });
  await user.keyboard('2');
  (await item()).focus();
  await user.keyboard('+');
  await screen.findByText('改成 45 分钟');
  expect(bridge.inputsOf('followups.move').at(-1)).toEqual({
    ids: [1],
    dueOn: TODAY,
    lengthMinutes: 45,
  });
  bridge.answer({
    'followups.move': () => {
      throw new AppError('followups.acrossMidnight');
    },
  });
  await user.keyboard('-');
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('半夜');
});

test('one that is opened stands beside the calendar, is done from there, and goes with Esc', async () => {
  const { bridge } = await renderScreen(<FollowupsScreen />, { answers: answersOf(), at: '/followups' });
  await user.click(await item());
  expect(window.location.hash).toBe('#/followups/month/2026-11-24/1');
  const side = await screen.findByRole('complementary', { name: '跟进的细节' });
  await within(side).findByRole('heading', { name: '问紫砂壶用得怎么样' });
  await within(side).findByRole('region', { name: '开口前五秒' });
  expect(await findBarriers()).toEqual([]);
  await user.keyboard('d');
  await waitFor(() => {
    expect(bridge.inputsOf('followups.complete')).toHaveLength(1);
  });
  await user.click(within(side).getByRole('button', { name: /推后/u }));
  await screen.findByRole('dialog', { name: '推后：问紫砂壶用得怎么样' });
  await user.keyboard('{Escape}');
  await waitFor(() => {
    expect(screen.queryByRole('dialog')).toBeNull();
  });
  await user.keyboard('{Escape}');
  expect(window.location.hash).toBe('#/followups/month/2026-11-24');
  expect(screen.queryByRole('complementary')).toBeNull();
});

test('a new one begins at the day and hour that it is added at, and never in the past', async () => {
  await renderScreen(<FollowupsScreen />, { answers: answersOf(), at: '/followups/week/2026-11-24' });
  await item();
  fireEvent.doubleClick(screen.getByRole('button', { name: '11月26日 周四 14:00' }));
  const dialog = await screen.findByRole('dialog', { name: '新的跟进' });
  expect(within(dialog).getByLabelText('哪天')).toHaveProperty('value', '2026-11-26');
  expect(within(dialog).getByLabelText('几点')).toHaveProperty('value', '14:00');
  await user.keyboard('{Escape}');
  await waitFor(() => {
    expect(screen.queryByRole('dialog')).toBeNull();
  });
  fireEvent.doubleClick(screen.getByRole('button', { name: '11月23日 周一 14:00' }));
  await screen.findByRole('dialog');
  expect(screen.getByLabelText('哪天')).toHaveProperty('value', TODAY);
});

test('of everybody a month asks for three a day and a day for all; a colleague is looked at by name', async () => {
  const { bridge } = await renderScreen(<FollowupsScreen />, { answers: answersOf(), at: '/followups' });
  await item();
  await user.selectOptions(await screen.findByLabelText('看谁的'), 'all');
  await waitFor(() => {
    expect(bridge.inputsOf('followups.calendar').at(-1)).toMatchObject({ whose: 'all', perDay: 3 });
  });
  await user.click(screen.getByRole('radio', { name: '日' }));
  await waitFor(() => {
    expect(bridge.inputsOf('followups.calendar').at(-1)).toMatchObject({
      from: TODAY,
      to: TODAY,
      perDay: 200,
    });
  });
  await user.selectOptions(screen.getByLabelText('看谁的'), '2');
  await waitFor(() => {
    expect(bridge.inputsOf('followups.calendar').at(-1)).toMatchObject({ whose: 2, perDay: 200 });
  });
});

test('arrows go on into a month that is still to be fetched, and the last view is remembered', async () => {
  await renderScreen(<FollowupsScreen />, { answers: answersOf(), at: '/followups/month/2026-11-24' });
  await item();
  screen.getByRole('button', { name: /^12月5日/u }).focus();
  await user.keyboard('{ArrowDown}');
  await waitFor(() => {
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^12月12日/u);
  });
  await user.keyboard('4');
  expect(window.location.hash).toBe('#/followups/agenda/2026-12-12');
  expect(localStorage.getItem('calendar')).toBe('agenda');
});

test('who may only read adds and moves nothing, and a fault says what to do', async () => {
  const readOnly = settingsOf({ rights: ['followups.read', 'settings.read'] });
  const { bridge } = await renderScreen(<FollowupsScreen />, {
    answers: answersOf({
      'settings.get': () => readOnly,
      'followups.calendar': () => ({ rows: [rowOf({ mayChange: false })], coming: [], days: [], enough: 15 }),
    }),
    at: '/followups',
  });
  (await item()).focus();
  await user.keyboard('n{Shift>}{ArrowRight}{/Shift}');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(bridge.inputsOf('followups.move')).toEqual([]);
  bridge.answer({
    'followups.calendar': () => {
      throw new AppError('data.ioError');
    },
  });
  await user.keyboard('{PageDown}');
  await screen.findByRole('button', { name: '再试一次' });
});

test('a day is too full only beyond what the shop holds enough for one person', async () => {
  const known = (answersOf()['followups.calendar'] as () => CallOutput<'followups.calendar'>)();
  const answers = answersOf({ 'followups.calendar': () => ({ ...known, enough: 18 }) });
  await renderScreen(<FollowupsScreen />, { answers, at: '/followups' });
  await item();
  expect(screen.queryByText('太满')).toBeNull();
});

test('English speaks English, and tells of a year without public holidays', async () => {
  await renderScreen(<FollowupsScreen />, {
    answers: answersOf(),
    at: '/followups/month/2027-01-05',
    language: 'en',
  });
  await screen.findByText(/public holidays of 2027 are not in yet/u);
  expect(await findBarriers()).toEqual([]);
});

test('it is printed by one key and saved as a PDF, by who may take it along', async () => {
  const { bridge } = await renderScreen(<FollowupsScreen />, {
    answers: answersOf({
      'followups.printCalendar': () => ({}),
      'followups.saveCalendar': () => ({ fileName: '周历.pdf' }),
    }),
    at: '/followups/week/2026-11-24',
  });
  await item();
  await user.keyboard('p');
  await screen.findByText('打印好了');
  const asked = { view: 'week', day: TODAY, whose: 'mine', language: 'zh-CN' };
  expect(bridge.inputsOf('followups.printCalendar')).toEqual([asked]);
  await user.click(screen.getByRole('button', { name: '存成 PDF…' }));
  await screen.findByText('存好了：周历.pdf');
  expect(bridge.inputsOf('followups.saveCalendar')).toEqual([asked]);
  bridge.answer({
    'followups.printCalendar': () => {
      throw new AppError('followups.calendarNotPrinted');
    },
  });
  await user.keyboard('p');
  await screen.findByText(/日历没有打印出来/u);
});

test('it is exported for other calendars by one key, and by name, as it is seen', async () => {
  const { bridge } = await renderScreen(<FollowupsScreen />, {
    answers: answersOf({ 'followups.saveCalendarFile': () => ({ fileName: '周历.ics', events: 3 }) }),
    at: '/followups/week/2026-11-24',
  });
  await item();
  await user.keyboard('f');
  await screen.findByText('导出好了：周历.ics，3 件');
  await user.click(screen.getByRole('button', { name: '导出 .ics…' }));
  const asked = { view: 'week', day: TODAY, whose: 'mine', language: 'zh-CN' };
  expect(bridge.inputsOf('followups.saveCalendarFile')).toEqual([asked, asked]);
  bridge.answer({
    'followups.saveCalendarFile': () => {
      throw new AppError('followups.tooManyEvents', { limit: 5_000 });
    },
  });
  await user.keyboard('f');
  await screen.findByText(/这几天有 5,?000 件以上/u);
});

test('a file of another calendar is chosen by one key, and read before anything is done', async () => {
  const { bridge } = await renderScreen(<FollowupsScreen />, {
    answers: answersOf({
      'followups.chooseCalendarFile': () => ({ token: 'a', name: '手机.ics' }),
      'followups.readCalendarFile': () => ({ events: [], more: 0, left: [], leftMore: 0, past: 2 }),
    }),
    at: '/followups',
  });
  await item();
  await user.keyboard('i');
  await screen.findByRole('dialog', { name: '导入日历文件：手机.ics' });
  await screen.findByText('2 件已经过去，不导入。');
  await user.keyboard('{Escape}');
  await waitFor(() => {
    expect(screen.queryByRole('dialog')).toBeNull();
  });
  bridge.answer({ 'followups.chooseCalendarFile': () => null });
  await user.click(screen.getByRole('button', { name: '导入 .ics…' }));
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('who may not take it along is offered neither', async () => {
  const readOnly = settingsOf({ rights: ['followups.read', 'settings.read'] });
  await renderScreen(<FollowupsScreen />, {
    answers: answersOf({ 'settings.get': () => readOnly }),
    at: '/followups',
  });
  await item();
  expect(screen.queryByRole('button', { name: /打印|PDF|ics/u })).toBeNull();
});
