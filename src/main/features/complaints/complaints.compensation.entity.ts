import type { CompensationKind } from '@shared/features/complaints/compensation.rules';
import type { MoneyKind } from '@shared/features/sales/payment.rules';
import type { GivenRole } from '@shared/features/staff/staff.rules';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Something that made a complaint good, or a row that takes it back; append-only. */
@Entity({ name: 'complaintCompensations' })
export class Compensation {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  /** Its complaint, which goes with a customer who is erased; this stays, as all that money went for. */
  @Column({ type: 'integer' }) complaintId!: number;
  @Column({ type: 'integer', nullable: true }) customerId!: number | null;
  @Column({ type: 'text' }) kind!: CompensationKind;
  /** What it is worth; below nothing where it takes back. */
  @Column({ type: 'integer' }) valueCents!: number;
  @Column({ type: 'integer', nullable: true }) points!: number | null;
  /** The row of the ledger in which it stands. */
  @Column({ type: 'integer', nullable: true }) pointsId!: number | null;
  @Column({ type: 'integer', nullable: true }) storedId!: number | null;
  @Column({ type: 'integer', nullable: true }) couponId!: number | null;
  @Column({ type: 'text', nullable: true }) moneyKind!: MoneyKind | null;
  /** Money that left the till is below nothing. */
  @Column({ type: 'integer', default: 0 }) moneyCents!: number;
  @Column({ type: 'integer', nullable: true }) productId!: number | null;
  @Column({ type: 'integer', nullable: true }) quantityMilli!: number | null;
  /** The gift from whose stock the pieces came; null: from the shelf. */
  @Column({ type: 'integer', nullable: true }) giftId!: number | null;
  @Column({ type: 'integer', nullable: true, unique: true }) undoesId!: number | null;
  @Column({ type: 'text' }) at!: string;
  @Column({ type: 'text' }) onDay!: string;
  @Column({ type: 'integer' }) minute!: number;
  @Column({ type: 'integer' }) actorId!: number;
  @Column({ type: 'integer', nullable: true }) approverId!: number | null;
}

/** What a role or a person may give for one complaint. */
@Entity({ name: 'complaintLimits' })
export class ComplaintLimit {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'text', nullable: true, unique: true }) role!: GivenRole | null;
  @Column({ type: 'integer', nullable: true, unique: true }) personId!: number | null;
  /** Null: as if nothing was set. */
  @Column({ type: 'integer', nullable: true }) cents!: number | null;
}
