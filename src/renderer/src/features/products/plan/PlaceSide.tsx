import { Button } from '@mantine/core';
import type { PlanPlace } from '@shared/features/products/products.contract';
import { placeOfShelf } from '@shared/features/products/plan.rules';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { formatDay, formatNumber } from '@/lib/format';
import { useToday } from '@/lib/today';
import { useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { IconReach } from '@/ui/icons';
import { KeyCap } from '@/ui/KeyCap';
import { PanelHead } from '@/ui/PanelHead';
import styles from './Plan.module.css';

/** Goods of a place that are listed; the rest is counted. */
const MOST = 200;
const MOST_MOVES = 200;

type PlaceSideProps = {
  place: PlanPlace;
  places: readonly PlanPlace[];
  /** Undefined where the plan may only be looked at. */
  acts: { edit: () => void; drop: () => void } | undefined;
  onClose: () => void;
};

/** What stands at a place, and what was carried there or away of late. */
export function PlaceSide({ place, places, acts, onClose }: PlaceSideProps) {
  const { t } = useTranslation();
  const today = useToday();
  const { data, error, refetch } = useCall('products.placeGoods', { id: place.id, limit: MOST });
  const { data: moves } = useCall('products.moves', { limit: MOST_MOVES });
  const isHere = (shelf: string): boolean => placeOfShelf(shelf, places)?.id === place.id;
  const here = (moves ?? []).filter(({ from, to }) => isHere(from) || isHere(to));
  const left = data ? data.total - data.rows.length : 0;
  return (
    <>
      <PanelHead title={place.name} onClose={onClose}>
        <span className={styles.quiet}>{t(`products.plan.kind.${place.kind}`)}</span>
      </PanelHead>
      {acts && (
        <div className={styles.acts}>
          <Button rightSection={<KeyCap name="plan.edit" />} onClick={acts.edit}>
            {t('products.plan.edit')}
          </Button>
          <Button rightSection={<KeyCap name="plan.remove" />} onClick={acts.drop}>
            {t('products.plan.drop')}
          </Button>
        </div>
      )}
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data?.total === 0 && (
        <p>{t(place.kind === 'entrance' ? 'products.plan.entrance' : 'products.plan.noGoods')}</p>
      )}
      {data && data.total > 0 && (
        <ul className={styles.goods} aria-label={t('products.plan.goodsAt', { name: place.name })}>
          {data.rows.map(({ id, name, shelf, isOutOfReach }) => (
            <li key={id}>
              <Link href={`/products/${id}`}>{name}</Link>
              <span className={styles.quiet}>{shelf}</span>
              {isOutOfReach && (
                <span className={styles.help}>
                  <IconReach size="0.875rem" stroke={1.6} aria-hidden />
                  {t('products.field.isOutOfReach')}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {left > 0 && (
        <p className={styles.quiet}>{t('products.plan.more', { count: left, number: formatNumber(left) })}</p>
      )}
      {here.length > 0 && (
        <>
          <h3 className={styles.heading}>{t('products.moves.title')}</h3>
          <ul className={styles.goods}>
            {here.map(({ id, name, from, to, on, by }, at) => (
              <li key={at}>
                <Link href={`/products/${id}`}>{name}</Link>
                <span className={styles.quiet}>
                  {t('products.moved', { from, to, by, day: formatDay(on, today) })}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
