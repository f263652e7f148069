import type { CustomerFindRow } from '@shared/features/customers/customers.contract';
import { normaliseQuery } from '@shared/features/customers/find.rules';
import { normalisePhone } from '@shared/lib/phone';

/** Of those found, the customers whose card number or whole phone is exactly this text. */
export function exactMatches(rows: readonly CustomerFindRow[], text: string): CustomerFindRow[] {
  const wanted = normaliseQuery(text);
  const digits = normalisePhone(text)?.digits ?? '';
  return rows.filter(({ number, hit }) => {
    if (number !== null && normaliseQuery(number) === wanted) return true;
    if (hit?.field !== 'phone' || digits === '') return false;
    const phone = hit.text.map((piece) => piece.text).join('');
    return normalisePhone(phone)?.digits === digits;
  });
}
