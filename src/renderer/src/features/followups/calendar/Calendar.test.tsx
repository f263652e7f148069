import { fireEvent, screen, within } from '@testing-library/react';
import { useState } from 'react';
import { expect, test, vi, type Mock } from 'vitest';
import type { Day } from '@shared/lib/days';
import { findBarriers, renderScreen, user } from '../../../../../../tests/support/renderScreen';
import { Calendar } from './Calendar';
import type { CalendarDay, CalendarItem, CalendarPlace, CalendarProps } from './calendar.types';
import { daysInView, type CalendarView } from '@shared/features/followups/calendar.rules';

const TODAY = '2026-11-24' as Day;
const zhao = { id: 1, name: '赵会敏', color: 'jade' } as const;
const smith = { id: 2, name: 'John Smith', color: 'sky' } as const;
const HOSTILE = '<img src=x onerror="window.hurt=1">';
const LONG = '石家庄润泽文化传播有限责任公司'.repeat(12);

let count = 0;
const itemOf = (over: Partial<CalendarItem> = {}): CalendarItem => {
  count += 1;
  return {
    key: `item-${String(count)}`,
    kind: 'call',
    title: '问问紫砂壶用得怎么样',
    customerName: '单玉珍',
    person: zhao,
    day: TODAY,
    minute: null,
    minutes: 30,
    isDone: false,
    isLate: false,
    isRecurring: false,
    isComing: false,
    mayMove: true,
    ...over,
  };
};
const aboutOf = (day: Day, over: Partial<CalendarDay> = {}): CalendarDay => ({
  day,
  lunar: { month: 10, day: 16, isLeap: false },
  term: null,
  festival: null,
  holiday: null,
  open: [{ from: 540, to: 1_080 }],
  ...over,
});

type Hands = {
  [Name in 'onOpen' | 'onMove' | 'onResize' | 'onAdd' | 'onMore' | 'onPrint' | 'onView' | 'onDay']: Mock<
    (...told: unknown[]) => void
  >;
};

/** The calendar as a screen uses it: it goes where it is led, and what is moved is moved. */
async function show(over: Partial<CalendarProps> = {}, language: 'zh-CN' | 'en' = 'zh-CN'): Promise<Hands> {
  const names = ['onOpen', 'onMove', 'onResize', 'onAdd', 'onMore', 'onPrint', 'onView', 'onDay'] as const;
  const hands = Object.fromEntries(names.map((name) => [name, vi.fn()])) as Hands;
  function Holder() {
    const [view, setView] = useState<CalendarView>(over.view ?? 'month');
    const [day, setDay] = useState(over.day ?? TODAY);
    const [items, setItems] = useState(over.items ?? []);
    return (
      <Calendar
        today={TODAY}
        days={daysInView('month', day).map((one) => aboutOf(one))}
        unknownYears={[]}
        more={{}}
        load={{}}
        capacity={null}
        {...over}
        {...hands}
        view={view}
        day={day}
        items={items}
        onView={(to: CalendarView) => {
          hands.onView(to);
          setView(to);
        }}
        onDay={(to: Day) => {
          hands.onDay(to);
          setDay(to);
        }}
        onMove={(item: CalendarItem, to: CalendarPlace) => {
          hands.onMove(item.key, to);
          setItems(items.map((one) => (one.key === item.key ? { ...one, ...to } : one)));
        }}
        onResize={(item: CalendarItem, minutes: number) => {
          hands.onResize(item.key, minutes);
        }}
        onOpen={(item: CalendarItem) => {
          hands.onOpen(item.key);
        }}
      />
    );
  }
  await renderScreen(<Holder />, { answers: {}, language });
  return hands;
}

const cell = (name: RegExp): HTMLElement => screen.getByRole('button', { name });
const focused = (): string => document.activeElement?.getAttribute('aria-label') ?? '';

test('a month begins on Monday and tells lunar days, festivals, days off and make-up days', async () => {
  const days = [
    aboutOf('2026-11-23' as Day, { lunar: { month: 10, day: 1, isLeap: false } }),
    aboutOf(TODAY, { term: '小雪' }),
    aboutOf('2026-11-25' as Day, { festival: '感恩节', holiday: { kind: 'rest', name: '国庆节' } }),
    aboutOf('2026-11-29' as Day, { holiday: { kind: 'work', name: '国庆节' } }),
    aboutOf('2026-11-30' as Day, { lunar: { month: 6, day: 1, isLeap: true } }),
  ];
  await show({ days, unknownYears: [2027] });
  const weekdays = screen.getAllByText(/^周.$/u).map((one) => one.textContent);
  expect(weekdays).toEqual(['周一', '周二', '周三', '周四', '周五', '周六', '周日']);
  for (const text of ['十月', '小雪', '感恩节', '休', '班', '闰六月']) screen.getByText(text);
  expect(cell(/^11月24日 周二；农历十月十六；小雪；0 件$/u)).toHaveProperty('ariaCurrent', 'date');
  cell(/感恩节；国庆节放假；0 件/u);
  cell(/国庆节调休，要上班/u);
  screen.getByText(/2027 年放假和调休的日子还没有/u);
  expect(await findBarriers()).toEqual([]);
});

