import type { CustomerId } from '@shared/features/customers/customers.contract';
import type { Day } from '@shared/lib/days';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { findBarriers, renderScreen, user } from '../../../../../../tests/support/renderScreen';
import { settingsOf } from '../../../../../../tests/support/builders/screens';
import { StoredHistory } from './StoredHistory';

const row = {
  id: 4,
  cause: 'topUp' as const,
  moneyKind: 'cash' as const,
  moneyCents: 50_000,
  giftCents: 5_000,
  on: '2026-11-24' as Day,
  by: '赵会敏',
  mayUndo: true,
};

test('a top-up is taken back only after the question was answered', async () => {
  const { bridge } = await renderScreen(<StoredHistory customerId={7 as CustomerId} isOff={false} />, {
    answers: {
      'settings.get': () => settingsOf(),
      'loyalty.storedHistory': () => ({ entries: [], topUps: [row] }),
      'loyalty.undoTopUp': () => ({ id: 5 }),
    },
  });
  await user.click(await screen.findByRole('button', { name: '撤销' }));
  expect(await screen.findByText('撤销这笔充值？¥500.00 要退给客人，送的也一起收回。')).toBeDefined();
  expect(bridge.inputsOf('loyalty.undoTopUp')).toEqual([]);
  expect(await findBarriers()).toEqual([]);
  await user.click(screen.getByRole('button', { name: /^撤销充值/u }));
  expect(bridge.inputsOf('loyalty.undoTopUp')).toEqual([{ id: 4 }]);
});
