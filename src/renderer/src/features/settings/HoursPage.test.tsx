import { AppError } from '@shared/errors/AppError';
import { FIRST_HOURS } from '@shared/features/settings/hours.rules';
import { publishedHolidays } from '@shared/features/settings/publicHolidays.rules';
import type { CallOutput } from '@shared/ipc/contracts';
import type { Day } from '@shared/lib/days';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { Answers } from '../../../../../tests/support/fakeBridge';
import { findBarriers, renderScreen, user } from '../../../../../tests/support/renderScreen';
import notices from '../../../../../tests/fixtures/almanac/notices.json';
import { SettingsScreen } from './SettingsScreen';

type Answer = CallOutput<'settings.hours'>;

const ALL_DAY = [{ from: 540, to: 1_260 }];
const WEEK: Answer['hours']['week'] = {
  monday: ALL_DAY,
  tuesday: ALL_DAY,
  wednesday: ALL_DAY,
  thursday: ALL_DAY,
  friday: ALL_DAY,
  saturday: ALL_DAY,
  sunday: [],
};
const YEAR_2026 = { year: 2026, ...publishedHolidays(2026) } as Answer['years'][number];

const told = (more: Partial<Answer> = {}): Answer => ({
  hours: {
    week: WEEK,
    onHolidays: FIRST_HOURS.onHolidays,
    closedDays: [
      { day: '2027-02-05' as Day, name: '过年' },
      { day: '2027-02-06' as Day, name: '过年' },
    ],
  },
  isTold: true,
  roster: null,
  years: [YEAR_2026],
  missing: [2027],
  ...more,
});

const show = async (
  { answer = told(), language = 'zh-CN' }: { answer?: Answer; language?: 'zh-CN' | 'en' } = {},
  more: Answers = {},
) => {
  const shown = await renderScreen(<SettingsScreen />, {
    answers: {
      'settings.hours': () => answer,
      'settings.setHours': () => ({}),
      'settings.setHolidays': () => ({}),
      'settings.dropHolidays': () => ({}),
      ...more,
    },
    at: '/settings/hours',
    language,
  });
  await screen.findAllByRole('textbox');
  return shown;
};

const field = (name: string): HTMLInputElement => screen.getByRole('textbox', { name });

describe('the opening hours', () => {
  test('are shown as they are typed, a run of closed days on one line', async () => {
    await show();
    expect(field('周一').value).toBe('09:00-21:00');
    expect(field('周日').value).toBe('');
    expect(field('关门的日子').value).toBe('2027-02-05~2027-02-06 过年');
    expect(screen.getByRole<HTMLInputElement>('radio', { name: '照常营业' }).checked).toBe(true);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: /^保存/ }).disabled).toBe(true);
  });

  test('are saved with Ctrl+S, every day alike where that is asked for, and can be undone', async () => {
    const { bridge } = await show();
    await user.clear(field('周一'));
    await user.type(field('周一'), '9-12 13:30-21');
    await user.click(screen.getByRole('button', { name: '每天都这样' }));
    await user.clear(field('周日'));
    await user.click(screen.getByRole('radio', { name: '跟着放假调休' }));
    await user.clear(field('关门的日子'));
    await user.type(field('关门的日子'), '2026/12/31 盘点{Control>}s{/Control}');
    await screen.findByText('营业时间已保存');
    screen.getByRole('button', { name: '撤销' });
    const split = [
      { from: 540, to: 720 },
      { from: 810, to: 1_260 },
    ];
    expect(bridge.inputsOf('settings.setHours')).toEqual([
      {
        week: {
          monday: split,
          tuesday: split,
          wednesday: split,
          thursday: split,
          friday: split,
          saturday: split,
          sunday: [],
        },
        onHolidays: 'follow',
        closedDays: [{ day: '2026-12-31', name: '盘点' }],
      },
    ]);
  });

  test('that nobody has told yet can be saved as they are assumed', async () => {
    const { bridge } = await show({ answer: told({ isTold: false }) });
    screen.getByText('还没有设过，先按每天 9:00 到 21:00 算。');
    await user.keyboard('{Control>}s{/Control}');
    await screen.findByText('营业时间已保存');
    expect(bridge.inputsOf('settings.setHours')).toHaveLength(1);
  });

  test('that cannot be read are pointed at and not saved', async () => {
    const { bridge } = await show();
    await user.type(field('周二'), ' 20-22');
    await user.type(field('关门的日子'), '{Enter}过年');
    screen.getByText('看不懂这个时间，或者时间重叠了。照着 9:00-12:00 13:30-21:00 写');
    screen.getByText('第 2 行看不懂，或者日子写重了');
    expect(field('周二').getAttribute('aria-invalid')).toBe('true');
    await user.keyboard('{Control>}s{/Control}');
    expect(bridge.inputsOf('settings.setHours')).toEqual([]);
  });

  test('tell a refusal where it happened', async () => {
    await show(
      {},
      {
        'settings.setHours': () => {
          throw new AppError('data.diskFull');
        },
      },
    );
    await user.type(field('周日'), '9-12{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain('磁盘满了');
    expect(field('周日').value).toBe('9-12');
  });
});

