import type { TillCoupon } from '@shared/features/loyalty/coupons.channels';
import { EMPTY_TILL, type Till, type TillLine } from './till';

/** A line as an older version of the program may have kept it. */
type Older = Omit<TillLine, 'isSpecial' | 'category' | 'gift' | 'count'> &
  Partial<Pick<TillLine, 'isSpecial' | 'category' | 'gift' | 'count'>>;

/** True for what can be priced; whether it is still good main says. */
const isCoupon = (raw: Partial<TillCoupon> | null): raw is TillCoupon =>
  raw !== null &&
  typeof raw.id === 'number' &&
  typeof raw.name === 'string' &&
  Array.isArray(raw.productIds) &&
  Array.isArray(raw.categories);

/** Reads a draft with care: another version of the program may have written it. */
export function readTill(body: string): Till {
  try {
    const read = JSON.parse(body) as Partial<Till> | null;
    if (typeof read !== 'object' || read === null || !Array.isArray(read.lines)) return EMPTY_TILL;
    const lines = read.lines.filter(
      (line: Partial<TillLine>) =>
        typeof line.key === 'number' &&
        typeof line.name === 'string' &&
        typeof line.quantity === 'string' &&
        typeof line.price === 'string',
    ) as Older[];
    return {
      ...EMPTY_TILL,
      ...read,
      coupons: Array.isArray(read.coupons) ? read.coupons.filter(isCoupon) : [],
      lines: lines.map(({ isSpecial = false, category = '', gift = null, count = null, ...line }: Older) => ({
        ...line,
        isSpecial,
        category,
        gift,
        count,
      })),
    };
  } catch {
    // Whatever stands there is no sale.
    return EMPTY_TILL;
  }
}
