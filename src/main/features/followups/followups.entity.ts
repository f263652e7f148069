import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { FollowupKind, FollowupState, Mood, Outcome } from '@shared/features/followups/followups.rules';

/** What somebody has set out to do, for a customer or for the shop, on a day. */
@Entity({ name: 'followups' })
export class Followup {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'text' }) kind!: FollowupKind;
  /** Null where it is the shop's own. */
  @Column({ type: 'integer', nullable: true }) customerId!: number | null;
  /** Who is to do it. */
  @Column({ type: 'integer' }) personId!: number;
  @Column({ type: 'text' }) subject!: string;
  @Column({ type: 'text' }) dueOn!: string;
  /** Minute of that local day; null: at some time of it. */
  @Column({ type: 'integer', nullable: true }) dueMinute!: number | null;
  @Column({ type: 'integer', default: 30 }) lengthMinutes!: number;
  @Column({ type: 'text', default: 'open' }) state!: FollowupState;
  @Column({ type: 'text', nullable: true }) outcome!: Outcome | null;
  @Column({ type: 'text', nullable: true }) mood!: Mood | null;
  /** What was said; of one that was dropped, why. */
  @Column({ type: 'text', default: '' }) note!: string;
  /** When it stopped being open, whatever became of it. */
  @Column({ type: 'text', nullable: true }) endedAt!: string | null;
  @Column({ type: 'text', nullable: true }) endedOn!: string | null;
  /** Minute of that local day. */
  @Column({ type: 'integer', nullable: true }) endedMinute!: number | null;
  @Column({ type: 'integer', nullable: true }) endedBy!: number | null;
  /** The one of which it is the next step. */
  @Column({ type: 'integer', nullable: true }) previousId!: number | null;
  /** How often it was put off to a later day. */
  @Column({ type: 'integer', default: 0 }) moves!: number;
  @Column({ type: 'text' }) createdAt!: string;
  @Column({ type: 'text' }) createdOn!: string;
  @Column({ type: 'integer' }) createdBy!: number;
  /** Up by one with each edit. */
  @Column({ type: 'integer', default: 1 }) version!: number;
}
