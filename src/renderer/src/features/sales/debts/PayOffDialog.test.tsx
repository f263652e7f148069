import type { SaleId } from '@shared/features/sales/sales.contract';
import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { findBarriers, renderScreen, user } from '../../../../../../tests/support/renderScreen';
import { settingsOf } from '../../../../../../tests/support/builders/screens';
import { PayOffDialog } from './PayOffDialog';

test('a debt is paid out of an account with a pay code once the code is right', async () => {
  const onClose = vi.fn();
  const { bridge } = await renderScreen(
    <PayOffDialog id={3 as SaleId} customerId={7} owedCents={10_000} onClose={onClose} />,
    {
      answers: {
        'settings.get': () => settingsOf(),
        'loyalty.storedTill': () => ({
          principalCents: 20_000,
          giftCents: 0,
          laterCents: 0,
          laterOn: null,
          persons: [],
          hasCode: true,
          isOn: true,
          spendFirst: 'share' as const,
          giftPermille: 1_000,
          wantsCode: true,
          mayPay: true,
        }),
        'loyalty.giveCode': () => ({ isRight: true, left: 5, waitSeconds: 0 }),
        'sales.payOff': () => ({ id: 3 as SaleId }),
      },
    },
  );
  await screen.findByRole('option', { name: '储值' });
  await user.selectOptions(screen.getByLabelText('怎么付'), '储值');
  await user.click(screen.getByRole('button', { name: /^收下/u }));
  await user.type(await screen.findByLabelText('付款码'), '2580');
  expect(bridge.inputsOf('sales.payOff')).toEqual([]);
  expect(await findBarriers()).toEqual([]);
  await user.click(screen.getByRole('button', { name: /^确认/u }));
  expect(bridge.inputsOf('sales.payOff')).toEqual([{ id: 3, kind: 'stored', amountCents: 10_000 }]);
});
