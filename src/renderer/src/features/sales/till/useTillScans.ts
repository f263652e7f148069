import { useState } from 'react';
import { customerTitle, exactMatches } from '@/features/customers/customers.public';
import { call } from '@/lib/client';
import { useScans } from '@/lib/keyGate';
import { notifyError } from '@/lib/notify';
import type { Thing, TillCustomer } from './till';

type TillScans = {
  onThing: (thing: Thing) => void;
  onCustomer: (customer: TillCustomer) => void;
  /** A scan came in: what an input method made of it in a field is no text of anybody's. */
  onStart: (scanned: string) => void;
};

/**
 * What scanners send at the till: a product by its barcode or code, else a customer by card number or phone. Returns the
 * scanned text that nobody and nothing has, or more than one; null where all is well.
 */
export function useTillScans({ onThing, onCustomer, onStart }: TillScans): string | null {
  const [unmatched, setUnmatched] = useState<string | null>(null);
  const take = async (text: string): Promise<void> => {
    onStart(text);
    setUnmatched(null);
    try {
      const thing = await call('products.scan', { text });
      if (thing !== null) {
        const { id, name, unit, priceCents } = thing;
        onThing({ productId: id, name, unit, priceCents });
        return;
      }
      const customers = exactMatches((await call('customers.find', { text, limit: 3 })).rows, text);
      const [customer, another] = customers;
      if (customer && !another) onCustomer({ id: customer.id, title: customerTitle(customer) });
      else setUnmatched(text);
    } catch (error) {
      notifyError(error);
    }
  };
  useScans(({ text }) => void take(text));
  return unmatched;
}
