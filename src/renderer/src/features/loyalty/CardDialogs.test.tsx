import type { CustomerId } from '@shared/features/customers/customers.contract';
import type { CountCard } from '@shared/features/loyalty/counts.channels';
import { FIRST_STORED } from '@shared/features/loyalty/stored.rules';
import type { SaleId } from '@shared/features/sales/sales.contract';
import type { Day } from '@shared/lib/days';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { settingsOf } from '../../../../../tests/support/builders/screens';
import type { Answers } from '../../../../../tests/support/fakeBridge';
import { findBarriers, renderScreen, user } from '../../../../../tests/support/renderScreen';
import { RefundCountDialog } from './counts/RefundCountDialog';
import { GiveTickedDialog } from './coupons/GiveTickedDialog';
import { StoredDialog } from './stored/StoredDialog';

const GUO = { id: 7 as CustomerId, title: '郭建芳' };
const FINAL = '退了就不能撤销；退错了，只能再充回来。';

describe('stored value of a customer', () => {
  const account = (over = {}) => ({
    ...{
      principalCents: 20_000,
      giftCents: 3_000,
      laterCents: 0,
      laterOn: null,
      persons: [],
      hasCode: false,
    },
    ...{ isOn: true, spendFirst: 'share' as const, giftPermille: 1_000, wantsCode: false, mayPay: true },
    ...over,
  });
  const sheet = {
    ...{ principalCents: 20_000, giftCents: 3_000, givenCents: 5_000, usedGiftCents: 2_000 },
    ...{ outCents: 18_000, keptCents: 2_000, forfeitCents: 3_000 },
  };
  const answers: Answers = {
    'settings.get': () => settingsOf(),
    'loyalty.storedTill': () => account(),
    'loyalty.storedHistory': () => ({ entries: [], topUps: [] }),
    'loyalty.storedRules': () => ({ version: 1, rules: { ...FIRST_STORED, offers: [], isOn: true } }),
    'loyalty.refundSheet': ({ takesUsedGift }) => ({ ...sheet, outCents: takesUsedGift ? 18_000 : 20_000 }),
    'loyalty.refundStored': () => ({ id: 5 }),
  };

  test('is paid out by the worksheet that was shown, with a reason, and says that nothing takes it back', async () => {
    const { bridge } = await renderScreen(
      <StoredDialog customer={GUO} isOff={false} first="refund" onClose={vi.fn()} />,
      { answers },
    );
    const dialog = within(await screen.findByRole('dialog', { name: '退郭建芳的储值' }));
    expect((await dialog.findByRole('row', { name: /^应退/u })).textContent).toContain('¥180.00');
    dialog.getByText(FINAL);
    expect(await findBarriers()).toEqual([]);
    await user.click(dialog.getByRole('checkbox'));
    await waitFor(() => {
      expect(dialog.getByRole('row', { name: /^应退/u }).textContent).toContain('¥200.00');
    });
    const save = dialog.getByRole('button', { name: /^退款并清零/u });
    expect(save).toHaveProperty('disabled', true);
    await user.type(dialog.getByLabelText('原因'), '搬家');
    await user.click(save);
    expect(bridge.inputsOf('loyalty.refundStored')).toEqual([
      { customerId: 7, moneyKind: 'cash', takesUsedGift: false, outCents: 20_000, reason: '搬家' },
    ]);
  });

  test('is not paid out where nothing is left, whatever was asked for', async () => {
    await renderScreen(<StoredDialog customer={GUO} isOff={false} first="refund" onClose={vi.fn()} />, {
      answers: {
        ...answers,
        'loyalty.storedTill': () => account({ principalCents: 0, giftCents: 0 }),
      },
    });
    await screen.findByRole('button', { name: '充值' });
    expect(screen.queryByRole('button', { name: '退款' })).toBeNull();
    expect(screen.getAllByRole('dialog')).toHaveLength(1);
  });
});

test('the rest of a count card is paid out as its worksheet says', async () => {
  const card: CountCard = {
    ...{
      id: 4,
      kindId: 1,
      name: '洗剪吹十次',
      words: '',
      productIds: [],
      categories: [],
      times: 10,
      left: 6,
    },
    ...{ used: 4, fromDay: '2026-10-01' as Day, until: null, state: 'good', cause: 'sale' },
    ...{ paidCents: 30_000, worthCents: 18_000 },
  };
  const { bridge } = await renderScreen(<RefundCountDialog card={card} onClose={vi.fn()} />, {
    answers: {
      'settings.get': () => settingsOf(),
      'sales.countSheet': () => ({
        ...{ name: card.name, paidCents: 30_000, rest: 6, whole: 10, isByDays: false, usedCents: 12_000 },
        ...{ outCents: 18_000, ledgers: { stored: 5_000 }, debtCents: 0, moneyCents: 13_000 },
      }),
      'sales.refundCount': () => ({ id: 9 as SaleId, number: 'R1' }),
    },
  });
  const dialog = within(await screen.findByRole('dialog'));
  await dialog.findByText('¥130.00');
  dialog.getByText(FINAL);
  await user.selectOptions(dialog.getByRole('combobox'), 'wechat');
  await user.type(dialog.getByLabelText('原因'), '不来了');
  await user.keyboard('{Control>}s{/Control}');
  await waitFor(() => {
    expect(bridge.inputsOf('sales.refundCount')).toEqual([
      { cardId: 4, moneyKind: 'wechat', outCents: 18_000, reason: '不来了' },
    ]);
  });
});

describe('coupons for those who are ticked', () => {
  test('nothing can be given where no batch gives out', async () => {
    await renderScreen(<GiveTickedDialog customerIds={[GUO.id]} onClose={vi.fn()} />, {
      answers: { 'settings.get': () => settingsOf(), 'loyalty.couponBatches': () => ({ rows: [] }) },
    });
    await screen.findByText(/还没有在发的优惠券/u);
    expect(screen.getByRole('button', { name: /^发/u })).toHaveProperty('disabled', true);
    expect(await findBarriers()).toEqual([]);
  });
});
