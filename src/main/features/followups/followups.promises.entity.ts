import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { PromiseKind, PromiseState } from '@shared/features/followups/promise.rules';

/** What was promised to a customer by when. That it is late, and whether in silence, follows from its days. */
@Entity({ name: 'followupPromises' })
export class FollowupPromise {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) customerId!: number;
  @Column({ type: 'text' }) kind!: PromiseKind;
  @Column({ type: 'text' }) words!: string;
  @Column({ type: 'text' }) promisedAt!: string;
  @Column({ type: 'text' }) promisedOn!: string;
  /** Minute of that local day. */
  @Column({ type: 'integer' }) promisedMinute!: number;
  @Column({ type: 'integer' }) promisedBy!: number;
  /** Who sees to it that it is kept. */
  @Column({ type: 'integer' }) personId!: number;
  /** The day that was promised first: it stays, whatever the customer was told later. */
  @Column({ type: 'text' }) dueOn!: string;
  /** Minute of that local day; null: at some time of it. */
  @Column({ type: 'integer', nullable: true }) dueMinute!: number | null;
  /** Since when the customer has known without a gap that it will be later. */
  @Column({ type: 'text', nullable: true }) toldOn!: string | null;
  /** The day and minute that they were told last. */
  @Column({ type: 'text', nullable: true }) newDueOn!: string | null;
  @Column({ type: 'integer', nullable: true }) newDueMinute!: number | null;
  /** The feature in which it was promised, and the record there; null for the card. */
  @Column({ type: 'text', nullable: true }) sourceFeature!: string | null;
  @Column({ type: 'integer', nullable: true }) sourceId!: number | null;
  @Column({ type: 'text', default: 'open' }) state!: PromiseState;
  /** Why it was broken, or why the customer let the shop off. */
  @Column({ type: 'text', default: '' }) reason!: string;
  /** When it stopped being open, whatever became of it. */
  @Column({ type: 'text', nullable: true }) endedAt!: string | null;
  @Column({ type: 'text', nullable: true }) endedOn!: string | null;
  /** Minute of that local day. */
  @Column({ type: 'integer', nullable: true }) endedMinute!: number | null;
  @Column({ type: 'integer', nullable: true }) endedBy!: number | null;
  /** Up by one with each change. */
  @Column({ type: 'integer', default: 1 }) version!: number;
}
