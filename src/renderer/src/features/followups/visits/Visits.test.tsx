import type { CustomerId } from '@shared/features/customers/customers.contract';
import type { VisitRow, VisitSheet, VisitStop } from '@shared/features/followups/visit.channels';
import { addDays, dayAndMinute } from '@shared/lib/days';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Answers } from '../../../../../../tests/support/fakeBridge';
import { findBarriers, renderScreen, user } from '../../../../../../tests/support/renderScreen';
import { readSheetDraft, readWentOn, sheetDraft } from './sheetTyped';
import { VisitsOut } from './VisitsOut';
import { VisitsScreen } from './VisitsScreen';

const TODAY = dayAndMinute(Date.now()).day;
const MARK = '11111111-1111-4111-8111-111111111111';
const NAMES = ['单雄信', "O'Neil <img onerror>", '罗成'] as const;
const idOf = (at: number) => (at + 1) as CustomerId;

const rowOf = (at: number): VisitRow => ({
  customerId: idOf(at),
  name: NAMES[at] ?? '',
  number: null,
  phones: ['138 **** 8000'],
  region: '江干区',
  address: `解放路${String(12 - at)}号`,
  salutation: '',
  likes: '龙井',
  avoids: '',
  lastSoldOn: null,
  open: [],
  purchases: [],
  plan: at === 0 ? '谈年礼' : null,
});
const sheetOf = (over: Partial<VisitSheet> = {}): VisitSheet => ({
  id: 12,
  mark: MARK,
  person: { id: 1, name: '赵会敏' },
  dayOn: TODAY,
  subject: '送样品',
  form: 'paper',
  facts: ['phone'],
  stops: 3,
  told: 0,
  takenAt: `${TODAY}T01:00:00.000Z`,
  takenOn: addDays(TODAY, -3),
  takenBy: '赵会敏',
  backOn: null,
  ...over,
});
const stopOf = (at: number, over: Partial<VisitStop> = {}): VisitStop => ({
  id: 100 + at,
  key: `0000000${String(at)}`,
  customerId: idOf(at),
  name: NAMES[at] ?? '',
  number: null,
  phoneTail: '8000',
  isMasked: false,
  plan: null,
  done: null,
  isInBin: false,
  ...over,
});
const answersOf = (over: Answers = {}): Answers => ({
  'followups.people': () => [{ id: 1, name: '赵会敏', isMe: true }],
  'followups.calendar': () => ({ rows: [], coming: [], days: [], enough: 15 }),
  'followups.composeVisits': ({ customerIds }) => ({
    rows: customerIds.map((id) => rowOf(id - 1)),
    left: 0,
  }),
  'followups.takeVisits': () => ({ id: 12, mark: MARK }),
  'followups.printVisits': () => ({}),
  'followups.visitSheets': () => [],
  'followups.visitSheet': () => ({
    ...sheetOf(),
    rows: [stopOf(0), stopOf(1), stopOf(2, { isInBin: true })],
    mayBring: true,
  }),
  'followups.bringVisits': ({ rows }) => ({ id: 12, told: rows.length, again: 0 }),
  ...over,
});
/** As the customer list sends them along. */
const bring = (customerIds: readonly number[]): void => {
  act(() => {
    history.replaceState({ customerIds }, '', '#/visits/new');
    window.dispatchEvent(new PopStateEvent('popstate'));
  });
};
const cell = (name: string, column: string): HTMLElement => screen.getByLabelText(`${name}：${column}`);

