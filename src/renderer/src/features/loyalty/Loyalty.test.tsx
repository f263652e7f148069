import type { CustomerId } from '@shared/features/customers/customers.contract';
import { FIRST_PROGRAMME } from '@shared/features/loyalty/programme.rules';
import { FIRST_STORED } from '@shared/features/loyalty/stored.rules';
import type { CallOutput } from '@shared/ipc/contracts';
import type { Day } from '@shared/lib/days';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { Answers } from '../../../../../tests/support/fakeBridge';
import { findBarriers, renderScreen, user } from '../../../../../tests/support/renderScreen';
import { settingsOf } from '../../../../../tests/support/builders/screens';
import { CardMember } from './CardMember';
import { MembersScreen } from './MembersScreen';
import { RefundDialog } from './stored/RefundDialog';
import { ProgrammePage } from './programme/ProgrammePage';
import { WithinReach } from './WithinReach';

type Member = NonNullable<CallOutput<'loyalty.member'>>;
const day = (text: string) => text as Day;
const GUO = { id: 7 as CustomerId, title: '郭秀英' };
const tierOf = (id: number, name: string, threshold: number, tone: 'plain' | 'silver' | 'gold') => ({
  id,
  line: 'retail' as const,
  name,
  tone,
  threshold,
  discountPermille: 1_000 - id * 10,
  pointsPermille: 1_000,
  birthdayGift: '',
  benefits: '先试新茶',
});
const TIERS = [
  tierOf(1, '普通', 0, 'plain'),
  tierOf(2, '银卡', 100_000, 'silver'),
  tierOf(3, '金卡', 500_000, 'gold'),
];
const MEMBER: Member = {
  tier: { id: 2, name: '银卡', tone: 'silver', discountPermille: 980 },
  points: 1_250,
  pointsCents: 1_250,
  owed: 0,
  next: { tierName: '金卡', basis: 'spend', missing: 28_000 },
  soonLapsing: { points: 300, on: day('2026-12-20') },
  benefits: '先试新茶',
  birthdayGift: '一罐茶',
  sinceOn: day('2026-01-05'),
  lockedUntil: null,
  lapsesOn: null,
  measure: 472_000,
  hasPoints: true,
  ladder: TIERS.map(({ id, name, tone }) => ({ id, name, tone })),
};
const ABOUT = {
  id: GUO.id,
  name: GUO.title,
  number: 'V8',
  phoneTail: '5678',
  isMasked: false,
  lastSoldOn: null,
  refuses: [],
};

const programme = {
  ...FIRST_PROGRAMME,
  isOn: true,
  points: { ...FIRST_PROGRAMME.points, days: [], extras: [] },
};

const answersOf = (over: Answers = {}): Answers => ({
  'settings.get': () => settingsOf(),
  'loyalty.programme': () => ({ version: 3, programme, tiers: TIERS }),
  'loyalty.member': () => MEMBER,
  'loyalty.history': () => ({
    moves: [
      {
        id: 1,
        from: '普通',
        to: '银卡',
        cause: 'hand',
        on: day('2026-01-05'),
        by: '赵会敏',
        reason: '老朋友',
      },
    ],
    points: [
      {
        id: 5,
        points: 250,
        cause: 'earn',
        saleNumber: '261120001',
        expiresOn: day('2028-11-20'),
        on: day('2026-11-20'),
        by: '赵会敏',
        reason: '',
      },
    ],
  }),
  'loyalty.tiers': () => ({
    tiers: TIERS.map((tier) => ({ ...tier, members: tier.id * 10 })),
    points: 9_000,
    pointsCents: 9_000,
    owed: 0,
  }),
  'loyalty.members': ({ which }) => ({
    rows:
      which === 'lapsing'
        ? []
        : [
            {
              customer: ABOUT,
              tier: MEMBER.tier,
              points: 1_250,
              measure: 472_000,
              next: { tierName: '金卡', missing: 28_000 },
              soonLapsing: null,
            },
          ],
    total: which === 'lapsing' ? 0 : 1,
  }),
  'loyalty.moveTier': () => ({ id: 1 }),
  'loyalty.givePoints': () => ({ id: 1 }),
  'loyalty.setProgramme': () => ({}),
  ...over,
});

const card = (
  <dl>
    <CardMember customer={GUO} isOff={false} />
  </dl>
);

test('the card says tier, points and what is missing, and nothing while the programme is off', async () => {
  await renderScreen(card, { answers: answersOf() });
  expect(await screen.findByText('银卡')).toBeDefined();
  expect(screen.getByText('1,250 分，可抵 ¥12.50')).toBeDefined();
  expect(screen.getByText('还差 ¥280.00 到金卡')).toBeDefined();
  expect(await findBarriers()).toEqual([]);
});

test('a card says nothing of members while the programme is off', async () => {
  const { bridge } = await renderScreen(card, { answers: answersOf({ 'loyalty.member': () => null }) });
  await waitFor(() => {
    expect(bridge.inputsOf('loyalty.member')).toHaveLength(1);
  });
  expect(screen.queryByText('会员明细')).toBeNull();
});