test('no word of the library is left in Chinese, in any view', async () => {
  await show({ items: [itemOf({ minute: 600 }), itemOf()] });
  for (const view of ['月', '周', '日', '日程']) {
    await user.click(screen.getByRole('radio', { name: view }));
    const said = [...document.querySelectorAll('section, header, div')]
      .flatMap((one) => [one.getAttribute('aria-label') ?? '', one.getAttribute('title') ?? ''])
      .concat(screen.getByRole('region', { name: /的日历$/u }).textContent)
      .concat([...document.querySelectorAll('button')].map((one) => one.getAttribute('aria-label') ?? ''));
    expect(said.filter((text) => /[a-z]{3,}/iu.test(text))).toEqual([]);
    expect(await findBarriers()).toEqual([]);
  }
});

test('names are only ever text, however they are made, and are told whole', async () => {
  const items = [
    itemOf({ customerName: HOSTILE, title: HOSTILE }),
    itemOf({ customerName: '𠮷田美智子' }),
    itemOf({ customerName: LONG, title: LONG }),
  ];
  await show({ items });
  for (const view of ['周', '日', '日程', '月']) {
    await user.click(screen.getByRole('radio', { name: view }));
    expect(document.querySelector('img')).toBeNull();
    expect((window as { hurt?: number }).hurt).toBeUndefined();
    for (const { customerName } of items) {
      const found = screen.getAllByTitle((title) => title.startsWith(customerName ?? ''));
      expect(found[0]?.textContent).toContain(customerName);
    }
  }
});

test('of several people each item says whose it is, three a day, and the rest are counted', async () => {
  const items = [zhao, smith, zhao, smith, zhao].map((person) => itemOf({ person }));
  const hands = await show({ items, more: { [TODAY]: 7 }, load: { [TODAY]: 12 }, capacity: 10 });
  expect(document.querySelectorAll('[data-item]')).toHaveLength(3);
  expect(screen.getAllByText('会敏').length + screen.getAllByText('JS').length).toBe(3);
  screen.getByTitle('排了 12 件，一天最好不超过 10 件');
  await user.click(screen.getByRole('button', { name: '11月24日 周二还有 9 件，全部看' }));
  expect(hands.onMore).toHaveBeenCalledWith(TODAY);
});

test('done and late ones say so in a word and by a mark', async () => {
  await show({
    view: 'agenda',
    items: [itemOf({ isLate: true }), itemOf({ isDone: true, isRecurring: true })],
  });
  screen.getByText('逾期');
  screen.getByText('已办');
  screen.getByRole('button', { name: /；赵会敏；定期；已办$/u });
  await user.click(screen.getByRole('radio', { name: '月' }));
  expect(document.querySelectorAll('[data-item] svg')).toHaveLength(3);
});

test('an empty agenda says what to do', async () => {
  await show({ view: 'agenda' });
  screen.getByText(/这个月没有要跟进的/u);
});

test('arrows walk through days and what they hold, and on into the next month', async () => {
  const hands = await show({ items: [itemOf({ customerName: '甲' }), itemOf({ customerName: '乙' })] });
  await user.tab();
  while (!focused().startsWith('11月24日')) await user.tab();
  await user.keyboard('{ArrowDown}');
  expect(focused()).toMatch(/^甲/u);
  await user.keyboard('{ArrowDown}');
  expect(focused()).toMatch(/^乙/u);
  await user.keyboard('{ArrowDown}');
  expect(focused()).toMatch(/^12月1日/u);
  await user.keyboard('{ArrowUp}');
  expect(focused()).toMatch(/^乙/u);
  await user.keyboard('{ArrowRight}');
  expect(focused()).toMatch(/^11月25日/u);
  await user.keyboard('{ArrowDown}{ArrowDown}');
  expect(hands.onDay).toHaveBeenLastCalledWith('2026-12-09');
  expect(focused()).toMatch(/^12月9日/u);
  await user.keyboard('{Enter}');
  expect(hands.onView).toHaveBeenLastCalledWith('day');
});

