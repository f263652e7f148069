import type { CostsPaper, NamedCost } from '@shared/features/complaints/costs.channels';
import type { Day } from '@shared/lib/days';
import { expect, it } from 'vitest';
import { costsPage, costsTable } from './costsPage';

const line = (over: Partial<NamedCost> = {}): NamedCost => ({
  key: '',
  name: '',
  complaints: 12,
  paid: 6,
  given: { points: 0, stored: 500, coupon: 0, refund: 1_000, goods: 0 },
  cents: 1_500,
  riskCents: 123_456,
  ...over,
});
const paper: CostsPaper = {
  costs: {
    ...{ from: '2026-08-27' as Day, to: '2026-11-24' as Day, beforeCents: 0, goneCents: 0 },
    total: line(),
    months: [line({ key: '2026-11' })],
    by: {
      category: [line({ key: 'quality' })],
      cause: [line({ key: '4', name: `=O'Neil <img onerror>` })],
      product: [],
      person: [],
    },
    finding: { kind: 'most', by: 'cause', key: '4', name: `=O'Neil <img onerror>`, share: 0.5, cents: 750 },
  },
  shop: { name: '清和茶庄', address: '' },
  madeOn: '2026-11-24',
};

it('says on paper what was found, then tells part by part; names are words, never markup', () => {
  const page = costsPage(paper, 'zh-CN');
  expect(page).toContain('花在“=O&#39;Neil &#60;img onerror&#62;”上最多：¥7.50，占 50%。');
  expect(page).toContain('<th>商品质量</th><td>12</td><td>6</td>');
  expect(page).toContain('1,234.56');
  expect(page).not.toContain('<img');
  expect(costsPage(paper, 'en')).toContain('Most went for');
});

it('is a table with a line for each, in which no name becomes a formula', async () => {
  const text = Buffer.from(await costsTable(paper, 'csv', 'zh-CN')).toString();
  const lines = text.trim().split('\r\n');
  expect(lines).toHaveLength(5);
  expect(lines[1]).toContain('合计');
  expect(lines[4]).not.toMatch(/,=O/u);
});
