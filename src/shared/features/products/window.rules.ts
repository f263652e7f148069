import { WEEKDAYS, type Hours, type OpenSpan, type Weekday } from '../settings/hours.rules';
import { priceBands, type PriceBand } from './products.rules';

/** What a shop window shows of a product: nothing of it is for the shop alone. */
export type ShownProduct = {
  name: string;
  category: string;
  /** Null: unknown, or not shown. */
  priceCents: number | null;
  unit: string;
  tags: readonly string[];
  included: string;
  excluded: string;
  warranty: string;
  /** What it holds where it is a bundle. */
  parts: readonly { name: string; unit: string; quantityMilli: number }[];
  /** Its main picture: where it lies beside the page, and what it is, as base64 of a small JPEG; null: none. */
  picture: { file: string; small: string } | null;
};

/** Products of one category, each with its place in the whole list. */
export type Shelf = { category: string; products: { at: number; product: ShownProduct }[] };

/** Where products are found again by for whom they are, or by what they cost: places in the whole list. */
export type ShopWindow = {
  shelves: Shelf[];
  needs: { tag: string; at: number[] }[];
  budgets: { band: PriceBand; at: number[] }[];
};

/** Longest line that tells how the shop is reached. */
export const CONTACT_LIMIT = 120;
/** Products of a picture for the phone: as many as are read without losing the thread. */
export const PICTURED_AT_ONCE = 8;
/** Pictures of one window; what is beyond them stands on its pages alone. */
export const MOST_PICTURES = 30;

/** The list by category, what has none last, with the ways to it by need, the most frequent first, and by budget. */
export function shopWindow(products: readonly ShownProduct[]): ShopWindow {
  const shelves = new Map<string, Shelf>();
  const needs = new Map<string, number[]>();
  for (const [at, product] of products.entries()) {
    const { category } = product;
    const shelf = shelves.get(category) ?? { category, products: [] };
    shelf.products.push({ at, product });
    shelves.set(category, shelf);
    for (const tag of product.tags) needs.set(tag, [...(needs.get(tag) ?? []), at]);
  }
  const prices = products.flatMap(({ priceCents }) => (priceCents === null ? [] : [priceCents]));
  const within = ({ fromCents, belowCents }: PriceBand): number[] =>
    products.flatMap(({ priceCents }, at) =>
      priceCents !== null && priceCents >= fromCents && (belowCents === null || priceCents < belowCents)
        ? [at]
        : [],
    );
  return {
    shelves: [...shelves.values()].sort((a, b) => Number(a.category === '') - Number(b.category === '')),
    needs: [...needs].map(([tag, at]) => ({ tag, at })).sort((a, b) => b.at.length - a.at.length),
    budgets: priceBands(prices.toSorted((a, b) => a - b))
      .map((band) => ({ band, at: within(band) }))
      .filter(({ at }) => at.length > 0),
  };
}

/** The week in as few lines as say it: neighbouring days with the same hours stand together. */
export function weekLines(week: Hours['week']): { from: Weekday; to: Weekday; spans: readonly OpenSpan[] }[] {
  const lines: { from: Weekday; to: Weekday; spans: readonly OpenSpan[] }[] = [];
  for (const day of WEEKDAYS) {
    const last = lines.at(-1);
    const spans = week[day];
    if (last && JSON.stringify(last.spans) === JSON.stringify(spans)) last.to = day;
    else lines.push({ from: day, to: day, spans });
  }
  return lines;
}