test('a new sheet stands in the order of the road, is put into another by keys, and goes onto paper', async () => {
  const { bridge } = await renderScreen(<VisitsScreen />, { answers: answersOf(), at: '/visits/new' });
  bring([1, 2, 3]);
  const list = await screen.findByRole('region', { name: '路线' });
  const names = () =>
    within(list)
      .getAllByRole('group')
      .map((line) => line.getAttribute('aria-label'));
  expect(names()).toEqual(['第 1 位：罗成', "第 2 位：O'Neil <img onerror>", '第 3 位：单雄信']);
  expect(await findBarriers()).toEqual([]);
  within(list)
    .getByRole('group', { name: /单雄信/u })
    .focus();
  await user.keyboard('{Shift>}{ArrowUp}{/Shift}');
  expect(names()).toEqual(['第 1 位：罗成', '第 2 位：单雄信', "第 3 位：O'Neil <img onerror>"]);
  within(list).getByRole('group', { name: /罗成/u }).focus();
  await user.keyboard('{Delete}');
  expect(names()).toEqual(['第 1 位：单雄信', "第 2 位：O'Neil <img onerror>"]);
  await user.click(screen.getByRole('checkbox', { name: '最近买的' }));
  await user.click(screen.getByRole('button', { name: '打印带走' }));
  await screen.findByRole('table', { name: '外出收回的表' });
  expect(bridge.inputsOf('followups.takeVisits')).toEqual([
    {
      customerIds: [1, 2],
      personId: 1,
      dayOn: TODAY,
      subject: '上门看看',
      facts: ['phone', 'address', 'strip', 'open'],
      form: 'paper',
    },
  ]);
  expect(bridge.inputsOf('followups.printVisits')).toEqual([{ id: 12, language: 'zh-CN' }]);
});

test('an empty sheet says how to begin, and too many customers are said before anything is asked', async () => {
  const { bridge } = await renderScreen(<VisitsScreen />, { answers: answersOf(), at: '/visits/new' });
  await screen.findByText('单上还没有客户。在上面找一位，或者到客户列表里勾选几位。');
  expect(screen.getByRole('button', { name: '打印带走' })).toHaveProperty('disabled', true);
  expect(bridge.inputsOf('followups.composeVisits')).toEqual([]);
});

test('the grid is typed like a spreadsheet: Enter goes down, Shift+Enter up; a step without its day is not saved', async () => {
  const { bridge } = await renderScreen(<VisitsScreen />, { answers: answersOf(), at: `/visits/${MARK}` });
  await screen.findByRole('table', { name: '外出收回的表' });
  expect(screen.queryByLabelText('罗成：结果')).toBeNull();
  screen.getByText('在回收站里，先恢复才能记');
  await user.selectOptions(cell('单雄信', '结果'), '买了');
  await user.click(cell('单雄信', '说了什么'));
  await user.keyboard('要两罐{Enter}');
  expect(document.activeElement).toBe(cell(NAMES[1], '说了什么'));
  await user.keyboard('没人{Shift>}{Enter}{/Shift}');
  expect(document.activeElement).toBe(cell('单雄信', '说了什么'));
  await user.type(cell(NAMES[1], '下一步'), '再去');
  await user.keyboard('{Control>}s{/Control}');
  await screen.findByText('下一步要选今天或以后的一天');
  expect(bridge.inputsOf('followups.bringVisits')).toEqual([]);
  await user.type(cell(NAMES[1], '下一步哪天'), '2099-12-01');
  expect(await findBarriers()).toEqual([]);
  await user.keyboard('{Control>}s{/Control}');
  await waitFor(() => {
    expect(bridge.inputsOf('followups.bringVisits')).toMatchObject([
      {
        id: 12,
        wentOn: TODAY,
        rows: [
          { stopId: 100, outcome: 'bought', mood: null, note: '要两罐', next: null },
          {
            stopId: 101,
            outcome: null,
            mood: null,
            note: '没人',
            next: { subject: '再去', dueOn: '2099-12-01' },
          },
        ],
      },
    ]);
  });
});

test('the day on the road is the sheet’s until another one is chosen, and none before it was taken out', async () => {
  const dayOn = addDays(TODAY, -1);
  const answers = answersOf({
    'followups.visitSheet': () => ({ ...sheetOf({ dayOn }), rows: [stopOf(0)], mayBring: true }),
  });
  const { bridge } = await renderScreen(<VisitsScreen />, { answers, at: `/visits/${MARK}` });
  await user.type(await screen.findByLabelText('单雄信：说了什么'), '没人');
  const day = screen.getByLabelText('哪天去的');
  expect(day).toHaveProperty('value', dayOn);
  fireEvent.change(day, { target: { value: addDays(TODAY, -4) } });
  await user.keyboard('{Control>}s{/Control}');
  expect(bridge.inputsOf('followups.bringVisits')).toEqual([]);
  fireEvent.change(day, { target: { value: addDays(TODAY, -2) } });
  expect(await findBarriers()).toEqual([]);
  await user.keyboard('{Control>}s{/Control}');
  await waitFor(() => {
    expect(bridge.inputsOf('followups.bringVisits')).toMatchObject([{ wentOn: addDays(TODAY, -2) }]);
  });
});

