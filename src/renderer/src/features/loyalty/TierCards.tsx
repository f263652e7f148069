import { discountRate } from '@shared/features/loyalty/tiers.rules';
import type { Basis } from '@shared/features/loyalty/tiers.rules';
import type { Language } from '@shared/features/settings/settings.contract';
import type { CallOutput } from '@shared/ipc/contracts';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '@/lib/format';
import styles from './Loyalty.module.css';
import { measureText } from './measureText';
import { TierBadge } from './TierBadge';

type Tier = CallOutput<'loyalty.tiers'>['tiers'][number];

type TierCardsProps = {
  tiers: readonly Tier[];
  basis: Basis;
  /** The tier that the list below is narrowed to; null: all. */
  chosen: number | null;
  onChoose: (tierId: number | null) => void;
};

/** Every tier with how many stand there, from how much on, and what it gives; a press narrows the list to it. */
export function TierCards({ tiers, basis, chosen, onChoose }: TierCardsProps) {
  const { t, i18n } = useTranslation();
  const comma = t('common.factComma');
  const gives = ({ discountPermille, pointsPermille, birthdayGift, benefits }: Tier): string =>
    [
      discountPermille < 1_000
        ? t('loyalty.gives.pays', { rate: discountRate(discountPermille, i18n.language as Language) })
        : '',
      pointsPermille === 1_000 ? '' : t('loyalty.gives.points', { times: pointsPermille / 1_000 }),
      birthdayGift && t('loyalty.member.gift', { gift: birthdayGift }),
      benefits,
    ]
      .filter(Boolean)
      .join(comma);
  return (
    <ul className={styles.tiers} aria-label={t('loyalty.tiers')}>
      {tiers.map((tier) => (
        <li key={tier.id} className={styles.tierItem}>
          <button
            type="button"
            className={styles.tier}
            aria-pressed={chosen === tier.id}
            onClick={() => {
              onChoose(chosen === tier.id ? null : tier.id);
            }}
          >
            <TierBadge tier={tier} />
            <span className={styles.big}>
              {t('loyalty.people', { count: tier.members, number: formatNumber(tier.members) })}
            </span>
            <span className={styles.meta}>
              {[
                tier.line === 'bulk' ? t('loyalty.line.bulk') : '',
                tier.threshold === 0
                  ? t('loyalty.everybody')
                  : t('loyalty.from', { much: measureText(basis, tier.threshold) }),
              ]
                .filter(Boolean)
                .join(comma)}
            </span>
            <span className={styles.meta}>{gives(tier)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
