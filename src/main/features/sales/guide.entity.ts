import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What a customer asked for at the counter and was shown. */
@Entity({ name: 'saleAdvices' })
export class SaleAdvice {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) customerId!: number;
  @Column({ type: 'text', default: '' }) forWhom!: string;
  @Column({ type: 'text', default: '' }) need!: string;
  @Column({ type: 'integer', nullable: true }) toCents!: number | null;
  /** JSON of the ids of the products, the best first. */
  @Column({ type: 'text' }) productIds!: string;
  @Column({ type: 'text' }) at!: string;
  @Column({ type: 'text' }) onDay!: string;
  /** Minute of that local day. */
  @Column({ type: 'integer' }) minute!: number;
  @Column({ type: 'integer' }) actorId!: number;
}
