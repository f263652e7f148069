import { useTranslation } from 'react-i18next';
import { CustomerPicker } from '@/features/customers/customers.brief.public';
import { ComplaintBackground } from '../ComplaintBackground';
import type { Typed } from '../complaintForm';
import styles from '../ComplaintForm.module.css';
import type { Part } from './parts';

type WhoPartProps = {
  typed: Typed;
  onChange: (change: Partial<Typed>) => void;
  onFocus: (part: Part) => void;
};

/** Who it is: a customer with what they bought last, somebody whose words are kept, or nobody yet. */
export function WhoPart({ typed, onChange, onFocus }: WhoPartProps) {
  const { t } = useTranslation();
  return (
    <section className={styles.part} data-part="who">
      <CustomerPicker
        label={t('complaints.field.who')}
        value={typed.customer}
        onPick={(customer) => {
          onChange({ customer, contact: null, saleId: null, productId: null });
          onFocus(customer === null ? 'who' : 'category');
        }}
        onNobody={(contact) => {
          onChange({ contact });
          onFocus('category');
        }}
      />
      {typed.customer === null && typed.contact !== null && (
        <p className={styles.under}>
          {typed.contact === ''
            ? t('complaints.form.nobody')
            : t('complaints.form.stranger', { text: typed.contact })}
        </p>
      )}
      {typed.customer !== null && (
        <ComplaintBackground
          customerId={typed.customer.id}
          saleId={typed.saleId}
          productId={typed.productId}
          onPick={onChange}
        />
      )}
    </section>
  );
}
