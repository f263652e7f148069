import { ActionIcon, Button } from '@mantine/core';
import type { ProductCard } from '@shared/features/products/products.contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useMay } from '@/features/staff/staff.public';
import { formatDay } from '@/lib/format';
import { useIsLooking } from '@/lib/looking';
import { useToday } from '@/lib/today';
import { offerUndo } from '@/lib/undo';
import { useAct, useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { IconTrash } from '@/ui/icons';
import { RatingDialog } from './dialogs';
import { likingText } from './productColumns';
import styles from './ProductCard.module.css';

const MOST = 20;

/** What customers say of a product, and the way to note one more. */
export function ProductRatings({ card }: { card: ProductCard }) {
  const { t } = useTranslation();
  const today = useToday();
  const [isOpen, setIsOpen] = useState(false);
  const isLooking = useIsLooking();
  const mayRate = useMay('customers.write') && !isLooking && card.deletedAt === null;
  const { data, error, refetch } = useCall('products.ratings', { id: card.id, limit: MOST });
  const dropping = useAct('products.dropRating');
  const drop = async (id: number): Promise<void> => {
    const done = await dropping.run({ id });
    if (done !== null) offerUndo(t('products.rating.dropped'), done.commandId);
  };
  return (
    <section aria-label={t('products.rating.heading')}>
      <div className={styles.ratingsHead}>
        <h2 className={styles.ratingsTitle}>{t('products.rating.heading')}</h2>
        {data?.liking && <span className={styles.price}>{likingText(t, data.liking)}</span>}
        {mayRate && (
          <Button
            size="xs"
            className={styles.tools}
            onClick={() => {
              setIsOpen(true);
            }}
          >
            {t('products.rating.open')}
          </Button>
        )}
      </div>
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {dropping.error && <ErrorNotice error={dropping.error} />}
      {data?.rows.length === 0 && <p className={styles.quiet}>{t('products.rating.none')}</p>}
      <ul className={styles.moves}>
        {(data?.rows ?? []).map(({ id, stars, words, on, by, customer }) => (
          <li key={id} className={styles.headLine}>
            <div>
              <b>{t('products.star', { count: stars })}</b>{' '}
              {customer === null ? (
                t('products.rating.somebody')
              ) : (
                <Link href={`/customers/${String(customer.id)}`}>{customer.title}</Link>
              )}
              {words !== '' && <p>{words}</p>}
              <p className={styles.quiet}>{t('products.rating.told', { day: formatDay(on, today), by })}</p>
            </div>
            {mayRate && customer !== null && (
              <ActionIcon
                className={styles.tools}
                aria-label={t('products.rating.drop')}
                onClick={() => void drop(id)}
              >
                <IconTrash size="1rem" stroke={1.6} aria-hidden />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      {isOpen && (
        <RatingDialog
          product={{ id: card.id, name: card.fields.name }}
          customer={null}
          onClose={() => {
            setIsOpen(false);
          }}
        />
      )}
    </section>
  );
}
