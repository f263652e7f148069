import { expect, test } from 'vitest';
import type { CardsPaper } from '@shared/features/loyalty/cards.channels';
import { cardPage } from './cardPage';

const PAPER: CardsPaper = {
  shop: '清和茶礼',
  paper: 'sheet',
  code: 'bars',
  cards: [{ name: '郭大为', number: '9000018' }],
};
const many = Array.from({ length: 11 }, (_, at) => ({ name: `客${String(at)}`, number: `K-${String(at)}` }));

test('a card has shop, name, number and code', () => {
  const html = cardPage(PAPER, 'zh-CN');
  for (const said of ['清和茶礼', '郭大为', '<b>9000018</b>', '<svg ']) expect(html).toContain(said);
  expect(cardPage({ ...PAPER, code: 'qr' }, 'en')).toContain('<svg ');
});

test.each([
  ['sheet', 2, 'A4'],
  ['card', 11, '85.6mm 54mm'],
  ['label', 11, '50mm 30mm'],
] as const)('eleven on %s are %i pages of %s', (paper, pages, size) => {
  const html = cardPage({ ...PAPER, paper, cards: many }, 'zh-CN');
  expect(html.split('<div class="page">')).toHaveLength(pages + 1);
  expect(html).toContain(`size: ${size}`);
});

test('a number that no bars are for stands in signs alone, and whatever somebody is called is text', () => {
  const html = cardPage({ ...PAPER, cards: [{ name: '<img src=x>', number: '会员一号' }] }, 'zh-CN');
  expect(html).toContain('<b>会员一号</b>');
  expect(html).not.toContain('<svg');
  expect(html).not.toContain('<img');
});
