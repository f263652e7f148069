import type { ShopCheck } from '../../db/shopCheck';

/** How many products there are; nothing of them is derived. */
export const productsCheck: ShopCheck = {
  countFacts: (reader) => ({
    products: reader.column<number>('SELECT count(*) FROM "products"')[0] ?? 0,
  }),
};