test('in a week arrows go by the hour, to what begins in it, and to the next week', async () => {
  const hands = await show({ view: 'week', items: [itemOf({ minute: 615 })] });
  fireEvent.focus(cell(/^11月24日 周二 10:00$/u));
  cell(/^11月24日 周二 10:00$/u).focus();
  await user.keyboard('{ArrowDown}');
  expect(focused()).toContain('10:15');
  await user.keyboard('{ArrowLeft}');
  expect(focused()).toBe('11月23日 周一 10:00');
  await user.keyboard('{ArrowLeft}');
  expect(hands.onDay).toHaveBeenLastCalledWith('2026-11-22');
  expect(focused()).toBe('11月22日 周日 10:00');
  await user.keyboard('n');
  expect(hands.onAdd).toHaveBeenLastCalledWith({ day: '2026-11-22', minute: 600 });
});

test('keys open, carry, lengthen and shorten an item, and the focus stays with it', async () => {
  const item = itemOf({ minute: 600 });
  const hands = await show({ view: 'week', items: [item] });
  screen.getByRole('button', { name: /^单玉珍/u }).focus();
  await user.keyboard('{Enter}');
  expect(hands.onOpen).toHaveBeenCalledWith(item.key);
  await user.keyboard('{Shift>}{ArrowRight}{/Shift}');
  expect(hands.onMove).toHaveBeenLastCalledWith(item.key, { day: '2026-11-25', minute: 600 });
  expect(focused()).toMatch(/^单玉珍.*11月25日/u);
  await user.keyboard('{Shift>}{ArrowUp}{/Shift}');
  expect(hands.onMove).toHaveBeenLastCalledWith(item.key, { day: '2026-11-25', minute: 585 });
  await user.keyboard('+-');
  expect(hands.onResize.mock.calls).toEqual([
    [item.key, 45],
    [item.key, 15],
  ]);
});

test('what must stay is not moved, by no key and no menu', async () => {
  const hands = await show({ items: [itemOf({ mayMove: false })] });
  const item = screen.getByRole('button', { name: /^单玉珍/u });
  item.focus();
  await user.keyboard('{Shift>}{ArrowRight}{/Shift}m+');
  expect(screen.queryByRole('dialog')).toBeNull();
  fireEvent.contextMenu(item);
  const menu = within(await screen.findByRole('menu'));
  expect(menu.getAllByRole('menuitem')).toHaveLength(1);
  expect(hands.onMove).not.toHaveBeenCalled();
  expect(hands.onResize).not.toHaveBeenCalled();
});

test('M asks for day, time and length, and refuses what cannot be', async () => {
  const item = itemOf({ minute: 600 });
  const hands = await show({ items: [item] });
  screen.getByRole('button', { name: /^单玉珍/u }).focus();
  await user.keyboard('m');
  const dialog = await screen.findByRole('dialog', { name: '改时间' });
  expect(await findBarriers(dialog)).toEqual([]);
  const [day, time, length] = ['哪一天', '几点', '多少分钟'].map((name) => screen.getByLabelText(name));
  fireEvent.change(day as HTMLElement, { target: { value: '2026-11-01' } });
  fireEvent.change(time as HTMLElement, { target: { value: '半夜' } });
  fireEvent.change(length as HTMLElement, { target: { value: '0' } });
  await user.click(screen.getByRole('button', { name: '改' }));
  for (const fault of ['这一天已经过去了', /看不懂这个时间/u, /写 5 到 1440/u]) screen.getByText(fault);
  fireEvent.change(day as HTMLElement, { target: { value: '2026-12-01' } });
  fireEvent.change(time as HTMLElement, { target: { value: '下午11:30' } });
  fireEvent.change(length as HTMLElement, { target: { value: '45' } });
  screen.getByText(/会过半夜/u);
  expect(hands.onMove).not.toHaveBeenCalled();
  fireEvent.change(length as HTMLElement, { target: { value: '30' } });
  await user.click(screen.getByRole('button', { name: '改' }));
  expect(hands.onMove.mock.calls).toEqual([[item.key, { day: '2026-12-01', minute: 1_410 }]]);
  expect(hands.onResize).not.toHaveBeenCalled();
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a right click on an item moves it on, one on an empty day adds there', async () => {
  const item = itemOf();
  const hands = await show({ items: [item] });
  fireEvent.contextMenu(screen.getByRole('button', { name: /^单玉珍/u }));
  await user.click(await screen.findByRole('menuitem', { name: /往后一周/u }));
  expect(hands.onMove).toHaveBeenCalledWith(item.key, { day: '2026-12-01', minute: null });
  fireEvent.contextMenu(cell(/^11月26日/u));
  await user.click(await screen.findByRole('menuitem', { name: /在这里记一件/u }));
  expect(hands.onAdd).toHaveBeenCalledWith({ day: '2026-11-26', minute: null });
  fireEvent.doubleClick(cell(/^11月27日/u));
  expect(hands.onAdd).toHaveBeenLastCalledWith({ day: '2026-11-27', minute: null });
});

