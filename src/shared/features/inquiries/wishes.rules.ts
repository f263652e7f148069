/**
 * - `waiting`: it is not there yet.
 * - `arrived`: it is, and they are to be told.
 * - `told`: they know.
 * - `dropped`: somebody took it off the list, with a reason.
 */
export const WISH_STATES = ['waiting', 'arrived', 'told', 'dropped'] as const;
export type WishState = (typeof WISH_STATES)[number];

/** Groups of the list; what is wanted no more by its day has lapsed and waits in no other. */
export const WISH_GROUPS = ['waiting', 'call', 'told', 'lapsed'] as const;
export type WishGroup = (typeof WISH_GROUPS)[number];

export const WISH_LIMITS = { words: 120, name: 40, phone: 30, quantity: 100_000, atOnce: 500 } as const;

/** By what two wishes are for the same thing: the product, else the words without case, width and space. */
export const wishKey = ({ productId, words }: { productId: number | null; words: string }): string =>
  productId === null
    ? `w:${words.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, '')}`
    : `p:${String(productId)}`;
