import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { Consent } from '@shared/features/privacy/privacy.contract';
import { idOf } from '../../../../../tests/support/builders/screens';
import { findBarriers, renderScreen, user } from '../../../../../tests/support/renderScreen';
import { ConsentList } from './ConsentList';

const id = idOf(12);
const consentOf = (over: Partial<Consent>): Consent => ({
  id: 1,
  purpose: 'phone',
  answer: 'given',
  way: 'paper',
  textVersion: '1',
  onDay: '2025-03-05',
  by: '赵会敏',
  ...over,
});

const show = (consents: Consent[], mayWrite = true) =>
  renderScreen(<ConsentList id={id} mayWrite={mayWrite} />, {
    answers: { 'privacy.consents': () => consents, 'privacy.recordConsent': () => ({ consentId: 2 }) },
  });

describe('what a customer agreed to', () => {
  test('tells the latest answer of each purpose, and the earlier ones on asking', async () => {
    await show([consentOf({ id: 2, answer: 'withdrawn', way: 'phone', onDay: '2025-04-06' }), consentOf({})]);
    expect(await screen.findByText('收回同意，2025年4月6日电话里，赵会敏记')).toBeTruthy();
    expect(screen.getByText('以前的答复')).toBeTruthy();
    expect(screen.getAllByText('还没问过')).toHaveLength(3);
    expect(await findBarriers()).toEqual([]);
  });

  test('writes an answer down with the way in which it came, and offers to undo it', async () => {
    const { bridge } = await show([]);
    await user.selectOptions(await screen.findByLabelText('怎么答复的'), 'paper');
    await user.click(screen.getByRole('button', { name: '打电话联系：不同意' }));
    expect(bridge.inputsOf('privacy.recordConsent')).toEqual([
      { id: 12, purpose: 'phone', answer: 'refused', way: 'paper' },
    ]);
  });

  test('offers no answer to whoever may only read', async () => {
    await show([consentOf({})], false);
    await screen.findByText(/^同意，/u);
    expect(screen.queryByRole('button')).toBeNull();
  });
});