/** What a drag carries. */
function baggage(): DataTransfer {
  const held = new Map<string, string>();
  return {
    effectAllowed: 'none',
    dropEffect: 'none',
    get types() {
      return [...held.keys()];
    },
    setData: (type: string, text: string) => held.set(type, text),
    getData: (type: string) => held.get(type) ?? '',
  } as unknown as DataTransfer;
}

test('an item is dragged from day to day, and keeps its time', async () => {
  const item = itemOf({ minute: 600 });
  const hands = await show({ items: [item] });
  const dataTransfer = baggage();
  fireEvent.dragStart(screen.getByRole('button', { name: /^单玉珍/u }), { dataTransfer });
  fireEvent.dragOver(cell(/^11月30日/u), { dataTransfer });
  fireEvent.drop(cell(/^11月30日/u), { dataTransfer });
  expect(hands.onMove.mock.calls).toEqual([[item.key, { day: '2026-11-30', minute: 600 }]]);
});

test('in a week what has a time loses it in the first line, and what is dropped from elsewhere changes nothing', async () => {
  const item = itemOf({ minute: 600 });
  const hands = await show({ view: 'week', items: [item] });
  const foreign = baggage();
  foreign.setData('text/plain', 'rechnung.pdf');
  const line = cell(/^11月26日 周四 不定时$/u);
  fireEvent.drop(line, { dataTransfer: foreign });
  const dataTransfer = baggage();
  fireEvent.dragStart(screen.getByRole('button', { name: /^单玉珍/u }), { dataTransfer });
  fireEvent.drop(line, { dataTransfer });
  expect(hands.onMove.mock.calls).toEqual([[item.key, { day: '2026-11-26', minute: null }]]);
});

test('days without a time show three in a week and all of them in a day', async () => {
  const items = Array.from({ length: 8 }, () => itemOf());
  const hands = await show({ view: 'week', items });
  expect(document.querySelectorAll('[data-item]')).toHaveLength(3);
  await user.click(screen.getByRole('button', { name: /还有 5 件/u }));
  expect(hands.onMore).toHaveBeenCalledWith(TODAY);
  await user.keyboard('3');
  expect(document.querySelectorAll('[data-item]')).toHaveLength(8);
});

test('pages, today, views and print go by key', async () => {
  const hands = await show();
  await user.keyboard('{PageDown}');
  screen.getByText('2026年12月');
  await user.keyboard('{PageUp}{PageUp}');
  screen.getByText('2026年10月');
  await user.keyboard('t2');
  screen.getByText('11月23日 – 11月29日');
  await user.keyboard('4p');
  expect(hands.onView).toHaveBeenLastCalledWith('agenda');
  expect(hands.onPrint).toHaveBeenCalledOnce();
});

test('where a backup is looked into nothing is added', async () => {
  const hands = await show({ isReadOnly: true });
  expect(screen.queryByRole('button', { name: /新的跟进/u })).toBeNull();
  fireEvent.doubleClick(cell(/^11月27日/u));
  await user.keyboard('n');
  expect(hands.onAdd).not.toHaveBeenCalled();
});

test('six hundred in a month are drawn as those that there is room for', async () => {
  const days = daysInView('agenda', TODAY);
  const items = Array.from({ length: 600 }, (_, at) => itemOf({ day: days[at % days.length] ?? TODAY }));
  await show({ items });
  expect(document.querySelectorAll('[data-item]')).toHaveLength(90);
  expect(screen.getAllByText('+17')).toHaveLength(30);
});

test('English speaks English', async () => {
  await show({ items: [itemOf({ minute: 600 }), itemOf({ isLate: true })], view: 'week' }, 'en');
  screen.getByText('Any time');
  screen.getByRole('button', { name: /; Call; Tue 24 Nov 10:00; 30 minutes; 赵会敏$/u });
  expect(await findBarriers()).toEqual([]);
});
