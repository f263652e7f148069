import type { ProductCard as Card, ProductId } from '@shared/features/products/products.contract';
import { ActionIcon, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useMay } from '@/features/staff/staff.public';
import { formatDay, formatList, formatMoney } from '@/lib/format';
import { useIsLooking } from '@/lib/looking';
import { useToday } from '@/lib/today';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { IconClose, IconPencil, IconTrash, IconUndo } from '@/ui/icons';
import { KeyCap } from '@/ui/KeyCap';
import { priceText } from './productColumns';
import { ProductParts } from './ProductParts';
import { ProductPictures } from './ProductPictures';
import { ProductPoints } from './ProductPoints';
import { ProductRatings } from './ProductRatings';
import { useGroupActs, useProduct } from './products.hooks';
import styles from './ProductCard.module.css';

type ProductCardProps = { id: ProductId; onClose: () => void };

/** All about one product. */
export function ProductCard({ id, onClose }: ProductCardProps) {
  const { t } = useTranslation();
  const { data: card, error, refetch } = useProduct(id);
  // A product whose adding was undone is gone: what the card showed is not true any more.
  if (error && (!card || error.code === 'products.notFound')) {
    return (
      <div className={styles.problem}>
        <ErrorNotice error={error} onRetry={() => void refetch()}>
          <Button size="xs" onClick={onClose}>
            {t('common.close')}
          </Button>
        </ErrorNotice>
      </div>
    );
  }
  if (!card) return null;
  return (
    <>
      <Head card={card} onClose={onClose} />
      <Details card={card} />
    </>
  );
}

/** What it is, what it costs, and what can be done with it. */
function Head({ card, onClose }: { card: Card; onClose: () => void }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const actOn = useGroupActs();
  const isLooking = useIsLooking();
  const mayWrite = useMay('products.write') && !isLooking;
  const mayDelete = useMay('products.delete') && !isLooking;
  const { fields, isActive } = card;
  const isInBin = card.deletedAt !== null;
  const named = [{ id: card.id, name: fields.name }];
  const price = priceText(t, fields);
  return (
    <header className={styles.head}>
      <div className={styles.headLine}>
        <h1 className={styles.name} title={fields.name}>
          {fields.name}
        </h1>
        <span className={styles.tools}>
          {isInBin && mayDelete && (
            <Button
              variant="filled"
              leftSection={<IconUndo size="1.125rem" stroke={1.6} aria-hidden />}
              onClick={() => void actOn('restore', named)}
            >
              {t('products.act.restore')}
            </Button>
          )}
          {!isInBin && mayWrite && (
            <>
              <Button onClick={() => void actOn(isActive ? 'stop' : 'resume', named)}>
                {t(isActive ? 'products.act.stop' : 'products.act.resume')}
              </Button>
              <Button
                leftSection={<IconPencil size="1.125rem" stroke={1.6} aria-hidden />}
                rightSection={<KeyCap name="products.edit" />}
                onClick={() => {
                  navigate(`/products/${card.id}/edit`);
                }}
              >
                {t('keys.products.edit')}
              </Button>
            </>
          )}
          {!isInBin && mayDelete && (
            <ActionIcon
              aria-label={t('products.act.remove')}
              onClick={() => void actOn('remove', named).then((isDone) => isDone && onClose())}
            >
              <IconTrash size="1.125rem" stroke={1.6} aria-hidden />
            </ActionIcon>
          )}
          <ActionIcon aria-label={t('common.close')} onClick={onClose}>
            <IconClose size="1.125rem" stroke={1.6} aria-hidden />
          </ActionIcon>
        </span>
      </div>
      <p className={styles.facts}>
        <span className={styles.price}>{price === '' ? t('products.card.noPrice') : price}</span>
        {!fields.isReducible && <span className={styles.quiet}>{t('products.card.special')}</span>}
        {fields.category !== '' && <span className={styles.quiet}>{fields.category}</span>}
        <span className={styles.quiet}>{t('products.card.code', { code: fields.code })}</span>
      </p>
      {isInBin && <p className={styles.warn}>{t('products.card.inBin')}</p>}
      {!isInBin && !isActive && <p className={styles.warn}>{t('products.card.inactive')}</p>}
      {fields.isOutOfReach && <p className={styles.warn}>{t('products.card.outOfReach')}</p>}
    </header>
  );
}

/** Everything that is written on the card, and where it stood before. */
function Details({ card }: { card: Card }) {
  const { t } = useTranslation();
  const today = useToday();
  const { fields, moves } = card;
  const all: readonly (readonly [string, string])[] = [
    ['barcode', fields.barcode],
    ['tags', formatList(fields.tags)],
    ['shelf', fields.shelf],
    ['costCents', fields.costCents === null ? '' : formatMoney(fields.costCents)],
    ['supplier', fields.supplier],
    ['included', fields.included],
    ['excluded', fields.excluded],
    ['warranty', fields.warranty],
    ['note', fields.note],
  ];
  return (
    <div className={styles.details} tabIndex={0} role="group" aria-label={t('products.card.details')}>
      <dl>
        {all
          .filter(([, text]) => text !== '')
          .map(([name, text]) => (
            <div key={name} className={styles.detail}>
              <dt className={styles.quiet}>{t(`products.field.${name}`)}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        <ProductPoints card={card} />
      </dl>
      {moves.length > 0 && (
        <>
          <h2 className={styles.movesTitle}>{t('products.card.moves')}</h2>
          <ul className={styles.moves}>
            {moves.map(({ from, to, on, by }, at) => (
              <li key={at}>{t('products.moved', { from, to, by, day: formatDay(on, today) })}</li>
            ))}
          </ul>
        </>
      )}
      <ProductParts card={card} />
      <ProductPictures card={card} />
      <ProductRatings card={card} />
    </div>
  );
}
