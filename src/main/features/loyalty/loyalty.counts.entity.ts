import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { CountCardCause, CountCause } from '@shared/features/loyalty/counts.rules';

/** What the shop sells by times. A card keeps the terms under which it was sold, but for what it is good for. */
@Entity({ name: 'loyaltyCountKinds' })
export class CountKindRow {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'text' }) name!: string;
  /** Null: as often as they like while it is good. */
  @Column({ type: 'integer', nullable: true }) times!: number | null;
  @Column({ type: 'integer' }) priceCents!: number;
  /** So many days a card is good, the day of the sale counted; null: it does not lapse. */
  @Column({ type: 'integer', nullable: true }) goodDays!: number | null;
  /** 1: tiers and coupons reduce it. */
  @Column({ type: 'integer', default: 0 }) isReducible!: 0 | 1;
  /** JSON of what it is good for; both lists empty: what its words say. */
  @Column({ type: 'text', default: '[]' }) productIds!: string;
  @Column({ type: 'text', default: '[]' }) categories!: string;
  @Column({ type: 'text', default: '' }) words!: string;
  @Column({ type: 'integer', default: 1 }) isActive!: 0 | 1;
}

/** A card that was sold or given, append-only. */
@Entity({ name: 'loyaltyCountCards' })
export class CountCardRow {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) customerId!: number;
  @Column({ type: 'integer' }) kindId!: number;
  @Column({ type: 'text' }) cause!: CountCardCause;
  /** The line that sold it. */
  @Column({ type: 'integer', nullable: true, unique: true }) lineId!: number | null;
  @Column({ type: 'integer', nullable: true }) times!: number | null;
  /** What was paid for these times. */
  @Column({ type: 'integer' }) paidCents!: number;
  @Column({ type: 'text' }) fromDay!: string;
  /** The last day on which it was good when it was made; extensions stand in the ledger. */
  @Column({ type: 'text', nullable: true }) until!: string | null;
}

/** A ledger, append-only: times in and out of a card, and until when it is good since. */
@Entity({ name: 'loyaltyCountMoves' })
export class CountMove {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) cardId!: number;
  @Column({ type: 'text' }) cause!: CountCause;
  @Column({ type: 'integer' }) times!: number;
  @Column({ type: 'text', nullable: true }) until!: string | null;
  /** The slip that brought it about. */
  @Column({ type: 'integer', nullable: true }) saleId!: number | null;
  /** The line that used it. */
  @Column({ type: 'integer', nullable: true }) lineId!: number | null;
  /** The row that this one takes back. */
  @Column({ type: 'integer', nullable: true, unique: true }) undoesId!: number | null;
  @Column({ type: 'text' }) at!: string;
  @Column({ type: 'text' }) onDay!: string;
  @Column({ type: 'integer' }) minute!: number;
  @Column({ type: 'integer' }) actorId!: number;
}

/** Why a card was extended or given, in the words of who did it. */
@Entity({ name: 'loyaltyCountReasons' })
export class CountReason {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) customerId!: number;
  @Column({ type: 'integer', unique: true }) moveId!: number;
  @Column({ type: 'text' }) reason!: string;
}
