import { expect, test } from 'vitest';
import type { WindowPaper } from '@shared/features/products/window.channels';
import type { ShownProduct } from '@shared/features/products/window.rules';
import { FIRST_HOURS } from '@shared/features/settings/hours.rules';
import { windowCards, windowPage } from './windowPage';

const HOSTILE = '<img src=x onerror=alert(1)>';
const shown = (of: Partial<ShownProduct>): ShownProduct => ({
  name: '明前龙井',
  category: '茶',
  priceCents: 28_800,
  unit: '盒',
  tags: ['送礼'],
  included: '茶罐',
  excluded: '',
  warranty: '',
  parts: [],
  picture: null,
  ...of,
});
const paperOf = (products: ShownProduct[]): WindowPaper => ({
  shop: { name: '清和茶礼', address: '西湖路 1 号', contact: '0571-8700 0000', week: FIRST_HOURS.week },
  products,
  madeOn: '2026-11-23',
});

test('the page tells who the shop is, what there is, and where it is found by need', () => {
  const page = windowPage(paperOf([shown({}), shown({ name: '普洱', priceCents: null })]), 'zh-CN');
  for (const said of [
    '清和茶礼',
    '西湖路 1 号',
    '0571-8700 0000',
    '周一至周日 09:00–21:00',
    '¥288.00 / 盒',
    '茶罐',
  ]) {
    expect(page).toContain(said);
  }
  expect(page).toContain('<summary>送礼 (2)</summary>');
  expect(page).toContain('<a href="#p1">普洱</a>');
  expect(page).toContain('<a href="en.html" lang="en">English</a>');
  const english = windowPage(paperOf([shown({})]), 'en');
  expect(english).toContain('Monday to Sunday 09:00–21:00');
  expect(english).toContain('<a href="index.html" lang="zh">中文</a>');
});

test('whatever stands in the catalogue is text: no tag, no script, nothing from elsewhere', () => {
  const paper = paperOf([
    shown({
      name: HOSTILE,
      category: HOSTILE,
      unit: HOSTILE,
      tags: [HOSTILE],
      included: HOSTILE,
      parts: [{ name: HOSTILE, unit: HOSTILE, quantityMilli: 1_000 }],
      warranty: HOSTILE,
    }),
  ]);
  paper.shop = { ...paper.shop, name: HOSTILE, address: '"><script>x</script>', contact: HOSTILE };
  for (const html of [windowPage(paper, 'zh-CN'), ...windowCards(paper, 'en').map((card) => card.html)]) {
    expect(html).not.toMatch(/<(?:img|script|iframe|link|object)\b|https?:/u);
    expect(html).toContain('&#60;img src=x onerror=alert(1)&#62;');
  }
});

test('a bundle tells what it holds, on the page and on a card', () => {
  const parts = [{ name: '公道杯', unit: '件', quantityMilli: 2_000 }];
  const paper = paperOf([shown({ parts })]);
  for (const html of [windowPage(paper, 'zh-CN'), windowCards(paper, 'zh-CN')[0]?.html]) {
    expect(html).toContain('公道杯 ×2件');
  }
  expect(windowPage(paper, 'zh-CN')).toContain('套餐里有');
});

test('the picture of a product stands on the page by its file, and on a card by itself', () => {
  const paper = paperOf([shown({ picture: { file: 'p-0123456789abcdef.jpg', small: 'QUJD' } })]);
  expect(windowPage(paper, 'zh-CN')).toContain('<img src="p-0123456789abcdef.jpg" alt="" loading="lazy">');
  expect(windowCards(paper, 'zh-CN')[0]?.html).toContain('src="data:image/jpeg;base64,QUJD"');
});

test('pictures are 1080 wide, and hold every product once', () => {
  const cards = windowCards(
    paperOf(Array.from({ length: 19 }, (_, at) => shown({ name: `第${String(at)}号` }))),
    'zh-CN',
  );
  expect(cards.map(({ width }) => width)).toEqual([1_080, 1_080, 1_080]);
  expect(cards[0]?.height).toBeGreaterThan(cards[2]?.height ?? 0);
  const names = cards.flatMap(({ html }) => [...html.matchAll(/第(\d+)号/gu)].map(([, at]) => Number(at)));
  expect(names).toEqual(Array.from({ length: 19 }, (_, at) => at));
});
