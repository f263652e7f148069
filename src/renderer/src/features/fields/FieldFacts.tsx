import { useTranslation } from 'react-i18next';
import { useToday } from '@/lib/today';
import { useCall } from '@/lib/useCall';
import { fieldText } from './fieldText';
import styles from './Fields.module.css';

type FieldFactsProps = {
  /** What stands on the card, by the id of the field. */
  values: Readonly<Record<string, string>>;
  /** How the card shows one fact, and what it is called. */
  className: string | undefined;
  quiet: string | undefined;
};

/** What stands in the fields of the shop's own on a card; those put away say so. Nothing where nothing does. */
export function FieldFacts({ values, className, quiet }: FieldFactsProps) {
  const { t } = useTranslation();
  const today = useToday();
  const isAny = Object.keys(values).length > 0;
  const { data: fields = [] } = useCall('fields.list', {}, { isEnabled: isAny });
  const told = fields.filter(({ id }) => (values[String(id)] ?? '') !== '');
  if (told.length === 0) return null;
  return (
    <section className={styles.facts} aria-label={t('fields.more')}>
      <h3 className={styles.more}>{t('fields.more')}</h3>
      <dl>
        {told.map((field) => (
          <div key={field.id} className={className}>
            <dt className={quiet}>
              {field.isRetired ? t('fields.retiredName', { name: field.name }) : field.name}
            </dt>
            <dd className={styles.fact}>{fieldText(field, values[String(field.id)] ?? '', today)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
