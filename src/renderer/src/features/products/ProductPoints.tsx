import type { ProductCard } from '@shared/features/products/products.contract';
import { ratesOf } from '@shared/features/loyalty/points.rules';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useMay } from '@/features/staff/staff.public';
import { useIsLooking } from '@/lib/looking';
import { useCall } from '@/lib/useCall';
import styles from './ProductCard.module.css';

/** A line of the details: how many points a product earns beside others, and the way to where that is said; nothing where the shop has no points. */
export function ProductPoints({ card }: { card: ProductCard }) {
  const { t } = useTranslation();
  const isLooking = useIsLooking();
  const mayRead = useMay('loyalty.read');
  const mayManage = useMay('loyalty.manage') && !isLooking;
  const { data } = useCall('loyalty.programme', {}, { isEnabled: mayRead });
  if (data?.programme.isOn !== true || !data.programme.points.isOn) return null;
  const permille = ratesOf(data.programme.points)({ productId: card.id, category: card.fields.category });
  const text =
    permille === 0
      ? t('products.points.none')
      : permille === 1_000
        ? t('products.points.plain')
        : t('products.points.times', { times: String(permille / 1_000) });
  return (
    <div className={styles.detail}>
      <dt className={styles.quiet}>{t('products.points.label')}</dt>
      <dd>{mayManage ? <Link href="/settings/members">{text}</Link> : text}</dd>
    </div>
  );
}
