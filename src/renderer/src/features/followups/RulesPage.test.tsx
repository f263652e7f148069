import type { Rule } from '@shared/features/followups/rule.channels';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Answers } from '../../../../../tests/support/fakeBridge';
import { findBarriers, renderScreen, user } from '../../../../../tests/support/renderScreen';
import { RulesPage } from './RulesPage';

const ruleOf = (over: Partial<Rule> = {}): Rule => ({
  id: 1,
  name: '买后问一声',
  trigger: 'sales.sale',
  params: { days: 7, product: '' },
  tag: '',
  minSpendCents: 0,
  kind: 'usage',
  subject: '问用得怎么样',
  personId: null,
  isOn: false,
  version: 2,
  open: 3,
  done: 12,
  ...over,
});
const answersOf = (rules: readonly Rule[], over: Answers = {}): Answers => ({
  'followups.rules': () => ({
    rules: [...rules],
    triggers: [
      {
        trigger: 'sales.sale',
        fields: [
          { name: 'days', kind: 'days', min: 0, max: 365, first: 7 },
          { name: 'product', kind: 'text', max: 60 },
        ],
      },
      {
        trigger: 'customers.festival',
        fields: [
          { name: 'festival', kind: 'choice', options: ['zhongqiu', 'chunjie'] },
          { name: 'daysBefore', kind: 'days', min: 0, max: 30, first: 3 },
        ],
      },
    ],
    ration: { daily: 15, restDays: 7 },
    lastRun: { onDay: '2026-11-22', made: 15, waiting: 4, isClosed: false },
  }),
  'followups.tryRule': () => ({
    weeks: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13],
    total: 91,
    now: 50_000,
    people: 1,
    sample: [
      {
        customerId: 7,
        name: `O'Neil <img onerror>`,
        on: '2026-11-23',
        why: { trigger: 'sales.sale', facts: { soldOn: '2026-11-16', name: '紫砂壶', days: 7 } },
      },
    ],
  }),
  'followups.people': () => [{ id: 1, name: '赵会敏', isMe: true }],
  'followups.createRule': () => ({ id: 9 }),
  'followups.editRule': () => ({ id: 1 }),
  'followups.switchRule': ({ isOn }) => ({ id: 1, withdrawn: isOn ? 0 : 3 }),
  'followups.retireRule': () => ({ id: 1, withdrawn: 0 }),
  'followups.setRation': () => ({}),
  'customers.tags': () => [{ tag: 'VIP', count: 3 }],
  ...over,
});

test('a rule says when it fires, what it makes and what came of it; the shop, how much it may make', async () => {
  await renderScreen(<RulesPage />, {
    answers: answersOf([
      ruleOf(),
      ruleOf({
        id: 2,
        name: '中秋',
        trigger: 'customers.festival',
        params: { festival: 'zhongqiu', daysBefore: 5 },
        isOn: true,
        tag: 'VIP',
      }),
    ]),
  });
  await screen.findByText('买东西 7 天后；问使用情况：问用得怎么样');
  screen.getByText('中秋前 5 天；问使用情况：问用得怎么样');
  screen.getByText(/^标签是“VIP”的；待办 3 件/u);
  screen.getByText('11月22日 按规则排了 15 件，4 件排到后面。');
  expect(await findBarriers()).toEqual([]);
});

test('is switched on after one has seen what it would make, in numbers and by name', async () => {
  const { bridge } = await renderScreen(<RulesPage />, { answers: answersOf([ruleOf()]) });
  await user.click(await screen.findByLabelText('开关：买后问一声'));
  const dialog = await screen.findByRole('dialog', { name: '打开“买后问一声”' });
  await within(dialog).findByText('今天会有 50,000 件。');
  within(dialog).getByText(/每人每天最多 15 件，约 3,334 天排完/u);
  within(dialog).getByText(`O'Neil <img onerror>`);
  within(dialog).getByText(/11月16日 买了 紫砂壶/u);
  expect(await findBarriers()).toEqual([]);
  await user.click(within(dialog).getByRole('button', { name: '打开' }));
  await waitFor(() => {
    expect(bridge.inputsOf('followups.switchRule')).toEqual([{ id: 1, isOn: true }]);
  });
});

