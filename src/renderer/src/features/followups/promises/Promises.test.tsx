import type { PromiseRow } from '@shared/features/followups/promise.channels';
import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import {
  cardOf,
  countsOf,
  idOf,
  promiseRowOf,
  rowOf,
  settingsOf,
  todayOf,
  todayRowOf,
} from '../../../../../../tests/support/builders/screens';
import type { Answers } from '../../../../../../tests/support/fakeBridge';
import { findBarriers, renderScreen, user } from '../../../../../../tests/support/renderScreen';
import { TodayScreen } from '../TodayScreen';
import { CardPromises } from './CardPromises';
import { readPromise } from './promiseDraft';
import { PromisesScreen } from './PromisesScreen';

const day = (text: string) => text as PromiseRow['dueOn'];
const FIVE = { days: 5, isAtLeast: false, cases: 12, isOwn: false };
const LATE = promiseRowOf({
  id: 2,
  words: '换一只杯子',
  kind: 'repair',
  dueOn: day('2026-11-21'),
  standing: 'overdue',
  verdict: 'silentLate',
  lateDays: 2,
});
const TELL = promiseRowOf({
  id: 3,
  words: '壶到店',
  dueOn: day('2026-11-24'),
  promisedOn: day('2026-11-22'),
  standing: 'tellFirst',
  usual: FIVE,
});
const answersOf = (over: Answers = {}): Answers => ({
  'followups.people': () => [
    { id: 1, name: '赵会敏', isMe: true },
    { id: 2, name: '小林', isMe: false },
  ],
  'followups.promises': ({ group }) => ({
    rows:
      group === 'ended'
        ? [
            promiseRowOf({
              state: 'broken',
              standing: null,
              verdict: 'broken',
              reason: '断货',
              mayChange: false,
            }),
          ]
        : [LATE, TELL],
    counts: { open: 2, late: 1, ended: 1 },
  }),
  'followups.promiseRecord': () => ({
    people: [
      { person: { id: 1, name: '赵会敏' }, counts: { kept: 7, toldLate: 1, silentLate: 1, broken: 1 } },
      { person: { id: 2, name: '小林' }, counts: { kept: 2, toldLate: 0, silentLate: 0, broken: 0 } },
    ],
    kinds: [{ kind: 'goods', counts: { kept: 9, toldLate: 1, silentLate: 1, broken: 1 } }],
  }),
  'followups.promiseForecast': ({ kind }) => ({ forecast: kind === 'goods' ? FIVE : null }),
  'followups.promise': () => ({ id: 9 }),
  'followups.editPromise': () => ({ id: 2 }),
  'followups.tellPromise': () => ({ id: 3 }),
  'followups.keepPromise': () => ({ id: 2 }),
  'followups.breakPromise': () => ({ id: 2 }),
  'followups.releasePromise': () => ({ id: 2 }),
  'customers.card': () => cardOf(),
  'customers.counts': () => countsOf({ all: 3 }),
  'customers.find': () => ({
    rows: [{ ...rowOf({ id: idOf(7), name: '秦琼' }), title: [], hit: null }],
    hasMore: false,
  }),
  'settings.days': () => ({ days: [], yearsWithoutHolidays: [] }),
  ...over,
});
const lines = () => screen.getAllByRole('group').filter((one) => one.hasAttribute('data-line'));

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-23T02:00:00.000Z'), toFake: ['Date'] });
});

