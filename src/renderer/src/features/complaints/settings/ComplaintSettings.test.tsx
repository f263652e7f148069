import type { ComplaintCategory } from '@shared/features/complaints/complaints.contract';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Answers } from '../../../../../../tests/support/fakeBridge';
import { findBarriers, renderScreen, user } from '../../../../../../tests/support/renderScreen';
import { ComplaintSettingsPage } from './ComplaintSettingsPage';

const categoryOf = (over: Partial<ComplaintCategory> = {}): ComplaintCategory => ({
  key: 'price',
  preset: 'price',
  version: null,
  isRetired: false,
  name: '',
  personId: null,
  role: 'manager',
  answerMinutes: 60,
  solveMinutes: 630,
  script: null,
  avoid: null,
  checklist: null,
  ...over,
});
const answersOf = (categories: readonly ComplaintCategory[], over: Answers = {}): Answers => ({
  'complaints.categories': () => [...categories],
  'complaints.people': () => [{ id: 1, name: '赵会敏', role: 'owner', isMe: true, standIn: null }],
  'complaints.saveCategory': () => ({ id: 1 }),
  'complaints.retireCategory': () => ({ id: 1 }),
  'complaints.orderCategories': () => ({}),
  'complaints.policies': () => [],
  'complaints.limits': () => ({ roles: [{ role: 'desk', cents: 5_000, isSet: false }], people: [] }),
  ...over,
});
const own = categoryOf({ key: 'own', preset: null, version: 2, name: '包装', role: null, personId: 1 });

test('says of each category who sees to it within what time, and which are put away', async () => {
  await renderScreen(<ComplaintSettingsPage />, {
    answers: answersOf([categoryOf(), own, categoryOf({ key: 'other', preset: 'other', isRetired: true })]),
  });
  const [price, box, other] = await screen.findAllByRole('listitem');
  if (!price || !box || !other) throw new Error('three categories are shown');
  within(price).getByText('店长里手上最少的；1 小时内答复，10 小时 30 分内办好（营业时间）');
  within(box).getByText(/^赵会敏；/u);
  within(other).getByText(/^已收起；/u);
  expect(await findBarriers()).toEqual([]);
});

test('what is still in the words of every shop stays so, what was typed is kept', async () => {
  const { bridge } = await renderScreen(<ComplaintSettingsPage />, {
    answers: answersOf([categoryOf(), own]),
  });
  await user.click(await screen.findByRole('button', { name: '改“价钱”' }));
  const dialog = await screen.findByRole('dialog', { name: '改类别“价钱”' });
  const answer = within(dialog).getByLabelText('首次答复');
  expect(within(dialog).getByLabelText<HTMLTextAreaElement>('别这样说').value).toBe('价钱写着呢');
  await user.clear(answer);
  await user.type(answer, 'x');
  await user.keyboard('{Control>}s{/Control}');
  within(dialog).getByText('写几个营业小时，比如 1 或 0.5。');
  await user.clear(answer);
  await user.type(answer, '0.5');
  await user.type(within(dialog).getByLabelText('查一查'), '\n看价签照片');
  await user.selectOptions(within(dialog).getByLabelText('归谁办'), 'person:1');
  expect(await findBarriers()).toEqual([]);
  await user.keyboard('{Control>}s{/Control}');
  await waitFor(() => {
    expect(bridge.inputsOf('complaints.saveCategory')).toEqual([
      {
        key: 'price',
        version: null,
        fields: {
          name: '',
          personId: 1,
          role: null,
          answerMinutes: 30,
          solveMinutes: 630,
          script: null,
          avoid: null,
          checklist: ['对小票和价签', '多收的当场退', '看价签照片'],
        },
      },
    ]);
  });
});

test('one of the shop’s own needs a name; it goes up, and away', async () => {
  const { bridge } = await renderScreen(<ComplaintSettingsPage />, {
    answers: answersOf([categoryOf(), own]),
  });
  await user.click(await screen.findByRole('button', { name: '加一个类别' }));
  const dialog = await screen.findByRole('dialog', { name: '加一个类别' });
  await user.keyboard('{Control>}s{/Control}');
  within(dialog).getByText('起个名。');
  expect(bridge.inputsOf('complaints.saveCategory')).toEqual([]);
  await user.keyboard('{Escape}');
  await user.click(screen.getByRole('button', { name: '上移“包装”' }));
  await screen.findByText('“包装”上移了');
  expect(bridge.inputsOf('complaints.orderCategories')).toEqual([{ keys: ['own', 'price'] }]);
  await user.click(screen.getByRole('button', { name: '收起“包装”' }));
  await screen.findByText('“包装”收起了，在办的照办');
  expect(bridge.inputsOf('complaints.retireCategory')).toEqual([{ key: 'own', isRetired: true }]);
});
