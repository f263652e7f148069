import { expect, it } from 'vitest';
import { FIRST_HOURS } from '../settings/hours.rules';
import { shopWindow, weekLines, type ShownProduct } from './window.rules';

const shown = (name: string, of: Partial<ShownProduct> = {}): ShownProduct => ({
  name,
  category: '',
  priceCents: null,
  unit: '',
  tags: [],
  included: '',
  excluded: '',
  warranty: '',
  parts: [],
  picture: null,
  ...of,
});

it('shows each product once by category, what has none last', () => {
  const { shelves } = shopWindow([
    shown('甲'),
    shown('乙', { category: '茶' }),
    shown('丙', { category: '茶' }),
  ]);
  expect(shelves.map(({ category, products }) => [category, products.map(({ at }) => at)])).toEqual([
    ['茶', [1, 2]],
    ['', [0]],
  ]);
});

it('leads to products by need, the most frequent first, and by budget without leaving a price out', () => {
  const products = Array.from({ length: 12 }, (_, at) =>
    shown(String(at), { priceCents: (at + 1) * 1_000, tags: at % 3 === 0 ? ['送礼', '长辈'] : ['送礼'] }),
  );
  const { needs, budgets } = shopWindow([...products, shown('问价')]);
  expect(needs.map(({ tag, at }) => [tag, at.length])).toEqual([
    ['送礼', 12],
    ['长辈', 4],
  ]);
  expect(budgets.flatMap(({ at }) => at).toSorted((a, b) => a - b)).toEqual(products.map((_, at) => at));
});

it('says the week in as few lines as it takes', () => {
  expect(weekLines(FIRST_HOURS.week)).toEqual([
    { from: 'monday', to: 'sunday', spans: [{ from: 540, to: 1_260 }] },
  ]);
  const week = { ...FIRST_HOURS.week, wednesday: [] };
  expect(weekLines(week).map(({ from, to, spans }) => [from, to, spans.length])).toEqual([
    ['monday', 'tuesday', 1],
    ['wednesday', 'wednesday', 0],
    ['thursday', 'sunday', 1],
  ]);
});
