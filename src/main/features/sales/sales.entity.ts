import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** What a sale is: bought, brought back, written off the stock, or a correction of the books. */
export type SaleKind = 'sale' | 'return' | 'writeoff' | 'adjustment';

/** One slip: a sale, a return, a write-off or an adjustment. */
@Entity({ name: 'sales' })
export class Sale {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  /** Number of the slip or invoice; null where it bore none. */
  @Column({ type: 'text', nullable: true }) number!: string | null;
  @Column({ type: 'text' }) kind!: SaleKind;
  /** Null where the buyer left no name. */
  @Column({ type: 'integer', nullable: true }) customerId!: number | null;
  @Column({ type: 'text' }) soldAt!: string;
  /** Local day as the shop saw it. */
  @Column({ type: 'text' }) soldOn!: string;
  /** Minute of that day; null where only the day is known. */
  @Column({ type: 'integer', nullable: true }) soldMinute!: number | null;
  /** Sum of its lines. */
  @Column({ type: 'integer' }) amountCents!: number;
  @Column({ type: 'integer' }) lineCount!: number;
  @Column({ type: 'integer', nullable: true }) importId!: number | null;
}

/** One line of a slip. */
@Entity({ name: 'saleLines' })
export class SaleLine {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) saleId!: number;
  @Column({ type: 'integer' }) lineNo!: number;
  @Column({ type: 'integer', nullable: true }) productId!: number | null;
  /** As it stood on the slip, whatever the product is called today. */
  @Column({ type: 'text' }) name!: string;
  /** Thousandths of the unit; negative on returns. */
  @Column({ type: 'integer' }) quantityMilli!: number;
  /** Thousandths of the currency unit, since unit prices may be below a cent. */
  @Column({ type: 'integer' }) unitPriceMills!: number;
  @Column({ type: 'integer' }) amountCents!: number;
  @Column({ type: 'integer', nullable: true }) importId!: number | null;
}

/** Derived: what a listed customer has bought, all in all. One row for each customer that lists show. */
@Entity({ name: 'salesSummary' })
export class SalesSummary {
  @PrimaryColumn({ type: 'integer' }) customerId!: number;
  @Column({ type: 'integer' }) saleCount!: number;
  @Column({ type: 'integer' }) returnCount!: number;
  /** Sales and adjustments less returns, in cents. */
  @Column({ type: 'integer' }) spendCents!: number;
  @Column({ type: 'text', nullable: true }) firstSoldOn!: string | null;
  @Column({ type: 'text', nullable: true }) lastSoldOn!: string | null;
}
