import type { Quote, QuoteFields, QuoteLine } from '@shared/features/inquiries/quotes.channels';
import { QUOTE_LIMITS, tierMills, type PricedQuoteLine } from '@shared/features/inquiries/quotes.rules';
import type { ProductRow } from '@shared/features/products/products.contract';
import { priceText, quantityText } from '@shared/features/sales/pricing.rules';
import { isRealDay } from '@shared/lib/days';
import { parseScaled, parseUnitPrice } from '@shared/lib/money';
import type { Draft } from '@/features/drafts/drafts.public';

/** A line of a quote as it is typed. */
export type TypedLine = {
  key: number;
  productId: number | null;
  name: string;
  unit: string;
  quantity: string;
  listMills: number | null;
  price: string;
};

/** A quote as it is typed. */
export type TypedQuote = {
  lines: readonly TypedLine[];
  validUntil: string;
  delivery: string;
  note: string;
  /** Asks on Today, the day before it lapses, how it was found. */
  asks: boolean;
};

const nextKey = (lines: readonly TypedLine[]): number =>
  1 + lines.reduce((most, { key }) => Math.max(most, key), 0);

/** The quote with one more product, at the price of the customer's tier; `permille`: what of each thousand is to be paid. */
export function withProduct(typed: TypedQuote, product: ProductRow, permille: number): TypedQuote {
  const { id, name, unit, priceCents, isReducible } = product;
  const listMills = priceCents === null ? null : priceCents * 10;
  const line: TypedLine = {
    key: nextKey(typed.lines),
    productId: id,
    name: name.slice(0, QUOTE_LIMITS.name),
    unit: unit.slice(0, QUOTE_LIMITS.unit),
    quantity: '1',
    listMills,
    price: listMills === null ? '' : priceText(tierMills(listMills, permille, isReducible)),
  };
  return { ...typed, lines: [...typed.lines, line] };
}

/** The quote with one more line of what is in no catalogue. */
export const withFreeLine = (typed: TypedQuote): TypedQuote => ({
  ...typed,
  lines: [
    ...typed.lines,
    {
      key: nextKey(typed.lines),
      productId: null,
      name: '',
      unit: '',
      quantity: '1',
      listMills: null,
      price: '',
    },
  ],
});

/** A quote that was given, to be changed into its next version. */
export const typedFrom = (quote: Quote, validUntil: string): TypedQuote => ({
  lines: quote.lines.map((line, at) => ({
    key: at + 1,
    productId: line.productId,
    name: line.name,
    unit: line.unit,
    quantity: quantityText(line.quantityMilli),
    listMills: line.listMills,
    price: priceText(line.priceMills),
  })),
  validUntil,
  delivery: quote.delivery,
  note: quote.note,
  asks: true,
});

const within = (value: number | null, least: number, most: number): number | null =>
  value === null || value < least || value > most ? null : value;

/** Quantity and price of a line; null of each that is none. */
export const figuresOf = ({ quantity, price }: TypedLine) => ({
  quantityMilli: within(parseScaled(quantity.trim(), 3), 1, QUOTE_LIMITS.quantityMilli),
  priceMills: within(parseUnitPrice(price.trim()), 0, QUOTE_LIMITS.mills),
});

/** A line of which quantity and price can be read; null where one cannot. */
export function pricedOf(line: TypedLine): PricedQuoteLine | null {
  const { quantityMilli, priceMills } = figuresOf(line);
  return quantityMilli === null || priceMills === null
    ? null
    : { quantityMilli, priceMills, listMills: line.listMills };
}

/** What is saved of a quote; null where something is still to be put right. */
export function quoteFields({ lines, validUntil, delivery, note }: TypedQuote): QuoteFields | null {
  const read = lines.map((line): QuoteLine | null => {
    const priced = pricedOf(line);
    const name = line.name.trim();
    if (priced === null || name === '') return null;
    return { ...priced, productId: line.productId, name, unit: line.unit.trim() };
  });
  const good = read.filter((line) => line !== null);
  if (good.length === 0 || good.length < read.length || !isRealDay(validUntil)) return null;
  return { lines: good, validUntil, delivery: delivery.trim(), note: note.trim() };
}

/** The draft of a quote; null as long as it has no line. */
export const draftOf = (typed: TypedQuote, title: string): Draft | null =>
  typed.lines.length === 0 ? null : { title: title.slice(0, 60), body: JSON.stringify(typed) };

/** Reads a draft with care: another version of the program may have written it. Null where that is no quote. */
export function readQuote(body: string): TypedQuote | null {
  try {
    const read = JSON.parse(body) as Partial<TypedQuote> | null;
    if (read === null || !Array.isArray(read.lines)) return null;
    const lines = read.lines.filter(
      (line: Partial<TypedLine>) =>
        typeof line.key === 'number' &&
        typeof line.name === 'string' &&
        typeof line.quantity === 'string' &&
        typeof line.price === 'string',
    ) as TypedLine[];
    const text = (value: unknown): string => (typeof value === 'string' ? value : '');
    return {
      lines: lines.map((line) => ({
        ...line,
        unit: text(line.unit),
        productId: typeof line.productId === 'number' ? line.productId : null,
        listMills: typeof line.listMills === 'number' ? line.listMills : null,
      })),
      validUntil: text(read.validUntil),
      delivery: text(read.delivery),
      note: text(read.note),
      asks: read.asks !== false,
    };
  } catch {
    // Whatever stands there is no quote.
    return null;
  }
}
