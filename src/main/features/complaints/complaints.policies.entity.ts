import type { PolicyAnswer } from '@shared/features/complaints/policies.rules';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What the shop says to a special request. */
@Entity({ name: 'complaintPolicies' })
export class ComplaintPolicy {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'text' }) what!: string;
  @Column({ type: 'text' }) answer!: PolicyAnswer;
  @Column({ type: 'text', default: '' }) words!: string;
  /** Instant since which it is put away. */
  @Column({ type: 'text', nullable: true }) deletedAt!: string | null;
  @Column({ type: 'integer', default: 1 }) version!: number;
}

/** A yes against what the shop says. */
@Entity({ name: 'complaintExceptions' })
export class ComplaintException {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) policyId!: number;
  /** Its request, and the event that tells why; both go with a customer who is erased, this stays to be counted. */
  @Column({ type: 'integer', unique: true }) complaintId!: number;
  @Column({ type: 'integer' }) eventId!: number;
  @Column({ type: 'integer', nullable: true }) customerId!: number | null;
  @Column({ type: 'text' }) at!: string;
  @Column({ type: 'text' }) onDay!: string;
  @Column({ type: 'integer' }) minute!: number;
  @Column({ type: 'integer' }) actorId!: number;
  @Column({ type: 'integer', nullable: true }) approverId!: number | null;
}
