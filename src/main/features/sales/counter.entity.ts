import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { PaymentKind } from '@shared/features/sales/payment.rules';
import type { DiscountKind } from '@shared/features/sales/pricing.rules';

/** What is known of a sale because it was rung up here: at most one row a sale. */
@Entity({ name: 'counterSales' })
export class CounterSale {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer', unique: true }) saleId!: number;
  /** The day of the sale, with the count of that day. */
  @Column({ type: 'text' }) onDay!: string;
  @Column({ type: 'integer' }) dayNo!: number;
  @Column({ type: 'integer' }) actorId!: number;
  /** The sale of which this takes something back, or which it undoes. */
  @Column({ type: 'integer', nullable: true }) originalId!: number | null;
  @Column({ type: 'integer', default: 0 }) isUndo!: 0 | 1;
  /** Until when the rest is to be paid; null where all was paid at once. */
  @Column({ type: 'text', nullable: true }) dueOn!: string | null;
  @Column({ type: 'text', default: '' }) note!: string;
}

/** Which line a line of a return takes back. */
@Entity({ name: 'counterReturns' })
export class CounterReturn {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer', unique: true }) lineId!: number;
  @Column({ type: 'integer' }) originalLineId!: number;
}

/** Why a line costs less than its list price, in cents; below zero where a price by hand, or a bundle, lies above it. */
@Entity({ name: 'saleDiscounts' })
export class SaleDiscount {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) lineId!: number;
  @Column({ type: 'text' }) kind!: DiscountKind;
  @Column({ type: 'integer' }) cents!: number;
  /** The bundle that the line was sold in; only of kind bundle. */
  @Column({ type: 'integer', nullable: true }) bundleId!: number | null;
}

/** A ledger, append-only: what was paid for a sale, and below zero what was paid back for a return. */
@Entity({ name: 'salePayments' })
export class SalePayment {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) saleId!: number;
  @Column({ type: 'text' }) kind!: PaymentKind;
  @Column({ type: 'integer' }) amountCents!: number;
  @Column({ type: 'text' }) at!: string;
  /** Local day and minute at which the money moved. */
  @Column({ type: 'text' }) onDay!: string;
  @Column({ type: 'integer' }) minute!: number;
  @Column({ type: 'integer' }) actorId!: number;
}

/** The cash of a day as it was counted; counted anew, it is a further row. */
@Entity({ name: 'saleCloses' })
export class SaleClose {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'text' }) onDay!: string;
  /** What lay in the till in the morning. */
  @Column({ type: 'integer' }) floatCents!: number;
  /** What must be there by the payments. */
  @Column({ type: 'integer' }) expectedCents!: number;
  @Column({ type: 'integer' }) countedCents!: number;
  @Column({ type: 'text', default: '' }) note!: string;
  @Column({ type: 'text' }) at!: string;
  @Column({ type: 'integer' }) minute!: number;
  @Column({ type: 'integer' }) actorId!: number;
}
