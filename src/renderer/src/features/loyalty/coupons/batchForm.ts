import type { CallInput } from '@shared/ipc/contracts';
import { COUPON_LIMITS, isPrefix } from '@shared/features/loyalty/coupons.rules';
import type { CouponKind } from '@shared/features/loyalty/coupons.rules';
import { parseAmount } from '@shared/lib/money';

/** The form of a batch as it is typed. */
export type TypedBatch = {
  name: string;
  kind: CouponKind;
  /** A sum, or what one of the goods costs; of a share what is left to be paid of a hundred, or of ten. */
  worth: string;
  from: string;
  products: readonly { id: number; name: string }[];
  categories: string[];
  tierIds: readonly number[];
  uses: string;
  startsOn: string;
  endsOn: string;
  goodDays: string;
  isAlone: boolean;
  prefix: string;
  isBirthday: boolean;
};

export const EMPTY_BATCH: TypedBatch = {
  name: '',
  kind: 'amount',
  worth: '',
  from: '',
  products: [],
  categories: [],
  tierIds: [],
  uses: '1',
  startsOn: '',
  endsOn: '',
  goodDays: '',
  isAlone: true,
  prefix: '',
  isBirthday: false,
};

export type BatchFault = 'name' | 'worth' | 'from' | 'uses' | 'goodDays' | 'prefix' | 'endsOn' | 'goods';

const cents = (text: string): number | null => {
  if (text.trim() === '') return 0;
  const read = parseAmount(text);
  return read === null || read < 0 || read > COUPON_LIMITS.cents ? null : read;
};

const count = (text: string, most: number): number | null => {
  const read = /^\d{1,5}$/u.test(text.trim()) ? Number(text) : 0;
  return read >= 1 && read <= most ? read : null;
};

/** What of each thousand a share takes off: 85 or 8.5 折 leave 850 to be paid. */
function permilleOf(text: string): number | null {
  const read = /^\d{1,2}(?:\.\d)?$/u.exec(text.trim().normalize('NFKC'))?.[0];
  if (read === undefined) return null;
  const [whole = '0', tenth = '0'] = read.split('.');
  const asTyped = Number(whole) * 10 + Number(tenth);
  const paid = Number(whole) < 10 ? asTyped * 10 : asTyped;
  return paid > 0 && paid < 1_000 ? 1_000 - paid : null;
}

/** What is saved, and the fields that cannot be read. */
export function readBatch(typed: TypedBatch): {
  input: CallInput<'loyalty.makeBatch'>;
  faults: ReadonlySet<BatchFault>;
} {
  const faults = new Set<BatchFault>();
  const { kind, products, categories, startsOn, endsOn } = typed;
  const worth = kind === 'percent' ? permilleOf(typed.worth) : cents(typed.worth);
  const from = cents(typed.from);
  const uses = count(typed.uses, COUPON_LIMITS.uses);
  const goodDays = typed.goodDays.trim() === '' ? null : count(typed.goodDays, COUPON_LIMITS.goodDays);
  const prefix = typed.prefix.trim().toUpperCase();
  if (typed.name.trim() === '') faults.add('name');
  if (worth === null || (kind === 'amount' && worth === 0)) faults.add('worth');
  if (from === null) faults.add('from');
  if (uses === null) faults.add('uses');
  if (typed.goodDays.trim() !== '' && goodDays === null) faults.add('goodDays');
  if (!isPrefix(prefix)) faults.add('prefix');
  if (startsOn !== '' && endsOn !== '' && endsOn < startsOn) faults.add('endsOn');
  if (kind === 'goods' && products.length === 0 && categories.length === 0) faults.add('goods');
  return {
    faults,
    input: {
      name: typed.name.trim(),
      kind,
      cents: kind === 'percent' ? null : worth,
      permille: kind === 'percent' ? worth : null,
      fromCents: from ?? 0,
      productIds: products.map(({ id }) => id),
      categories,
      tierIds: [...typed.tierIds],
      uses: uses ?? 1,
      startsOn: startsOn === '' ? null : startsOn,
      endsOn: endsOn === '' ? null : endsOn,
      goodDays,
      isAlone: typed.isAlone,
      prefix,
      isBirthday: typed.isBirthday,
    },
  };
}
