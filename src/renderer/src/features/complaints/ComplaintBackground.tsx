import type { CustomerId } from '@shared/features/customers/customers.contract';
import { useTranslation } from 'react-i18next';
import { formatAge, formatDay } from '@/lib/format';
import { useToday } from '@/lib/today';
import { useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import styles from './ComplaintForm.module.css';

type ComplaintBackgroundProps = {
  customerId: CustomerId;
  saleId: number | null;
  productId: number | null;
  onPick: (sale: { saleId: number | null; productId: number | null }) => void;
};

/** What to know of the customer before they are answered, and which of their purchases it is about. */
export function ComplaintBackground({ customerId, saleId, productId, onPick }: ComplaintBackgroundProps) {
  const { t } = useTranslation();
  const today = useToday();
  const { data, error, refetch } = useCall('complaints.background', { customerId });
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <p className={styles.under} aria-busy />;
  const [last] = data.sales;
  const facts = [
    last === undefined
      ? t('complaints.background.never')
      : t('complaints.background.last', { age: formatAge(last.soldOn, today) }),
    data.past === 0
      ? t('complaints.background.first')
      : t('complaints.background.past', { count: data.past }),
    data.lastSatisfaction === null
      ? null
      : t('complaints.background.score', { count: data.lastSatisfaction }),
  ].filter(Boolean);
  const lines = data.sales.flatMap(({ id, soldOn, lines: sold }) =>
    sold.map((line, at) => ({ key: `${String(id)} ${String(at)}`, id, soldOn, ...line })),
  );
  const chosen = lines.find((line) => line.id === saleId && line.productId === productId);
  return (
    <div className={styles.line}>
      <span className={styles.under}>{facts.join(t('common.factComma'))}</span>
      {lines.length > 0 && (
        <select
          className={styles.select}
          aria-label={t('complaints.field.sale')}
          value={chosen?.key ?? ''}
          onChange={({ target }) => {
            const line = lines.find(({ key }) => key === target.value);
            onPick({ saleId: line?.id ?? null, productId: line?.productId ?? null });
          }}
        >
          <option value="">{t('complaints.form.noSale')}</option>
          {lines.map(({ key, soldOn, name }) => (
            <option key={key} value={key}>
              {`${formatDay(soldOn, today)} ${name}`}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}