test('points are given by hand with a reason, never taken beyond what is there', async () => {
  const { bridge } = await renderScreen(card, { answers: answersOf() });
  await user.click(await screen.findByRole('button', { name: '会员明细' }));
  const details = await screen.findByRole('dialog', { name: '郭秀英的会员明细' });
  expect(await within(details).findByText('+250')).toBeDefined();
  expect(within(details).getByText('普通到银卡')).toBeDefined();
  await user.click(within(details).getByRole('button', { name: '增减积分' }));
  const form = await screen.findByRole('dialog', { name: '增减积分' });
  await user.click(within(form).getByRole('radio', { name: '减少' }));
  await user.type(within(form).getByLabelText('多少分'), '1300');
  expect(within(form).getByText('1 到 1,250 分')).toBeDefined();
  await user.clear(within(form).getByLabelText('多少分'));
  await user.type(within(form).getByLabelText('多少分'), '200');
  await user.type(within(form).getByLabelText('原因'), '换了礼品');
  await user.keyboard('{Enter}');
  await waitFor(() => {
    expect(bridge.inputsOf('loyalty.givePoints')).toMatchObject([
      { customerId: 7, points: -200, reason: '换了礼品' },
    ]);
  });
});

test('members are listed by tier, and who is near the next one', async () => {
  const { bridge } = await renderScreen(<MembersScreen />, { answers: answersOf(), at: '/members' });
  await user.click(await screen.findByRole('button', { name: /银卡.*20 位/u }));
  await waitFor(() => {
    expect(bridge.inputsOf('loyalty.members').at(-1)).toMatchObject({ which: 'all', tierId: 2 });
  });
  expect(await findBarriers()).toEqual([]);
  await user.click(screen.getByRole('tab', { name: '积分快到期的' }));
  expect(await screen.findByText('近期没有积分到期。')).toBeDefined();
});

test('points and stored value in the head of the page are told apart', async () => {
  const owed = { isOn: true, principalCents: 40_000, giftCents: 4_000, customers: 1 };
  await renderScreen(<MembersScreen />, {
    answers: answersOf({ 'loyalty.storedOwed': () => owed }),
    at: '/members',
  });
  await screen.findByText(/，最多抵 ¥90\.00；客人存着 ¥440\.00：/u);
});

test('the reason of a refund stays in view when its worksheet comes', async () => {
  const seen = vi.spyOn(HTMLElement.prototype, 'scrollIntoView');
  await renderScreen(<RefundDialog customer={GUO} onClose={() => undefined} />, {
    answers: answersOf({
      'loyalty.storedRules': () => ({
        version: 1,
        rules: { ...FIRST_STORED, offers: [...FIRST_STORED.offers] },
      }),
      'loyalty.refundSheet': () => ({
        principalCents: 50_000,
        giftCents: 0,
        givenCents: 0,
        usedGiftCents: 0,
        outCents: 50_000,
        keptCents: 0,
        forfeitCents: 0,
      }),
    }),
  });
  await screen.findByRole('table');
  await waitFor(() => {
    expect(seen.mock.instances).toContain(screen.getByRole('textbox'));
  });
  seen.mockRestore();
});

test('Today names who is within reach of the next tier, each a way to the card', async () => {
  const rows = [
    { customer: ABOUT, tierName: '金卡', basis: 'spend' as const, missing: 24_850 },
    {
      customer: { ...ABOUT, id: 8 as CustomerId, name: '<img>' },
      tierName: '银卡',
      basis: 'visits' as const,
      missing: 2,
    },
  ];
  await renderScreen(<WithinReach isEnabled />, {
    answers: answersOf({ 'loyalty.withinReach': () => ({ rows }) }),
  });
  expect(await screen.findByText('再消费 ¥248.50 升金卡')).toBeDefined();
  expect(screen.getByText('再来 2 次升银卡')).toBeDefined();
  const links = screen.getAllByRole('link').map((link) => link.getAttribute('href'));
  expect(links).toEqual(['#/customers/7', '#/customers/8']);
  expect(await findBarriers()).toEqual([]);
});

test('Today says nothing of tiers where nobody is within reach', async () => {
  const { bridge } = await renderScreen(<WithinReach isEnabled />, {
    answers: answersOf({ 'loyalty.withinReach': () => ({ rows: [] }) }),
  });
  await waitFor(() => {
    expect(bridge.inputsOf('loyalty.withinReach')).toHaveLength(1);
  });
  expect(screen.queryByRole('heading')).toBeNull();
});

test('a ladder with a gap, or with the same threshold, is told in words and cannot be saved', async () => {
  const { bridge } = await renderScreen(<ProgrammePage />, { answers: answersOf() });
  const [lowest, second] = await screen.findAllByLabelText('满多少元');
  if (lowest === undefined || second === undefined) throw new Error('two tiers at least');
  await user.clear(lowest);
  await user.type(lowest, '10');
  expect(await screen.findByText(/最低一级要从 0 开始/u)).toBeDefined();
  await user.clear(lowest);
  await user.type(lowest, '0');
  await user.clear(second);
  await user.type(second, '5000');
  expect(await screen.findByText(/第 3 级和下面一级的门槛一样/u)).toBeDefined();
  expect(screen.getByRole('button', { name: /^保存/u })).toHaveProperty('disabled', true);
  await user.clear(second);
  await user.type(second, '2000.5');
  await user.click(screen.getByRole('button', { name: /^保存/u }));
  await waitFor(() => {
    expect(bridge.inputsOf('loyalty.setProgramme')).toMatchObject([
      { version: 3, tiers: [{ id: 1 }, { id: 2, threshold: 200_050 }, { id: 3 }] },
    ]);
  });
  expect(await findBarriers()).toEqual([]);
});
