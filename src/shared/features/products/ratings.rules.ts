export const STARS = [1, 2, 3, 4, 5] as const;
export type Stars = (typeof STARS)[number];
/** The longest that is kept of what a customer said of a product. */
export const RATING_WORDS = 500;

/** How a product is liked: by how many customers, and the mean in tenths of a star; null where nobody has told. */
export type Liking = { count: number; tenths: number };

/** The mean of a sum of stars, rounded half up to a tenth; null of none. */
export const likingOf = (count: number, sum: number): Liking | null =>
  count === 0 ? null : { count, tenths: Math.floor((sum * 20 + count) / (count * 2)) };
