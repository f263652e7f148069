import type { Policy } from '@shared/features/complaints/policies.channels';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Answers } from '../../../../../../tests/support/fakeBridge';
import { findBarriers, renderScreen, user } from '../../../../../../tests/support/renderScreen';
import { Policies } from './Policies';

const policyOf = (over: Partial<Policy> = {}): Policy => ({
  id: 1,
  version: 3,
  what: '老客再打折',
  answer: 'no',
  words: '会员价就是最低的了',
  isRetired: false,
  asked: 12,
  granted: 3,
  ...over,
});
const answersOf = (policies: readonly Policy[], over: Answers = {}): Answers => ({
  'complaints.policies': () => [...policies],
  'complaints.savePolicy': () => ({ id: 1 }),
  'complaints.retirePolicy': () => ({ id: 1 }),
  'complaints.exceptions': () => ({
    rows: [
      {
        id: 5,
        complaintId: 7,
        on: '2026-11-20' as never,
        by: '刘静',
        approvedBy: '赵会敏',
        customer: null,
        reason: `O'Neil <img onerror>`,
      },
    ],
    total: 3,
  }),
  ...over,
});

test('a policy tells its answer, its words and how often this year it was departed from', async () => {
  await renderScreen(<Policies />, { answers: answersOf([policyOf(), policyOf({ id: 2, answer: 'ask' })]) });
  const [no, ask] = await screen.findAllByRole('listitem');
  if (!no || !ask) throw new Error('two policies are shown');
  within(no).getByText('不行');
  within(no).getByText('谁来答都是不行，老板也一样。');
  within(no).getByText('今年问过 12 次；今年已破例 3 次');
  within(ask).getByText('今年问过 12 次；今年准过 3 次');
  expect(await findBarriers()).toEqual([]);
});

test('who granted what to whom and why is listed as it was written, and what one may not see is counted', async () => {
  await renderScreen(<Policies />, { answers: answersOf([policyOf()]) });
  await user.click(await screen.findByRole('button', { name: '看“老客再打折”的破例' }));
  const dialog = await screen.findByRole('dialog', { name: '看破例' });
  await within(dialog).findByText(`O'Neil <img onerror>`);
  within(dialog).getByText(/没留名的客人；刘静提，赵会敏同意$/u);
  within(dialog).getByText(/^还有 2 次/u);
  expect(await findBarriers()).toEqual([]);
});

test('one is written by keyboard, wants what it is about, and is put away with undo', async () => {
  const { bridge } = await renderScreen(<Policies />, { answers: answersOf([policyOf()]) });
  await user.click(await screen.findByRole('button', { name: '加一条' }));
  const dialog = await screen.findByRole('dialog', { name: '加一条' });
  await user.keyboard('{Control>}s{/Control}');
  within(dialog).getByText('写一句客人要什么。');
  await user.type(within(dialog).getByLabelText('要什么'), ' 晚上送货 ');
  await user.click(within(dialog).getByLabelText('要问'));
  await user.type(within(dialog).getByLabelText('这样说'), '我问一下');
  expect(await findBarriers()).toEqual([]);
  await user.keyboard('{Control>}s{/Control}');
  await waitFor(() => {
    expect(bridge.inputsOf('complaints.savePolicy')).toEqual([
      { id: null, version: null, fields: { what: '晚上送货', answer: 'ask', words: '我问一下' } },
    ]);
  });
  await user.click(screen.getByRole('button', { name: '收起“老客再打折”' }));
  await screen.findByText('“老客再打折”收起了');
});
