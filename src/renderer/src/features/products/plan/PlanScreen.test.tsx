import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { AppError } from '@shared/errors/AppError';
import type { PlaceId, PlanPlace } from '@shared/features/products/products.contract';
import type { CallOutput } from '@shared/ipc/contracts';
import { PERMISSIONS } from '@shared/features/staff/staff.rules';
import { settingsOf } from '../../../../../../tests/support/builders/screens';
import type { Answers } from '../../../../../../tests/support/fakeBridge';
import { findBarriers, renderScreen, user } from '../../../../../../tests/support/renderScreen';
import { PlanScreen } from './PlanScreen';

const place = (id: number, name: string, x: number): PlanPlace => ({
  ...{ id: id as PlaceId, kind: 'shelf', name, x, y: 0, width: 4, height: 2, goods: 1, outOfReach: 1 },
});
const planOf = (more: Partial<CallOutput<'products.plan'>> = {}): CallOutput<'products.plan'> => ({
  places: [place(1, '东墙', 0), place(2, '西柜', 6)],
  elsewhere: [{ shelf: '橱窗', goods: 3 }],
  nowhere: 2,
  ...more,
});
const show = (more: Answers = {}) =>
  renderScreen(<PlanScreen />, {
    at: '/products/plan',
    answers: {
      'settings.get': () => settingsOf(),
      'products.plan': () => planOf(),
      'products.placeGoods': () => ({ rows: [], total: 0 }),
      'products.moves': () => [
        { id: 1 as never, name: '明前龙井', from: '东墙 1 层', to: '西柜', on: '2026-11-20', by: '小林' },
        { id: 2 as never, name: '紫砂壶', from: '甲', to: '乙', on: '2026-11-20', by: '小林' },
      ],
      'products.putPlace': () => ({ id: 1 as PlaceId }),
      ...more,
    },
  });
const boxOf = (name: string) =>
  within(screen.getByRole('group', { name: '布局图' })).findByRole('button', {
    name: new RegExp(`^${name}`),
  });

test('an empty plan says how to begin, and draws a shelf where there is room', async () => {
  const { bridge } = await show({ 'products.plan': () => planOf({ places: [] }) });
  await screen.findByText(/图上还没有东西/);
  screen.getByText(/另有 2 样没有写货架位置/);
  expect(await findBarriers()).toEqual([]);
  await user.click(screen.getByRole('button', { name: '把“橱窗”画上' }));
  await waitFor(() => {
    expect(bridge.inputsOf('products.putPlace')).toEqual([
      { id: null, kind: 'shelf', name: '橱窗', x: 0, y: 0, width: 4, height: 2 },
    ]);
  });
});

test('a plan that cannot be read says so', async () => {
  await show({
    'products.plan': () => {
      throw new AppError('data.busy');
    },
  });
  await screen.findByRole('alert');
});

test('arrows carry a place as far as the next one, and letting go writes it once', async () => {
  const { bridge } = await show();
  (await boxOf('东墙')).focus();
  await user.keyboard('{ArrowRight>5/}');
  await user.tab();
  await waitFor(() => {
    expect(bridge.inputsOf('products.putPlace').map(({ x }) => x)).toEqual([2]);
  });
});

test('an open place tells what was moved there or away, and an empty one that nothing stands there', async () => {
  await show();
  (await boxOf('东墙')).focus();
  await user.keyboard('{Enter}');
  await screen.findByText('没有在售的商品写着放在这里。');
  await screen.findByText(/从“东墙 1 层”挪到“西柜”/);
  expect(screen.queryByText(/从“甲”/)).toBeNull();
  expect(await findBarriers()).toEqual([]);
});

test('whoever may not change products looks at it alone', async () => {
  const rights = PERMISSIONS.filter((right) => right !== 'products.write');
  const { bridge } = await show({ 'settings.get': () => ({ ...settingsOf(), rights }) });
  const box = await boxOf('东墙');
  expect(screen.queryByRole('button', { name: /新增一处/ })).toBeNull();
  box.focus();
  await user.keyboard('{ArrowDown}{Delete}n');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(bridge.requests.filter(({ channel }) => /Place$/.test(channel))).toEqual([]);
});