test('the roster is typed day by day, pointed at where it cannot be read, and saved with Ctrl+S', async () => {
  const { bridge } = await show({}, { 'settings.setRoster': () => ({}) });
  await user.click(screen.getByRole('button', { name: '排班' }));
  const dialog = await screen.findByRole('dialog');
  const monday = within(dialog).getByRole('textbox', { name: '周一' });
  await user.type(monday, '早班');
  within(dialog).getByText('看不懂。照着 9:00-17:00×2 12:00-21:00×1 写');
  await user.clear(monday);
  await user.type(monday, '9-17x2 12-21');
  await user.click(within(dialog).getByRole('button', { name: '每天都这样' }));
  await user.clear(within(dialog).getByRole('textbox', { name: '周日' }));
  expect(await findBarriers()).toEqual([]);
  await user.keyboard('{Control>}s{/Control}');
  await screen.findByText('排班已保存');
  const [saved] = bridge.inputsOf('settings.setRoster');
  expect(saved?.week.saturday).toEqual([
    { from: 540, to: 1_020, people: 2 },
    { from: 720, to: 1_260, people: 1 },
  ]);
  expect(saved?.week.sunday).toEqual([]);
  expect(bridge.inputsOf('settings.setHours')).toEqual([]);
});

describe('the public days', () => {
  test('of a year are told with their notice, and one by one where they are asked for', async () => {
    await show();
    screen.getByText(/还不知道 2027 年怎么放假/);
    screen.getByText('国办发明电〔2025〕7号');
    screen.getByText('放假 33 天');
    screen.getByText('调休上班 6 天');
    const see = screen.getByRole('button', { name: '看 2026 年的日子' });
    await user.click(see);
    expect(see.getAttribute('aria-expanded')).toBe('true');
    const line = (day: RegExp) => screen.getByText(day).closest('li')?.textContent;
    expect(line(/2月15日至/u)).toMatch(/2月23日休春节$/u);
    expect(line(/2月14日$/u)).toMatch(/班春节$/u);
  });

  test('bear the names of the language of the screen', async () => {
    await show({ language: 'en' });
    await user.click(screen.getByRole('button', { name: 'Show the days of 2026' }));
    expect(screen.getAllByText('Spring Festival')).toHaveLength(3);
    screen.getByText('33 days off');
  });

  test('are brought in by pasting the notice, with the keyboard alone', async () => {
    const { bridge } = await show();
    screen.getByRole('button', { name: '导入一年' }).focus();
    await user.keyboard('{Enter}');
    const dialog = await screen.findByRole('dialog');
    await waitFor(() => {
      expect(document.activeElement).toBe(within(dialog).getByRole('textbox'));
    });
    await user.paste(notices['2026'].text);
    within(dialog).getByText('2026 年：放假 33 天，调休上班 6 天。 会换掉现在的 2026 年。');
    await user.keyboard('{Control>}s{/Control}');
    await screen.findByText('2026 年的放假安排已导入');
    expect(bridge.inputsOf('settings.setHolidays')).toEqual([{ year: 2026, rows: YEAR_2026.rows }]);
    expect(bridge.inputsOf('settings.setHours')).toEqual([]);
  });

  test('are refused row by row, and what was typed is still there after Esc', async () => {
    const { bridge } = await show();
    await user.click(screen.getByRole('button', { name: '导入一年' }));
    await user.click(await screen.findByRole('textbox', { name: '放假安排' }));
    await user.paste('日期,类型,名称\n2027-01-01,休,元旦\n2027-02-30,休,春节\n2027-02-22,班,春节');
    const told = screen.getByRole('alert').textContent;
    expect(told).toContain('有 2 行看不懂');
    expect(told).toContain('第 3 行：“2027-02-30”里没有看得懂的日期');
    expect(told).toContain('第 4 行：2027-02-22 是周一到周五，本来就上班');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: '导入' }).disabled).toBe(true);
    await user.keyboard('{Control>}s{/Control}{Escape}');
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
    expect(bridge.inputsOf('settings.setHolidays')).toEqual([]);
    await user.click(screen.getByRole('button', { name: '导入一年' }));
    expect((await screen.findByRole<HTMLTextAreaElement>('textbox', { name: '放假安排' })).value).toContain(
      '2027-02-30',
    );
  });

  test.each([
    ['UTF-8', new TextEncoder().encode('2027-01-01,休,元旦')],
    [
      'GB18030',
      new Uint8Array([...new TextEncoder().encode('2027-01-01,'), 0xd0, 0xdd, 0x2c, 0xd4, 0xaa, 0xb5, 0xa9]),
    ],
  ])('are read from a file in %s', async (_name, bytes) => {
    const { bridge } = await show();
    await user.click(screen.getByRole('button', { name: '导入一年' }));
    await screen.findByRole('dialog');
    const picker = document.querySelector<HTMLInputElement>('input[type=file]');
    if (picker === null) throw new Error('no way to choose a file');
    await user.upload(picker, new File([bytes], '2027.csv'));
    await screen.findByText('2027 年：放假 1 天，调休上班 0 天。');
    await user.click(screen.getByRole('button', { name: '导入' }));
    await screen.findByText('2027 年的放假安排已导入');
    expect(bridge.inputsOf('settings.setHolidays')).toEqual([
      { year: 2027, rows: [{ day: '2027-01-01', kind: 'rest', name: '元旦' }] },
    ]);
  });

  test('of a file too large to be a year are not read', async () => {
    await show();
    await user.click(screen.getByRole('button', { name: '导入一年' }));
    await screen.findByRole('dialog');
    const picker = document.querySelector<HTMLInputElement>('input[type=file]');
    if (picker === null) throw new Error('no way to choose a file');
    await user.upload(picker, new File([new Uint8Array(300_000)], '2027.csv'));
    await screen.findByText('这个文件太大，不像是一年的放假安排，没有读。');
  });

  test('that the shop brought in are dropped, and that can be undone', async () => {
    const own = {
      year: 2027,
      document: null,
      rows: [{ day: '2027-01-01' as Day, kind: 'rest' as const, name: '老板放假' }],
    };
    const { bridge } = await show({ answer: told({ years: [own, YEAR_2026], missing: [] }) });
    screen.getByText('店里导入的');
    await user.click(screen.getByRole('button', { name: '不用店里的 2027 年' }));
    await screen.findByText('不再用店里自己的 2027 年');
    screen.getByRole('button', { name: '撤销' });
    expect(bridge.inputsOf('settings.dropHolidays')).toEqual([{ year: 2027 }]);
  });
});

test.each(['zh-CN', 'en'] as const)('the page and its dialog have no barriers in %s', async (language) => {
  await show({ language });
  const [see] = screen.getAllByRole('button', { expanded: false });
  if (see) await user.click(see);
  expect(await findBarriers()).toEqual([]);
  await user.click(screen.getByRole('button', { name: language === 'en' ? 'Bring in a year' : '导入一年' }));
  await screen.findByRole('dialog');
  await user.paste('2027-02-30');
  expect(await findBarriers()).toEqual([]);
});
