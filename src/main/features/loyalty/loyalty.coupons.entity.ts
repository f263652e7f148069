import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { CouponCause, CouponKind, GiftCause } from '@shared/features/loyalty/coupons.rules';

/** What coupons of one kind are good for. Its terms are never changed once it is made; lists are JSON, empty for all. */
@Entity({ name: 'loyaltyCouponBatches' })
export class LoyaltyCouponBatch {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text' }) kind!: CouponKind;
  /** What it takes off, or what one of the goods costs with it; null for a share. */
  @Column({ type: 'integer', nullable: true }) cents!: number | null;
  /** Of each thousand it takes so much off. */
  @Column({ type: 'integer', nullable: true }) permille!: number | null;
  @Column({ type: 'integer', default: 0 }) fromCents!: number;
  @Column({ type: 'text', default: '[]' }) productIds!: string;
  @Column({ type: 'text', default: '[]' }) categories!: string;
  @Column({ type: 'text', default: '[]' }) tierIds!: string;
  /** 1: no other coupon goes with it. */
  @Column({ type: 'integer', default: 1 }) isAlone!: 0 | 1;
  /** How often each of its coupons is good. */
  @Column({ type: 'integer', default: 1 }) uses!: number;
  @Column({ type: 'text', nullable: true }) startsOn!: string | null;
  @Column({ type: 'text', nullable: true }) endsOn!: string | null;
  /** So many days a coupon is good once it was given. */
  @Column({ type: 'integer', nullable: true }) goodDays!: number | null;
  /** How its codes begin. */
  @Column({ type: 'text', default: '' }) prefix!: string;
  /** 1: members are given one on their birthday. */
  @Column({ type: 'integer', default: 0 }) isBirthday!: 0 | 1;
  /** Since when none is given any more; those that are out stay good. */
  @Column({ type: 'text', nullable: true }) closedAt!: string | null;
}

/** One coupon, append-only: its code, and whose it is; null: whoever brings it. */
@Entity({ name: 'loyaltyCoupons' })
export class LoyaltyCoupon {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) batchId!: number;
  @Column({ type: 'text', unique: true }) code!: string;
  @Column({ type: 'integer', nullable: true }) customerId!: number | null;
  /** The year whose birthday it was given for: one of a batch a year. */
  @Column({ type: 'integer', nullable: true }) birthYear!: number | null;
  /** The last day on which it is good; null: it does not lapse. */
  @Column({ type: 'text', nullable: true }) endsOn!: string | null;
}

/** A ledger, append-only: what became of a coupon. `cents` is what it took off a sale, below zero once that came back. */
@Entity({ name: 'loyaltyCouponMoves' })
export class LoyaltyCouponMove {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) couponId!: number;
  @Column({ type: 'text' }) cause!: CouponCause;
  @Column({ type: 'integer', nullable: true }) saleId!: number | null;
  @Column({ type: 'integer', default: 0 }) cents!: number;
  @Column({ type: 'text' }) at!: string;
  @Column({ type: 'text' }) onDay!: string;
  @Column({ type: 'integer' }) minute!: number;
  @Column({ type: 'integer' }) actorId!: number;
}

/** A product that is given for points. */
@Entity({ name: 'loyaltyGifts' })
export class LoyaltyGift {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer', unique: true }) productId!: number;
  /** What one of it costs in points. */
  @Column({ type: 'integer' }) points!: number;
  /** With so many left, or fewer, it is said to be low. */
  @Column({ type: 'integer', default: 0 }) lowAt!: number;
  @Column({ type: 'integer', default: 1 }) isActive!: 0 | 1;
}

/** A ledger, append-only: gifts in and out, in pieces; out to a customer with the line of the sale and the points of each. */
@Entity({ name: 'loyaltyGiftMoves' })
export class LoyaltyGiftMove {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) giftId!: number;
  @Column({ type: 'integer' }) count!: number;
  @Column({ type: 'text' }) cause!: GiftCause;
  @Column({ type: 'integer', nullable: true }) lineId!: number | null;
  @Column({ type: 'integer', default: 0 }) points!: number;
  @Column({ type: 'text' }) at!: string;
  @Column({ type: 'text' }) onDay!: string;
  @Column({ type: 'integer' }) minute!: number;
  @Column({ type: 'integer' }) actorId!: number;
}

/** Why somebody gave or voided a coupon, or put the stock of a gift right, in their words. */
@Entity({ name: 'loyaltyRemarks' })
export class LoyaltyRemark {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer', nullable: true }) customerId!: number | null;
  @Column({ type: 'integer', nullable: true, unique: true }) couponMoveId!: number | null;
  @Column({ type: 'integer', nullable: true, unique: true }) giftMoveId!: number | null;
  @Column({ type: 'text' }) reason!: string;
}
