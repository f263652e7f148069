import { i18n } from '@/lib/i18n';

type Known = { name: string; number: string | null; phoneTail?: string };

/** What to call a customer on screen: the name, else the number, else the phone's last digits. */
export function customerTitle({ name, number, phoneTail = '' }: Known): string {
  if (name !== '') return name;
  if (number !== null && number !== '') return i18n.t('customers.title.number', { number });
  if (phoneTail !== '') return i18n.t('customers.title.phone', { tail: phoneTail });
  return i18n.t('customers.title.nobody');
}
