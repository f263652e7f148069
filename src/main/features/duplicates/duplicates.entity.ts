import type { Confidence, PairState } from '@shared/features/duplicates/duplicates.rules';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Two cards that may be one person's. What was decided is kept for later scans. */
@Entity({ name: 'duplicatePairs' })
export class DuplicatePair {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  /** The earlier card. */
  @Column({ type: 'integer' }) firstId!: number;
  @Column({ type: 'integer' }) secondId!: number;
  /** JSON of why. */
  @Column({ type: 'text' }) reasons!: string;
  @Column({ type: 'text' }) confidence!: Confidence;
  @Column({ type: 'text', default: 'open' }) state!: PairState;
  /** The scan that found it last. */
  @Column({ type: 'integer' }) scanId!: number;
  /** When somebody put it off; null where nobody did. */
  @Column({ type: 'text', nullable: true }) putOffAt!: string | null;
}

/** A look through the whole shop that came to its end. */
@Entity({ name: 'duplicateScans' })
export class DuplicateScan {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'text' }) at!: string;
  @Column({ type: 'text' }) onDay!: string;
  @Column({ type: 'integer' }) actorId!: number;
  @Column({ type: 'integer' }) cards!: number;
  @Column({ type: 'integer' }) pairs!: number;
}
