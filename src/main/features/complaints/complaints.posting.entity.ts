import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { PostingState } from '@shared/features/complaints/posting.rules';

/** What the public board says of a complaint. */
@Entity({ name: 'complaintPostings' })
export class ComplaintPosting {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) complaintId!: number;
  /** The same as the complaint's. */
  @Column({ type: 'integer', nullable: true }) customerId!: number | null;
  @Column({ type: 'text' }) raised!: string;
  @Column({ type: 'text' }) changed!: string;
  /** JSON of the words that were let pass. */
  @Column({ type: 'text', default: '[]' }) passed!: string;
  @Column({ type: 'text', default: 'up' }) state!: PostingState;
  @Column({ type: 'text' }) postedOn!: string;
  @Column({ type: 'integer' }) postedBy!: number;
  @Column({ type: 'text', nullable: true }) takenOn!: string | null;
  @Column({ type: 'integer', nullable: true }) takenBy!: number | null;
  /** Up by one with each change. */
  @Column({ type: 'integer', default: 1 }) version!: number;
}
