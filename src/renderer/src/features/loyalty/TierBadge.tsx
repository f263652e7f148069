import type { MemberTier } from '@shared/features/loyalty/loyalty.contract';
import type { Tone } from '@shared/features/loyalty/tiers.rules';
import { classes } from '@/lib/classes';
import { IconDiamond, IconMedal, IconMember, IconUser } from '@/ui/icons';
import styles from './Loyalty.module.css';

const ICONS = {
  plain: IconUser,
  bronze: IconMedal,
  silver: IconMedal,
  gold: IconMember,
  platinum: IconMember,
  diamond: IconDiamond,
} as const satisfies Record<Tone, typeof IconUser>;

/** A tier by its word, with the metal as a sign beside it. */
export function TierBadge({ tier: { name, tone } }: { tier: Pick<MemberTier, 'name' | 'tone'> }) {
  const Icon = ICONS[tone];
  return (
    <span className={styles.badge}>
      <Icon size="1.125rem" stroke={1.8} className={classes(styles[tone])} aria-hidden />
      {name}
    </span>
  );
}