test('a filled file is a preview in the grid: what it says, what is not understood, and what is in already', async () => {
  const row = { outcome: null, mood: null, note: '', next: '', nextOn: null, unread: [] };
  const answers = answersOf({
    'followups.visitSheet': () => ({
      ...sheetOf({ backOn: TODAY, told: 1 }),
      rows: [stopOf(0, { done: { outcome: 'bought', mood: 'happy', note: '要两罐' } }), stopOf(1), stopOf(2)],
      mayBring: true,
    }),
    'followups.chooseVisitFile': () => ({ token: 't', name: 'a.xlsx' }),
    'followups.readVisitFile': () => ({
      mark: MARK,
      rows: [
        { ...row, key: '00000000', outcome: 'bought' as const },
        { ...row, key: '00000001', note: '在家', unread: [{ field: 'outcome' as const, text: '再说吧' }] },
      ],
    }),
  });
  const { bridge } = await renderScreen(<VisitsScreen />, { answers, at: `/visits/${MARK}` });
  await user.click(await screen.findByRole('button', { name: '放入填好的 Excel' }));
  await screen.findByText(
    '从文件里读到 1 位，看一遍再收回。1 位以前已经收过，不再记一遍。文件里少了 1 位，那几位没有动。',
  );
  screen.getByText('看不懂“再说吧”，请照着改');
  expect(cell(NAMES[1], '说了什么')).toHaveProperty('value', '在家');
  bridge.answer({
    'followups.readVisitFile': () => ({ mark: MARK.replaceAll('1', '2'), rows: [] }),
  });
  await user.click(screen.getByRole('button', { name: '放入填好的 Excel' }));
  await screen.findByText('这是另一张外出单，没有读进来。请打开那一张再放。');
  expect(cell(NAMES[1], '说了什么')).toHaveProperty('value', '在家');
});

test('the list says what is out and what came back, and Today reminds of what is out', async () => {
  const answers = answersOf({
    'followups.visitSheets': ({ isOutOnly }) => [
      sheetOf({ dayOn: addDays(TODAY, -3) }),
      ...(isOutOnly ? [] : [sheetOf({ id: 13, backOn: TODAY, told: 2 })]),
    ],
  });
  const { unmount } = await renderScreen(<VisitsScreen />, { answers, at: '/visits' });
  await screen.findByText('还没收回');
  screen.getByText(/记了 2 位/u);
  expect(await findBarriers()).toEqual([]);
  unmount();
  await renderScreen(<VisitsOut whose="mine" />, { answers });
  const link = await screen.findByRole('link', { name: /赵会敏外出的单还没收回，3 位/u });
  expect(link.getAttribute('href')).toContain(MARK);
});

test('a shop without sheets is told what they are for', async () => {
  await renderScreen(<VisitsScreen />, { answers: answersOf(), at: '/visits' });
  await screen.findByText(/还没有外出单/u);
});

test('a draft of another version is read with care', () => {
  expect(readSheetDraft('nonsense')).toEqual({});
  expect(readSheetDraft('[1, null]')).toEqual({});
  expect(readSheetDraft('{"a":{"outcome":"flown","note":7,"next":"送货"}}')).toEqual({
    a: { outcome: '', mood: '', note: '', next: '送货', nextOn: '' },
  });
  expect(readWentOn('nonsense')).toBeNull();
  expect(readWentOn('{"wentOn":"soon"}')).toBeNull();
  expect(readWentOn(sheetDraft({}, TODAY))).toBe(TODAY);
});
