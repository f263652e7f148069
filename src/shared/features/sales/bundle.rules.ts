import { lineAmountCents, shareOut } from '../../lib/money';
import type { Discount, PricedLine } from './pricing.rules';

/** What one bundle holds of a product, at what that costs alone. */
export type BundlePart = {
  productId: number;
  name: string;
  quantityMilli: number;
  unitPriceMills: number;
};

/** A line of a slip for a part: `amountCents` = its list price less its discounts. */
export type PartLine = BundlePart & { discounts: readonly Discount[]; amountCents: number };

/**
 * The lines that a priced line of `times` bundles becomes: what it costs, and each thing taken off it, is shared out by what
 * the parts cost alone, to the cent. What then lies between a part's own price and its share is its discount of kind bundle;
 * below zero where the bundle is dearer.
 */
export function partLines(
  { amountCents, discounts }: PricedLine,
  times: number,
  parts: readonly BundlePart[],
): PartLine[] {
  const wanted = parts.map((part) => ({ ...part, quantityMilli: part.quantityMilli * times }));
  const lists = wanted.map(({ quantityMilli, unitPriceMills }) =>
    lineAmountCents(quantityMilli, unitPriceMills),
  );
  /* Where nothing has a price of its own, a part is worth as much as there is of it. */
  const weights = lists.some((cents) => cents > 0) ? lists : wanted.map(({ quantityMilli }) => quantityMilli);
  const amounts = shareOut(amountCents, weights);
  const shares = discounts.map(({ kind, cents }) => ({ kind, each: shareOut(cents, weights) }));
  return wanted.map((part, at) => {
    const own = shares.flatMap(({ kind, each }) => {
      const cents = each[at] ?? 0;
      return cents === 0 ? [] : [{ kind, cents }];
    });
    const amount = amounts[at] ?? 0;
    const taken = own.reduce((sum, { cents }) => sum + cents, 0);
    const bundle: Discount = { kind: 'bundle', cents: (lists[at] ?? 0) - amount - taken };
    return { ...part, discounts: [...own, bundle], amountCents: amount };
  });
}