test('Today begins with what was promised, and its keys keep, tell and end it', async () => {
  const { bridge } = await renderScreen(<TodayScreen />, {
    answers: answersOf({
      'followups.today': () =>
        todayOf([todayRowOf({ subject: '问壶好不好用' })], { promises: [LATE, TELL], total: 3, late: 1 }),
    }),
  });
  await waitFor(() => expect(lines()).toHaveLength(3));
  const [late, tell, other] = lines();
  expect(late?.textContent).toContain('承诺超期');
  expect(late?.textContent).toContain('超 2 天');
  expect(tell?.textContent).toContain('同类一般 5 天，承诺 2 天');
  expect(other?.textContent).toContain('问壶好不好用');
  expect(await findBarriers()).toEqual([]);
  late?.focus();
  await user.keyboard('d');
  await waitFor(() => expect(bridge.inputsOf('followups.keepPromise')).toEqual([{ id: 2 }]));
  await user.keyboard('{ArrowDown}{Enter}');
  const dialog = await screen.findByRole('dialog');
  expect(dialog.textContent).toContain('客人等着 11月24日 周二');
  expect(within(dialog).getByLabelText<HTMLInputElement>('哪天').value).toBe('2026-11-27');
  await user.keyboard('{Control>}s{/Control}');
  await waitFor(() =>
    expect(bridge.inputsOf('followups.tellPromise')).toEqual([
      { id: 3, version: 1, newDueOn: '2026-11-27', newDueMinute: null },
    ]),
  );
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  tell?.focus();
  await user.keyboard('x');
  await user.click(await screen.findByRole('radio', { name: '客人说不用了' }));
  await user.type(screen.getByLabelText('原因'), '在别处买了');
  await user.keyboard('{Control>}s{/Control}');
  await waitFor(() =>
    expect(bridge.inputsOf('followups.releasePromise')).toEqual([{ id: 3, reason: '在别处买了' }]),
  );
});

test('a new promise keeps a draft as soon as it has a customer and words, goes on from it, and ends it', async () => {
  const { bridge } = await renderScreen(
    <CardPromises customer={{ id: idOf(1), title: '单雄信' }} isOff={false} />,
    { answers: answersOf() },
  );
  const open = async () => {
    await user.click(await screen.findByRole('button', { name: /^记承诺/u }));
    return screen.findByLabelText('怎么说的');
  };
  await open();
  await user.click(screen.getByText('维修'));
  await user.keyboard('{Escape}');
  expect(bridge.inputsOf('drafts.keep')).toEqual([]);
  await user.type(await open(), '换壶盖');
  await user.click(screen.getByText('维修'));
  await user.keyboard('{Escape}');
  await waitFor(() => {
    expect(bridge.inputsOf('drafts.keep').at(-1)).toMatchObject({
      ...{ place: { form: 'followups.promise', customerId: 1 }, title: '换壶盖' },
    });
  });
  const words = await open();
  await waitFor(() => {
    expect(words).toHaveProperty('value', '换壶盖');
  });
  await user.keyboard('{Control>}s{/Control}');
  await waitFor(() => {
    expect(bridge.inputsOf('followups.promise')).toMatchObject([
      { customerId: 1, kind: 'repair', words: '换壶盖' },
    ]);
  });
  const saved = bridge.requests.find(({ channel }) => channel === 'followups.promise');
  expect(saved?.input).toMatchObject({ endsDraft: expect.any(Number) as number });
});

test('what was parked is called for by its address', async () => {
  const answers = answersOf();
  await renderScreen(<CardPromises customer={{ id: idOf(1), title: '单雄信' }} isOff={false} />, { answers });
  await screen.findByRole('button', { name: /^记承诺/u });
  act(() => {
    history.replaceState({ field: 'promise' }, '', '#/customers/1');
    window.dispatchEvent(new PopStateEvent('popstate'));
  });
  await screen.findByRole('dialog');
  await user.keyboard('{Escape}');
  expect(history.state).toBeNull();
});

test('a draft of a promise of another version is read with care', () => {
  expect(readPromise('nonsense')).toBeNull();
  expect(readPromise('null')).toBeNull();
  expect(readPromise('{"words":" "}')).toBeNull();
  expect(readPromise('{"words":"送样","kind":"moon","due":7}')).toEqual({
    kind: 'goods',
    words: '送样',
    due: { day: '', time: '' },
    personId: null,
  });
});

