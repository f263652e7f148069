import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { FollowupKind } from '@shared/features/followups/followups.rules';
import type { Recurrence } from '@shared/features/followups/recurrence.rules';

/** Something to do that comes back: what each follow-up of it begins with, and on which days. */
@Entity({ name: 'followupSeries' })
export class FollowupSeries {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'text' }) kind!: FollowupKind;
  @Column({ type: 'integer', nullable: true }) customerId!: number | null;
  /** Who is to do the next ones. */
  @Column({ type: 'integer' }) personId!: number;
  @Column({ type: 'text' }) subject!: string;
  @Column({ type: 'integer', nullable: true }) dueMinute!: number | null;
  @Column({ type: 'integer' }) lengthMinutes!: number;
  @Column({ type: 'text' }) every!: Recurrence['every'];
  @Column({ type: 'integer' }) interval!: number;
  /** Numbers of weekdays, as `1,3`; empty: that of `fromDay`. */
  @Column({ type: 'text', default: '' }) weekdays!: string;
  @Column({ type: 'text', nullable: true }) monthly!: NonNullable<Recurrence['monthly']> | null;
  /** The day from which turns are counted. */
  @Column({ type: 'text' }) fromDay!: string;
  @Column({ type: 'text', nullable: true }) untilDay!: string | null;
  @Column({ type: 'integer', nullable: true }) count!: number | null;
  /** Turns before it are those of the series that it was parted from. */
  @Column({ type: 'text' }) beginsOn!: string;
  /** From this day on it comes no more; null: as the recurrence says. */
  @Column({ type: 'text', nullable: true }) stopsOn!: string | null;
  @Column({ type: 'text' }) createdAt!: string;
  @Column({ type: 'integer' }) createdBy!: number;
  /** Up by one with each change. */
  @Column({ type: 'integer', default: 1 }) version!: number;
}
