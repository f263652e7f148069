import type { TillCoupon } from '@shared/features/loyalty/coupons.channels';
import { isCouponCode } from '@shared/features/loyalty/coupons.rules';
import { useRef, useState, type RefObject } from 'react';
import { customerTitle, exactMatches } from '@/features/customers/customers.public';
import { call } from '@/lib/client';
import { useScans } from '@/lib/keyGate';
import { notifyError } from '@/lib/notify';
import type { Thing, TillCustomer } from './till';

type TillScans = {
  onThing: (thing: Thing) => void;
  onCustomer: (customer: TillCustomer) => void;
  onCoupon: (coupon: TillCoupon) => void;
  /** Whom the sale is for by now. */
  customerId: TillCustomer['id'] | null;
  /** A scan came in: what of it stands in a field is no text of anybody's. */
  onStart: (scanned: string) => void;
};

/** What was scanned and cannot be taken: nothing and nobody has it, several customers have, or it is a card that was lost. */
export type Unmatched = {
  text: string;
  isMany: boolean;
  /** Whose card it was, and when it was reported lost; null where it was not. */
  lost: { on: string; title: string } | null;
};

/**
 * What scanners send at the till: a product by its barcode or code, else a coupon by its code, else a customer by card number, also of an old card, or phone. `unmatched` is
 * null where all is well; `isOpen` is true while a scan is looked up.
 */
export function useTillScans({ onThing, onCustomer, onCoupon, customerId, onStart }: TillScans): {
  unmatched: Unmatched | null;
  isOpen: RefObject<boolean>;
} {
  const [unmatched, setUnmatched] = useState<Unmatched | null>(null);
  const isOpen = useRef(false);
  const asked = useRef(0);
  const take = async (text: string): Promise<void> => {
    onStart(text);
    setUnmatched(null);
    asked.current += 1;
    isOpen.current = true;
    try {
      const thing = await call('products.scan', { text });
      if (thing !== null) {
        const { id, name, unit, priceCents, isReducible, category } = thing;
        onThing({ productId: id, name, unit, priceCents, isReducible, category });
        return;
      }
      if (isCouponCode(text)) {
        const coupon = await call('loyalty.scanCoupon', { code: text, customerId });
        if (coupon !== null) {
          onCoupon(coupon);
          return;
        }
      }
      const found = exactMatches((await call('customers.find', { text, limit: 3 })).rows, text);
      const [customer] = found;
      if (customer && found.length === 1) onCustomer({ id: customer.id, title: customerTitle(customer) });
      else if (found.length > 1) setUnmatched({ text, isMany: true, lost: null });
      else {
        const card = await call('loyalty.scanCard', { text });
        if (card?.state === 'old') onCustomer({ id: card.customer.id, title: customerTitle(card.customer) });
        else {
          const lost = card && { on: card.on, title: customerTitle(card.customer) };
          setUnmatched({ text, isMany: false, lost });
        }
      }
    } catch (error) {
      notifyError(error);
    } finally {
      asked.current -= 1;
      isOpen.current = asked.current > 0;
    }
  };
  useScans(({ text }) => void take(text));
  return { unmatched, isOpen };
}
