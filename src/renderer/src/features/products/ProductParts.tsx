import { Button } from '@mantine/core';
import { bundleSums } from '@shared/features/products/bundle.rules';
import type { ProductCard } from '@shared/features/products/products.contract';
import { quantityText } from '@shared/features/sales/pricing.rules';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useMay } from '@/features/staff/staff.public';
import { useBrought } from '@/lib/brought';
import { formatList, formatMoney } from '@/lib/format';
import { useIsLooking } from '@/lib/looking';
import { BundleDialog } from './dialogs';
import { priceText } from './productColumns';
import styles from './ProductCard.module.css';

/** What a bundle holds and saves, or in which bundles a product is. */
export function ProductParts({ card }: { card: ProductCard }) {
  const { t } = useTranslation();
  const brought = useBrought<{ field?: string }>();
  const [chosen, setChosen] = useState<{ isOpen: boolean; after: unknown } | null>(null);
  const isCalled = chosen?.after === brought ? chosen.isOpen : brought?.field === 'bundle';
  const setIsOpen = (isOpen: boolean): void => {
    setChosen({ isOpen, after: brought });
  };
  const isLooking = useIsLooking();
  const mayWrite = useMay('products.write') && !isLooking && card.deletedAt === null;
  const { parts, inBundles, fields } = card;
  const { aloneCents, costCents } = bundleSums(parts);
  const gone = parts.filter(({ isGone }) => isGone).map(({ name }) => name);
  const savesCents =
    aloneCents === null || fields.priceCents === null ? null : aloneCents - fields.priceCents;
  const mayMake = mayWrite && inBundles.length === 0;
  if (parts.length === 0 && inBundles.length === 0 && !mayMake) return null;
  return (
    <section aria-label={t('products.bundle.heading')}>
      <div className={styles.ratingsHead}>
        <h2 className={styles.ratingsTitle}>{t('products.bundle.heading')}</h2>
        {mayMake && (
          <Button
            size="xs"
            className={styles.tools}
            onClick={() => {
              setIsOpen(true);
            }}
          >
            {t(parts.length === 0 ? 'products.bundle.make' : 'products.bundle.change')}
          </Button>
        )}
      </div>
      {gone.length > 0 && (
        <p className={styles.warn}>{t('products.bundle.gone', { names: formatList(gone) })}</p>
      )}
      {parts.length > 0 && (
        <ul className={styles.moves}>
          {parts.map((part) => (
            <li key={part.id}>
              <Link href={`/products/${String(part.id)}`}>{part.name}</Link>{' '}
              {t('products.bundle.part', {
                quantity: quantityText(part.quantityMilli),
                price: priceText(t, part),
              })}
            </li>
          ))}
        </ul>
      )}
      {parts.length > 0 && savesCents !== null && aloneCents !== null && (
        <p className={styles.quiet}>
          {t(savesCents < 0 ? 'products.bundle.dearer' : 'products.bundle.saves', {
            alone: formatMoney(aloneCents),
            amount: formatMoney(Math.abs(savesCents)),
          })}
        </p>
      )}
      {parts.length > 0 && costCents !== null && card.isCostKnown && (
        <p className={styles.quiet}>{t('products.bundle.cost', { amount: formatMoney(costCents) })}</p>
      )}
      {inBundles.map(({ id, name }) => (
        <p key={id}>
          <Link href={`/products/${String(id)}`}>{t('products.bundle.within', { name })}</Link>
        </p>
      ))}
      {isCalled && mayMake && (
        <BundleDialog
          card={card}
          onClose={() => {
            setIsOpen(false);
          }}
        />
      )}
    </section>
  );
}
