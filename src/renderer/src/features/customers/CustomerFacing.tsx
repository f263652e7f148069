import { maskPhone } from '@shared/lib/phone';
import { useTranslation } from 'react-i18next';
import { formatAge, formatDay } from '@/lib/format';
import { useToday } from '@/lib/today';
import { useCard } from './customers.hooks';
import { placeOf } from './place';
import { StripFact, StripLine } from './StripFact';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import type { ReactNode } from 'react';
import styles from './CustomerFacing.module.css';

type CustomerFacingProps = {
  /** Address of the page behind: the customer whose card is open there. */
  path: string;
  /** Shown where no card is open, or it is in the bin. */
  children: ReactNode;
};

/**
 * What a customer may see of their own card over the counter: no words that staff wrote about them, no money, no whole
 * phone, and nobody else.
 */
export function CustomerFacing({ path, children }: CustomerFacingProps) {
  const place = placeOf(path);
  return 'id' in place ? <Facing id={place.id}>{children}</Facing> : children;
}

function Facing({ id, children }: { id: CustomerId; children: ReactNode }) {
  const { t } = useTranslation();
  const today = useToday();
  const { data: card } = useCard(id);
  if (!card || card.deletedAt !== null) return children;
  const { fields, number, summary, favourites } = card;
  const { lastSoldOn, firstSoldOn, saleCount } = summary;
  const name = fields.salutation === '' ? fields.name : fields.salutation;
  const phones = fields.phones.map(({ digits }) => maskPhone(digits));
  return (
    <section className={styles.card} aria-label={t('customers.facing.label')}>
      <h1 className={styles.name}>
        {name === '' ? t('customers.facing.hello') : t('customers.facing.helloTo', { name })}
      </h1>
      <div className={styles.facts}>
        {lastSoldOn !== null && (
          <StripFact
            label={t('customers.facing.lastVisit')}
            figure={formatAge(lastSoldOn, today)}
            under={formatDay(lastSoldOn, today)}
          />
        )}
        {saleCount > 0 && (
          <StripFact
            label={t('customers.facing.visits')}
            figure={t('customers.strip.times', { count: saleCount, number: saleCount })}
            under={
              firstSoldOn === null ? '' : t('customers.strip.since', { day: formatDay(firstSoldOn, today) })
            }
          />
        )}
      </div>
      <dl className={styles.lines}>
        <StripLine label={t('customers.facing.phone')}>{phones.join(t('common.listComma'))}</StripLine>
        <StripLine label={t('customers.facing.number')}>{number ?? ''}</StripLine>
        <StripLine label={t('customers.facing.favourites')}>
          {favourites.map((one) => one.name).join(t('common.listComma'))}
        </StripLine>
      </dl>
    </section>
  );
}