test('a new promise says what is realistic, takes that day by one key, and forbids nothing', async () => {
  const { bridge } = await renderScreen(<PromisesScreen />, { answers: answersOf() });
  await screen.findByRole('heading', { name: '承诺台账' });
  await user.click(screen.getByRole('button', { name: '记承诺' }));
  const dialog = await screen.findByRole('dialog');
  await user.type(within(dialog).getByLabelText('答应谁'), '秦');
  await user.click(await within(dialog).findByRole('option', { name: /秦琼/u }));
  await user.type(within(dialog).getByLabelText('怎么说的'), '两斤明前');
  await within(dialog).findByText('同类一般 5 天，承诺 1 天');
  expect(await findBarriers()).toEqual([]);
  await user.keyboard('{Control>}e{/Control}');
  expect(within(dialog).getByLabelText<HTMLInputElement>('哪天').value).toBe('2026-11-28');
  await within(dialog).findByText('同类一般 5 天（看了 12 次）');
  await user.keyboard('{Control>}s{/Control}');
  await waitFor(() =>
    expect(bridge.inputsOf('followups.promise')).toEqual([
      { customerId: 7, kind: 'goods', words: '两斤明前', dueOn: '2026-11-28', dueMinute: null, personId: 1 },
    ]),
  );
});

test('the ledger tells what ended and why, and how each person keeps their word', async () => {
  const { bridge } = await renderScreen(<PromisesScreen />, { answers: answersOf() });
  await screen.findByText('还有 2 件没兑现');
  await user.click(screen.getByRole('tab', { name: /了结的/u }));
  await screen.findByText(/原因：断货/u);
  const [ended] = lines();
  expect(ended?.textContent).toContain('没做到');
  ended?.focus();
  await user.keyboard('dsx{Enter}');
  expect(bridge.inputsOf('followups.keepPromise')).toEqual([]);
  await user.click(screen.getByRole('tab', { name: '守约情况' }));
  await screen.findByText('过去 12 个月到期的 12 件承诺，75% 按时兑现。');
  const row = within(screen.getByRole('table', { name: '按人' })).getByRole('row', { name: /赵会敏/u });
  expect(
    within(row)
      .getAllByRole('cell')
      .map(({ textContent }) => textContent),
  ).toEqual(['7', '1', '1', '1', '70%']);
  expect(await findBarriers()).toEqual([]);
});

test('an empty ledger says what to do, and a refusal what happened', async () => {
  let isRefused = false;
  await renderScreen(<PromisesScreen />, {
    answers: answersOf({
      'followups.promises': () => {
        if (isRefused) throw new Error('not now');
        return { rows: [], counts: { open: 0, late: 0, ended: 0 } };
      },
      'followups.promiseRecord': () => ({ people: [], kinds: [] }),
    }),
  });
  await screen.findByText('没有欠着的承诺。答应了客人什么，随手记一条。');
  await user.click(screen.getByRole('tab', { name: '守约情况' }));
  await screen.findByText('过去 12 个月没有到期的承诺，还说不出守约情况。');
  isRefused = true;
  await user.click(screen.getByRole('tab', { name: /超期/u }));
  await screen.findByRole('alert');
});

test('the card’s strip shows what is promised to whoever may know of the customer, and P promises something', async () => {
  const { bridge } = await renderScreen(
    <dl>
      <CardPromises customer={{ id: idOf(1), title: '单雄信' }} isOff={false} />
    </dl>,
    {
      answers: answersOf({ 'followups.promisesOf': () => ({ rows: [LATE, { ...TELL, mayChange: false }] }) }),
    },
  );
  const list = await screen.findByRole('list', { name: '还没兑现的承诺' });
  expect(list.textContent).toContain('承诺超期');
  expect(list.textContent).toContain('提前告知');
  expect(within(list).getAllByRole('button', { name: /更多/u })).toHaveLength(1);
  await user.keyboard('p');
  expect(await screen.findByRole('dialog', { name: '新的承诺' })).toBeTruthy();
  expect(bridge.inputsOf('followups.promise')).toEqual([]);
});

test('without the right to write it shows and offers nothing', async () => {
  const rights = settingsOf().rights.filter((right) => right !== 'followups.write');
  await renderScreen(
    <dl>
      <CardPromises customer={{ id: idOf(1), title: '单雄信' }} isOff={false} />
    </dl>,
    {
      answers: answersOf({
        'settings.get': () => settingsOf({ rights }),
        'followups.promisesOf': () => ({ rows: [LATE] }),
      }),
    },
  );
  await screen.findByText(/换一只杯子/u);
  expect(screen.queryByRole('button')).toBeNull();
});
