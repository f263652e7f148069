import type { ProductRow } from '@shared/features/products/products.contract';
import { call } from '@/lib/client';
import { useFinding, type Finding } from '@/lib/useFinding';

/** Products on sale found for a text. */
export type FoundProducts = Finding<ProductRow>;

/** Finds at most `limit` products on sale while one types, see `useFinding`. */
export const useFindProducts = (limit = 12) => useFinding((text) => call('products.find', { text, limit }));
