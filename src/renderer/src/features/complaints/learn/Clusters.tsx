import { Button } from '@mantine/core';
import type { ComplaintCard } from '@shared/features/complaints/complaints.contract';
import { CLUSTER } from '@shared/features/complaints/learn.rules';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { useMay } from '@/features/staff/staff.public';
import { formatNumber } from '@/lib/format';
import { useIsLooking } from '@/lib/looking';
import { useCall } from '@/lib/useCall';
import { Notice } from '@/ui/Notice';
import { categoryName } from '../complaintText';
import styles from './Learn.module.css';

type SameProps = { category: string; productId: number | null; causeId: number | null; isCounted: boolean };

/** That the same came again and again in thirty days: this one is the how many-th. Nothing while it is rare. */
export function SameAgain({ category, productId, causeId, isCounted }: SameProps) {
  const { t } = useTranslation();
  const isAsked = productId !== null || causeId !== null;
  const { data } = useCall('complaints.sameOnes', { category, productId, causeId }, { isEnabled: isAsked });
  if (!isAsked || !data) return null;
  const count = data.count + (isCounted ? 0 : 1);
  if (count < CLUSTER.from) return null;
  return <Notice kind="warn" text={t(`complaints.cluster.${data.by}`, { number: formatNumber(count) })} />;
}

/** The same of a complaint that was taken in. */
export const SameAsThis = ({ complaint }: { complaint: ComplaintCard }) => (
  <SameAgain
    category={complaint.category}
    productId={complaint.product?.id ?? null}
    causeId={complaint.cause?.id ?? null}
    isCounted
  />
);

/** What came again and again in thirty days, each with a way to change something. */
export function Clusters() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const { data: categories = [] } = useCall('complaints.categories', {});
  const { data = [] } = useCall('complaints.clusters', {});
  const isLooking = useIsLooking();
  const mayWrite = useMay('complaints.write') && !isLooking;
  if (data.length === 0) return null;
  return (
    <section aria-label={t('complaints.cluster.title')} className={styles.clusters}>
      {data.slice(0, 3).map(({ by, name, category, count, causeId, productId, improvementId }) => (
        <p key={`${by} ${String(causeId ?? productId)} ${category}`} className={styles.one}>
          <strong>
            {t(`complaints.cluster.one.${by}`, {
              name,
              category: categoryName(categories, category),
              number: formatNumber(count),
            })}
          </strong>
          {improvementId === null ? (
            mayWrite && (
              <Button
                size="xs"
                onClick={() => {
                  const about = by === 'cause' ? `cause/${String(causeId)}` : `product/${String(productId)}`;
                  navigate(`/complaints/improvements/for/${about}`);
                }}
              >
                {t('complaints.cluster.improve')}
              </Button>
            )
          ) : (
            <Link href={`/complaints/improvements/${String(improvementId)}`}>
              {t('complaints.cluster.underWay')}
            </Link>
          )}
        </p>
      ))}
    </section>
  );
}

type TodayProps = {
  isEnabled: boolean;
  classNames: { part: string | undefined; heading: string | undefined };
};

/** On Today of whoever runs the shop: what came again and again. */
export function ClustersToday({ isEnabled, classNames }: TodayProps) {
  const { t } = useTranslation();
  const mayManage = useMay('complaints.manage');
  const { data = [] } = useCall('complaints.clusters', {}, { isEnabled: isEnabled && mayManage });
  const { data: categories = [] } = useCall('complaints.categories', {}, { isEnabled: data.length > 0 });
  if (!mayManage || data.length === 0) return null;
  return (
    <section className={classNames.part}>
      <h2 className={classNames.heading}>{t('complaints.cluster.title')}</h2>
      <ul className={styles.list}>
        {data.slice(0, 3).map(({ by, name, category, count, causeId, productId }) => (
          <li key={`${by} ${String(causeId ?? productId)} ${category}`}>
            <Link href="/complaints/improvements">
              {t(`complaints.cluster.one.${by}`, {
                name,
                category: categoryName(categories, category),
                number: formatNumber(count),
              })}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
