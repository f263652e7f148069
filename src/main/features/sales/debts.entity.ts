import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/**
 * A ledger, append-only: what a customer owed before the shop began with the program, and below zero what took that back. Its
 * sale is a correction that comes to nothing, so that payments have something to stand on.
 */
@Entity({ name: 'saleOpenings' })
export class SaleOpening {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) saleId!: number;
  @Column({ type: 'integer' }) cents!: number;
  @Column({ type: 'text' }) dueOn!: string;
  /** The row that this one takes back. */
  @Column({ type: 'integer', nullable: true, unique: true }) undoesId!: number | null;
  @Column({ type: 'text' }) at!: string;
  @Column({ type: 'text' }) onDay!: string;
  @Column({ type: 'integer' }) minute!: number;
  @Column({ type: 'integer' }) actorId!: number;
}
