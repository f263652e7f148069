import { describe, expect, it } from 'vitest';
import type { SlipPaper } from '@shared/features/sales/sales.contract';
import type { Day } from '@shared/lib/days';
import { slipPage } from './slipPage';

const paper = (member: SlipPaper['member']): SlipPaper => ({
  shop: { name: '清和茶礼', address: '' },
  slip: {
    number: '261123001',
    kind: 'sale',
    on: '2026-11-23' as Day,
    minute: 605,
    lines: [],
    payments: [],
    amountCents: 16_800,
    owedCents: 0,
    dueOn: null,
    original: null,
    by: '赵会敏',
    stored: null,
    counts: [],
  },
  customer: '郭秀英',
  member,
});
const textOf = (member: SlipPaper['member'], language: 'zh-CN' | 'en' = 'zh-CN'): string =>
  slipPage(paper(member), '58', language)
    .replace(/<style>.*?<\/style>/su, '')
    .replaceAll(/<[^>]*>/gu, ' ')
    .replaceAll(/\s+/gu, ' ');
const next = { tierName: '金卡', basis: 'spend', missing: 24_850 } as const;

describe('the slip of a member', () => {
  it('says the tier, the points and what is missing to the next tier, in both languages', () => {
    const member = { tierName: '银卡', points: 1_250, next };
    expect(textOf(member)).toContain('会员 银卡 积分还有 1,250 再消费 ¥248.50 升金卡');
    expect(textOf(member, 'en')).toContain('Member 银卡 Points left 1,250 Spend ¥248.50 more for 金卡');
  });

  it('counts visits and points where the programme measures those', () => {
    const member = { tierName: '银卡', points: null };
    expect(textOf({ ...member, next: { ...next, basis: 'visits', missing: 3 } })).toContain(
      '再来 3 次升金卡',
    );
    const earning = textOf({ ...member, next: { ...next, basis: 'points', missing: 1_200 } });
    expect(earning).toContain('再得 1,200 分升金卡');
    expect(earning).not.toContain('积分还有');
  });

  it('is silent of a next tier on the highest, and of all of it for nobody', () => {
    expect(textOf({ tierName: '金卡', points: 0, next: null })).toContain('会员 金卡 积分还有 0 谢谢光临');
    expect(textOf(null)).not.toMatch(/会员|积分/u);
  });

  it('holds no name that could be read as a tag', () => {
    const page = slipPage(paper({ tierName: '<b>', points: 1, next: null }), '80', 'zh-CN');
    expect(page).not.toContain('<b>');
  });
});
