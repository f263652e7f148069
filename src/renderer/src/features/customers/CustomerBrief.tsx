import type { CustomerId } from '@shared/features/customers/customers.contract';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { CardStrip } from './CardStrip';
import styles from './CustomerBrief.module.css';
import { customerTitle } from './customerTitle';
import { useCard } from './customers.hooks';

/** What to know before a call: the numbers, and the five-second strip. */
export function CustomerBrief({ id }: { id: CustomerId }) {
  const { t } = useTranslation();
  const { data: card, error, refetch } = useCard(id);
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!card) return <div className={styles.brief} aria-busy />;
  const { phones, wechat } = card.fields;
  return (
    <div className={styles.brief}>
      <p className={styles.phones}>
        <strong className={styles.phone}>
          {customerTitle({ ...card.fields, number: card.number, phoneTail: phones[0]?.digits.slice(-4) })}
        </strong>
        {phones.length === 0 && <span className={styles.quiet}>{t('customers.card.noPhone')}</span>}
        {phones.map(({ display }, at) => (
          <strong key={at} className={styles.phone}>
            {display}
          </strong>
        ))}
        {wechat !== '' && (
          <span>{t('common.labelled', { label: t('customers.field.wechat'), text: wechat })}</span>
        )}
      </p>
      <CardStrip card={card} />
    </div>
  );
}
