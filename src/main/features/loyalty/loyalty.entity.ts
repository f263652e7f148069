import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { MoveCause, PointsCause } from '@shared/features/loyalty/programme.rules';
import type { Day } from '@shared/lib/days';
import type { Basis, TierLine, Tone, Window } from '@shared/features/loyalty/tiers.rules';

/** The rules of the programme: one row once they were set. */
@Entity({ name: 'loyaltyProgramme' })
export class LoyaltyProgramme {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) isOn!: 0 | 1;
  @Column({ type: 'text' }) basis!: Basis;
  @Column({ type: 'text' }) window!: Window;
  @Column({ type: 'integer' }) graceDays!: number;
  @Column({ type: 'integer' }) hasPoints!: 0 | 1;
  @Column({ type: 'integer' }) centsPerPoint!: number;
  @Column({ type: 'integer' }) redeemPoints!: number;
  @Column({ type: 'integer' }) redeemCents!: number;
  @Column({ type: 'integer' }) redeemStep!: number;
  @Column({ type: 'integer' }) months!: number;
  @Column({ type: 'integer' }) forewarnDays!: number;
  /** JSON of days that multiply points. */
  @Column({ type: 'text', default: '[]' }) days!: string;
  /** JSON of what earns more or less than the rest. */
  @Column({ type: 'text', default: '[]' }) extras!: string;
  /** Sales that files bring earn from this day on; null: never. */
  @Column({ type: 'text', nullable: true }) importsSince!: Day | null;
  @Column({ type: 'integer', default: 1 }) version!: number;
}

/** A tier; one that was taken out of the ladder stays for the history. */
@Entity({ name: 'loyaltyTiers' })
export class LoyaltyTier {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'text' }) line!: TierLine;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text' }) tone!: Tone;
  @Column({ type: 'integer' }) threshold!: number;
  @Column({ type: 'integer' }) discountPermille!: number;
  @Column({ type: 'integer' }) pointsPermille!: number;
  @Column({ type: 'text', default: '' }) birthdayGift!: string;
  @Column({ type: 'text', default: '' }) benefits!: string;
  @Column({ type: 'text', nullable: true }) deletedAt!: string | null;
}

/** Where a customer stands who ever left the lowest tier, or is held; all others stand on the lowest. */
@Entity({ name: 'loyaltyMembers' })
export class LoyaltyMember {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer', unique: true }) customerId!: number;
  @Column({ type: 'integer' }) tierId!: number;
  @Column({ type: 'text' }) sinceOn!: string;
  /** Until this day no rule moves them. */
  @Column({ type: 'text', nullable: true }) lockedUntil!: string | null;
  /** The last day of a tier that a review found too high. */
  @Column({ type: 'text', nullable: true }) lapsesOn!: string | null;
}

/** A ledger, append-only: who came to which tier, and why. */
@Entity({ name: 'loyaltyTierMoves' })
export class LoyaltyTierMove {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) customerId!: number;
  @Column({ type: 'integer', nullable: true }) fromTierId!: number | null;
  @Column({ type: 'integer' }) toTierId!: number;
  @Column({ type: 'text' }) cause!: MoveCause;
  /** The slip that brought it about. */
  @Column({ type: 'integer', nullable: true }) saleId!: number | null;
  @Column({ type: 'text' }) at!: string;
  @Column({ type: 'text' }) onDay!: string;
  @Column({ type: 'integer' }) minute!: number;
  @Column({ type: 'integer' }) actorId!: number;
}

/**
 * A ledger, append-only: points granted (a lot) and taken. What is taken names the lot that it is drawn from; below zero
 * without one it is owed, and `settle` above zero pays that.
 */
@Entity({ name: 'loyaltyPoints' })
export class LoyaltyPoints {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) customerId!: number;
  @Column({ type: 'integer' }) points!: number;
  @Column({ type: 'text' }) cause!: PointsCause;
  /** The slip that brought it about; one that came with a file goes with it, and the ledger keeps its number. */
  @Column({ type: 'integer', nullable: true }) saleId!: number | null;
  @Column({ type: 'integer', nullable: true }) lotId!: number | null;
  /** The last day on which a lot is good; null: it does not lapse. */
  @Column({ type: 'text', nullable: true }) expiresOn!: string | null;
  @Column({ type: 'text' }) at!: string;
  @Column({ type: 'text' }) onDay!: string;
  @Column({ type: 'integer' }) minute!: number;
  @Column({ type: 'integer' }) actorId!: number;
}

/** What a line of a sale earned, so that its parts take back just that. */
@Entity({ name: 'loyaltyEarnings' })
export class LoyaltyEarning {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer', unique: true }) lineId!: number;
  @Column({ type: 'integer' }) points!: number;
}

/** Why somebody moved a tier or points by hand, in their words. */
@Entity({ name: 'loyaltyReasons' })
export class LoyaltyReason {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) customerId!: number;
  @Column({ type: 'integer', nullable: true, unique: true }) moveId!: number | null;
  @Column({ type: 'integer', nullable: true, unique: true }) pointsId!: number | null;
  @Column({ type: 'text' }) reason!: string;
}

/** A review of tiers and points: at most one a day. */
@Entity({ name: 'loyaltyReviews' })
export class LoyaltyReview {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'text', unique: true }) onDay!: string;
  @Column({ type: 'text' }) at!: string;
  @Column({ type: 'integer' }) up!: number;
  @Column({ type: 'integer' }) down!: number;
  /** Points that lapsed. */
  @Column({ type: 'integer' }) lapsed!: number;
}
