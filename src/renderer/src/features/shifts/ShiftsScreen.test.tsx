import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { ShiftNote } from '@shared/features/shifts/shifts.contract';
import { settingsOf } from '../../../../../tests/support/builders/screens';
import type { Answers } from '../../../../../tests/support/fakeBridge';
import { findBarriers, renderScreen, user } from '../../../../../tests/support/renderScreen';
import { ShiftsBar } from './ShiftsBar';
import { ShiftsScreen } from './ShiftsScreen';

const owner = { id: 1, name: '赵会敏', role: 'owner' } as const;
const lin = { id: 2, name: '小林', role: 'desk' } as const;
const noteOf = (over: Partial<ShiftNote> = {}): ShiftNote => ({
  id: 7,
  text: '钥匙在抽屉里，@赵会敏',
  at: '2026-11-22T10:00:00.000Z',
  by: { id: lin.id, name: lin.name },
  items: [
    { id: 11, text: '补龙井', done: null },
    { id: 12, text: '对账', done: { at: '2026-11-22T11:00:00.000Z', by: '小林' } },
  ],
  mentions: [{ id: 1, name: '赵会敏', hasSeen: false }],
  ...over,
});
const answers: Answers = {
  'settings.get': () =>
    settingsOf({
      people: [
        { ...owner, mayUsePin: false },
        { ...lin, mayUsePin: false },
      ],
    }),
  'shifts.list': ({ isOpenOnly }) => ({
    notes: isOpenOnly ? [] : [noteOf()],
    total: isOpenOnly ? 0 : 1,
    openItems: 1,
  }),
  'shifts.forMe': () => [noteOf()],
  'shifts.read': () => ({}),
  'shifts.tick': () => ({}),
  'shifts.write': () => ({ id: 8 }),
};

test('a note is written with a colleague spoken to and things to do, by keyboard', async () => {
  const { bridge } = await renderScreen(<ShiftsScreen />, { answers });
  const text = await screen.findByLabelText('要交代的');
  await user.type(text, '早点开门 ');
  await user.click(screen.getByRole('button', { name: '@小林' }));
  await user.type(screen.getByLabelText('要接着办的'), '补货{Enter}{Enter} 对账 ');
  expect(await findBarriers()).toEqual([]);
  await user.keyboard('{Control>}s{/Control}');
  await waitFor(() => {
    expect(bridge.inputsOf('shifts.write')).toEqual([{ text: '早点开门 @小林', items: ['补货', '对账'] }]);
  });
  await waitFor(() => {
    expect(text).toHaveProperty('value', '');
  });
});

test('too many things at once are told, and nothing is sent', async () => {
  const { bridge } = await renderScreen(<ShiftsScreen />, { answers });
  const items = await screen.findByLabelText('要接着办的');
  await user.click(items);
  await user.paste(Array.from({ length: 31 }, (_, at) => `第 ${String(at)} 件`).join('\n'));
  await screen.findByText('最多 30 件');
  await user.keyboard('{Control>}s{/Control}');
  expect(bridge.inputsOf('shifts.write')).toEqual([]);
});

test('what was written shows who, what is open, who has read it; items are ticked off, one reads what speaks to one', async () => {
  const { bridge } = await renderScreen(<ShiftsScreen />, { answers });
  const note = within(
    await screen.findByText('钥匙在抽屉里，@赵会敏').then((one) => one.closest('li') as HTMLElement),
  );
  note.getByText('提到：赵会敏（还没看）');
  await user.click(note.getByRole('checkbox', { name: /补龙井/u }));
  await user.click(note.getByRole('checkbox', { name: /对账/u }));
  await waitFor(() => {
    expect(bridge.inputsOf('shifts.tick')).toEqual([
      { itemId: 11, isDone: true },
      { itemId: 12, isDone: false },
    ]);
  });
  await user.click(note.getByRole('button', { name: '知道了' }));
  expect(bridge.inputsOf('shifts.read')).toEqual([{ id: 7 }]);
  await user.click(screen.getByRole('radio', { name: '没办完的' }));
  await screen.findByText('都办完了。');
});

test('older notes are fetched by the press of a button', async () => {
  const { bridge } = await renderScreen(<ShiftsScreen />, {
    answers: {
      ...answers,
      'shifts.list': ({ offset }) => ({
        notes: [noteOf({ id: offset + 1, text: `第 ${String(offset)} 条` })],
        total: 31,
        openItems: 0,
      }),
    },
  });
  await screen.findByText('第 0 条');
  await user.click(screen.getByRole('button', { name: '再往前看' }));
  await screen.findByText('第 30 条');
  expect(screen.queryByRole('button', { name: '再往前看' })).toBeNull();
  expect(bridge.inputsOf('shifts.list').map(({ offset }) => offset)).toEqual([0, 30]);
});

test('the bar tells of the oldest note that was not read, and how many more there are', async () => {
  const { bridge } = await renderScreen(<ShiftsBar />, {
    answers: { ...answers, 'shifts.forMe': () => [noteOf(), noteOf({ id: 9 })] },
  });
  await screen.findByText('小林交班时提到你：');
  screen.getByText('钥匙在抽屉里，@赵会敏 补龙井 对账');
  screen.getByText('还有 1 条');
  expect(await findBarriers()).toEqual([]);
  await user.click(screen.getByRole('button', { name: '知道了' }));
  expect(bridge.inputsOf('shifts.read')).toEqual([{ id: 7 }]);
});

test('the bar is not there where nothing waits', async () => {
  await renderScreen(<ShiftsBar />, { answers: { ...answers, 'shifts.forMe': () => [] } });
  expect(screen.queryByRole('status')).toBeNull();
});
