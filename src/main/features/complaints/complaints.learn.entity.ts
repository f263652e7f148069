import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { ImprovementState } from '@shared/features/complaints/learn.rules';

/** Why complaints come, as the shop calls it. */
@Entity({ name: 'complaintCauses' })
export class ComplaintCause {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'text', unique: true }) name!: string;
}

/** Something that the shop changes so that complaints come no more. */
@Entity({ name: 'complaintImprovements' })
export class ComplaintImprovement {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'text' }) what!: string;
  @Column({ type: 'integer' }) personId!: number;
  @Column({ type: 'text' }) dueOn!: string;
  @Column({ type: 'integer', nullable: true }) causeId!: number | null;
  @Column({ type: 'integer', nullable: true }) productId!: number | null;
  @Column({ type: 'text', default: '' }) batch!: string;
  @Column({ type: 'text', default: '' }) supplier!: string;
  @Column({ type: 'text', default: 'open' }) state!: ImprovementState;
  /** What came of it, or why it was dropped. */
  @Column({ type: 'text', default: '' }) outcome!: string;
  @Column({ type: 'text' }) createdOn!: string;
  @Column({ type: 'integer' }) createdBy!: number;
  @Column({ type: 'text', nullable: true }) endedOn!: string | null;
  @Column({ type: 'integer', nullable: true }) endedBy!: number | null;
  /** Up by one with each change. */
  @Column({ type: 'integer', default: 1 }) version!: number;
}

/** What an improvement comes from: a complaint, a return or a follow-up, one of the three. */
@Entity({ name: 'complaintRaisers' })
export class ComplaintRaiser {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) improvementId!: number;
  /** The same as that of what it is. */
  @Column({ type: 'integer', nullable: true }) customerId!: number | null;
  @Column({ type: 'integer', nullable: true }) complaintId!: number | null;
  @Column({ type: 'integer', nullable: true }) saleId!: number | null;
  @Column({ type: 'integer', nullable: true }) followupId!: number | null;
  /** The follow-up that tells them that it is done. */
  @Column({ type: 'integer', nullable: true }) toldId!: number | null;
}
