import type { GuidePick } from '@shared/features/sales/guide.channels';
import { screen, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { settingsOf } from '../../../../../../tests/support/builders/screens';
import { findBarriers, renderScreen, user } from '../../../../../../tests/support/renderScreen';
import { GuideDialog } from './GuideDialog';

const pickOf = (over: Partial<GuidePick>): GuidePick => ({
  ...{ id: 3, name: '岁岁礼盒', code: 'G1', category: '礼盒', unit: '盒', priceCents: 16_800 },
  ...{ isReducible: true, shelf: '3 架 2 层', isOutOfReach: true, pictureId: 9 },
  reasons: [{ kind: 'need', need: '送礼' }],
  ...over,
});
const GUO = { id: 7, title: '郭建芳', isNameless: false };
const show = async (picks: GuidePick[], fitting = picks.length) => {
  const onTake = vi.fn();
  const { bridge } = await renderScreen(<GuideDialog customer={GUO} onTake={onTake} onClose={vi.fn()} />, {
    answers: {
      'settings.get': () => settingsOf(),
      'products.filters': () => ({ categories: [], tags: [], bands: [] }),
      'products.smallPicture': () => ({ small: 'QUJD' }),
      'sales.guide': () => ({ picks, fitting, similar: 4 }),
      'sales.keepAdvice': () => ({ id: 1 }),
    },
  });
  return { bridge, onTake };
};

test('shows what it proposes, why, where it stands and what it looks like; a digit takes it, and it is kept', async () => {
  const { bridge, onTake } = await show([pickOf({}), pickOf({ id: 4, name: '龙井', pictureId: null })]);
  await screen.findByText('岁岁礼盒');
  expect(screen.getAllByText('在 3 架 2 层，要帮客人拿')).toHaveLength(2);
  expect(screen.getAllByText('标着“送礼”，正合要的')).toHaveLength(2);
  await waitFor(() => {
    expect(document.querySelectorAll('li img')).toHaveLength(1);
  });
  expect(await findBarriers()).toEqual([]);
  await user.keyboard('{Control>}2{/Control}');
  expect(onTake).toHaveBeenCalledWith(expect.objectContaining({ productId: 4, name: '龙井' }));
  expect(screen.getByRole('button', { name: '把龙井加到单上' }).textContent).toContain('再加一件');
  await user.type(screen.getByLabelText('给谁'), '丈母娘');
  await user.click(screen.getByRole('button', { name: '客人同意，记下这次问的' }));
  await waitFor(() => {
    expect(bridge.inputsOf('sales.keepAdvice')).toEqual([
      { customerId: 7, forWhom: '丈母娘', need: '', toCents: null, productIds: [3, 4] },
    ]);
  });
});

test('a budget that is no sum is told and not asked for, and nothing that fits is said', async () => {
  const { bridge } = await show([], 0);
  await screen.findByText('在售的商品里没有合适的，放宽预算或换个说法。');
  const asked = bridge.inputsOf('sales.guide').length;
  await user.type(screen.getByLabelText('预算到'), '贵');
  await screen.findByText('写成金额，例如 200');
  expect(bridge.inputsOf('sales.guide')).toHaveLength(asked);
});
