import type { ProductCard } from '@shared/features/products/products.contract';
import { typedPrice } from '@shared/features/products/products.rules';
import { quantityText } from '@shared/features/sales/pricing.rules';
import type { Draft } from '@/features/drafts/drafts.public';

export type TypedPart = Pick<ProductCard['parts'][number], 'id' | 'name' | 'unit' | 'priceCents'> & {
  quantity: string;
};

/** A bundle as it stands in the dialog: its price is typed as one, or as so much less than its parts. */
export type TypedBundle = {
  parts: readonly TypedPart[];
  basis: 'price' | 'less';
  price: string;
};

/** A bundle as its card says it. */
export const typedFrom = (card: ProductCard): TypedBundle => ({
  parts: card.parts.map(({ id, name, unit, priceCents, quantityMilli }) => ({
    ...{ id, name, unit, priceCents },
    quantity: quantityText(quantityMilli),
  })),
  basis: 'price',
  price: typedPrice(card.fields.priceCents),
});

/** What is kept of the dialog; null where it stands as the card does. */
export function draftOf(card: ProductCard, typed: TypedBundle): Draft | null {
  const body = JSON.stringify(typed);
  return body === JSON.stringify(typedFrom(card)) ? null : { title: card.fields.name, body };
}

/** Reads a draft with care: another version of the program may have written it. Null where that is no bundle. */
export function readDraft(body: string): TypedBundle | null {
  try {
    const read = JSON.parse(body) as Partial<TypedBundle> | null;
    if (read === null || !Array.isArray(read.parts) || typeof read.price !== 'string') return null;
    const parts = read.parts.filter(
      (part: Partial<TypedPart>) =>
        typeof part.id === 'number' &&
        typeof part.name === 'string' &&
        typeof part.unit === 'string' &&
        typeof part.quantity === 'string' &&
        (part.priceCents === null || typeof part.priceCents === 'number'),
    ) as TypedPart[];
    return { parts, basis: read.basis === 'less' ? 'less' : 'price', price: read.price };
  } catch {
    // Whatever stands there is no bundle.
    return null;
  }
}