test('one that is on goes off at once, says what it withdrew, and can be taken back', async () => {
  const { bridge } = await renderScreen(<RulesPage />, { answers: answersOf([ruleOf({ isOn: true })]) });
  await user.click(await screen.findByLabelText('开关：买后问一声'));
  await screen.findByText('“买后问一声”关了，收回没办的 3 件');
  expect(bridge.inputsOf('followups.switchRule')).toEqual([{ id: 1, isOn: false }]);
});

test('a new one is made by keyboard, tried before it is saved; what is missing is said and nothing sent', async () => {
  const { bridge } = await renderScreen(<RulesPage />, { answers: answersOf([]) });
  await user.click(await screen.findByRole('button', { name: '新的规则' }));
  const dialog = await screen.findByRole('dialog', { name: '新的规则' });
  await user.keyboard('{Control>}s{/Control}');
  expect(within(dialog).getAllByText('请填这一项').length).toBe(2);
  await user.type(within(dialog).getByLabelText('规则叫什么'), '中秋问候');
  await user.selectOptions(within(dialog).getByLabelText('什么时候'), 'customers.festival');
  await user.selectOptions(within(dialog).getByLabelText('哪个节'), 'chunjie');
  await user.clear(within(dialog).getByLabelText('提前几天'));
  await user.type(within(dialog).getByLabelText('提前几天'), '31');
  within(dialog).getByText('请填 0 到 30 的数');
  await user.clear(within(dialog).getByLabelText('提前几天'));
  await user.type(within(dialog).getByLabelText('提前几天'), '5');
  await user.selectOptions(within(dialog).getByLabelText('对谁'), 'VIP');
  await user.type(within(dialog).getByLabelText('累计消费满'), '1,000');
  await user.type(within(dialog).getByLabelText('什么事'), '问要不要备礼');
  await user.click(within(dialog).getByRole('button', { name: '试一试' }));
  await within(dialog).findByText('今天会有 50,000 件。');
  expect(await findBarriers()).toEqual([]);
  await user.keyboard('{Control>}s{/Control}');
  await waitFor(() => {
    expect(bridge.inputsOf('followups.createRule')).toEqual([
      {
        name: '中秋问候',
        trigger: 'customers.festival',
        params: { festival: 'chunjie', daysBefore: 5 },
        tag: 'VIP',
        minSpendCents: 100_000,
        kind: 'call',
        subject: '问要不要备礼',
        personId: null,
      },
    ]);
  });
});

test('a common one is added switched off, at the pace of the trade, in the language of the screen', async () => {
  const { bridge } = await renderScreen(<RulesPage />, { answers: answersOf([]), language: 'en' });
  await user.selectOptions(await screen.findByLabelText('The shop is'), 'fruit');
  await user.click(screen.getByRole('button', { name: 'Ask after a purchase' }));
  await waitFor(() => {
    expect(bridge.inputsOf('followups.createRule')).toMatchObject([
      { name: 'Ask after a purchase', trigger: 'sales.sale', params: { days: 2, product: '' } },
    ]);
  });
  expect(await findBarriers()).toEqual([]);
});

test('how much all rules may make is a number between one and a hundred', async () => {
  const { bridge } = await renderScreen(<RulesPage />, { answers: answersOf([]) });
  const daily = await screen.findByLabelText('一天最多');
  await user.clear(daily);
  await user.type(daily, '0');
  screen.getByText('请填 1 到 100 的数');
  await user.clear(daily);
  await user.type(daily, '8{Enter}');
  await waitFor(() => {
    expect(bridge.inputsOf('followups.setRation')).toEqual([{ daily: 8, restDays: 7 }]);
  });
});
