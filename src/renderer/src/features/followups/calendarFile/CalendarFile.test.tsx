import { AppError } from '@shared/errors/AppError';
import type { EventState } from '@shared/features/followups/calendarFile.channels';
import type { CallOutput } from '@shared/ipc/contracts';
import type { Day } from '@shared/lib/days';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { Answers } from '../../../../../../tests/support/fakeBridge';
import { findBarriers, renderScreen, user } from '../../../../../../tests/support/renderScreen';
import { CalendarFileDialog } from './CalendarFileDialog';

type Read = CallOutput<'followups.readCalendarFile'>;

const markOf = (at: number): string => String(at).padStart(32, '0');
const eventOf = (at: number, over: Partial<Read['events'][number]> = {}): Read['events'][number] => ({
  ...{ key: markOf(at), sum: markOf(at), uid: null, subject: `第 ${String(at)} 件` },
  ...{ day: '2099-11-24' as Day, minute: 570, minutes: 30, notes: [] },
  ...over,
});
const STATES: EventState[] = ['new', 'changed', 'here', 'ended', 'gone', 'new'];
const HOSTILE = '=1+1 <img src=x onerror=alert(1)>';
const FILE: Read = {
  events: [
    eventOf(1, { subject: HOSTILE, notes: ['turns', 'overMidnight'] }),
    ...[2, 3, 4, 5].map((at) => eventOf(at)),
    eventOf(6, { subject: '', minute: null }),
  ],
  more: 0,
  left: [{ subject: '二月三十', fault: 'badStart' }],
  leftMore: 0,
  past: 7,
};
const answersOf = (over: Answers = {}): Answers => ({
  'followups.people': () => [
    { id: 1, name: '赵会敏', isMe: true },
    { id: 2, name: '小林', isMe: false },
  ],
  'followups.readCalendarFile': () => FILE,
  'followups.sortEvents': ({ events }) =>
    events.map((_, at) => {
      const state = STATES[at] ?? 'new';
      return { state, was: state === 'changed' ? { day: '2099-11-25' as Day, minute: null } : null };
    }),
  'followups.bringEvents': ({ events }) => ({ ids: events.map((_, at) => at + 1), changed: 0, left: 0 }),
  ...over,
});
const file = { token: 'a', name: '手机.ics' };
const open = (over: Answers = {}, language: 'zh-CN' | 'en' = 'zh-CN') => {
  const onClose = vi.fn();
  return renderScreen(<CalendarFileDialog file={file} onClose={onClose} />, {
    answers: answersOf(over),
    language,
  }).then(({ bridge }) => ({ bridge, onClose }));
};
const list = () => screen.findByRole('list', { name: '可以导入的' });
const boxes = async (): Promise<HTMLInputElement[]> => within(await list()).getAllByRole('checkbox');

test('what is new is ticked, what changed is asked for, what is left out says why', async () => {
  const { bridge, onClose } = await open();
  expect((await boxes()).map(({ checked }) => checked)).toEqual([true, false, true]);
  const words = (await list()).textContent;
  expect(words).toContain(HOSTILE);
  expect(words).toContain('重复中的一次');
  screen.getByText(/会重复的只导入三个月里的，每件最多 60 次。/u);
  expect(words).toContain('过了半夜：只到当天半夜');
  expect(words).toMatch(/这里现在是 .*11月25日/u);
  expect(words).toContain('（没有名字）');
  expect(document.querySelector('img')).toBeNull();
  const told = screen.getAllByRole('status').map(({ textContent }) => textContent);
  expect(told.join()).toContain('从今天起可以导入的有 3 件。1 件已经导入过，没有变。7 件已经过去，不导入。');
  await user.click(screen.getByText('3 件不能导入，看看为什么'));
  expect(document.querySelector('details')?.open).toBe(true);
  screen.getByText('二月三十：开始的日子或时间不存在');
  screen.getByText('第 4 件：这里已经办完或不办了');
  screen.getByText('第 5 件：是本店导出去的，眼下这里没有它可以改');
  expect(await findBarriers()).toEqual([]);
  await user.click(screen.getByRole('button', { name: /导入 2 件/u }));
  await screen.findByText('导入了 2 件');
  expect(onClose).toHaveBeenCalledOnce();
  expect(bridge.inputsOf('followups.bringEvents')).toEqual([
    {
      personId: 1,
      events: [
        {
          ...{ key: markOf(1), sum: markOf(1), uid: null, subject: HOSTILE },
          day: '2099-11-24',
          minute: 570,
          minutes: 30,
        },
        {
          ...{ key: markOf(6), sum: markOf(6), uid: null, subject: '（没有名字）' },
          day: '2099-11-24',
          minute: null,
          minutes: 30,
        },
      ],
    },
  ]);
});

test('all and none by one box, one by one by Space, and for a colleague; nothing ticked cannot be imported', async () => {
  const { bridge } = await open();
  const all = await screen.findByRole('checkbox', { name: '全部' });
  await user.click(all);
  expect((await boxes()).map(({ checked }) => checked)).toEqual([true, true, true]);
  await user.click(all);
  expect(screen.getByRole<HTMLButtonElement>('button', { name: /导入 0 件/u }).disabled).toBe(true);
  const [, changed] = await boxes();
  changed?.focus();
  await user.keyboard(' ');
  await user.selectOptions(screen.getByRole('combobox'), '小林');
  await user.keyboard('{Control>}s{/Control}');
  await waitFor(() => {
    expect(bridge.inputsOf('followups.bringEvents')).toMatchObject([
      { personId: 2, events: [{ key: markOf(2) }] },
    ]);
  });
  expect(bridge.inputsOf('followups.sortEvents').map(({ personId }) => personId)).toContain(2);
});

test('no more than one act takes is offered, and the rest is told', async () => {
  const many = Array.from({ length: 503 }, (_, at) => eventOf(at + 1));
  await open({
    'followups.readCalendarFile': () => ({ ...FILE, events: many, more: 4, left: [], leftMore: 0 }),
    'followups.sortEvents': ({ events }) => events.map(() => ({ state: 'new', was: null })),
  });
  expect(await boxes()).toHaveLength(500);
  screen.getByText('还有 7 件更晚的没有列出来。导入完这些，再导入一次这个文件。');
});

test('a file that cannot be read says why, and nothing can be imported', async () => {
  const { bridge } = await open({
    'followups.readCalendarFile': () => {
      throw new AppError('followups.calendarStrange');
    },
  });
  await screen.findByText(/这不是日历文件。店里的数据没有变。/u);
  expect(screen.getByRole<HTMLButtonElement>('button', { name: /导入/u }).disabled).toBe(true);
  expect(bridge.inputsOf('followups.sortEvents')).toEqual([]);
});

test('an empty one says so; English speaks English', async () => {
  await open({ 'followups.readCalendarFile': () => ({ ...FILE, events: [], left: [], past: 1 }) }, 'en');
  await screen.findByText('0 events from today on can be imported.');
  screen.getByText('1 is over and is left out.');
  expect(await findBarriers()).toEqual([]);
});
