import type { Day } from '@shared/lib/days';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { EntryKind, EntryState, PageKind } from '@shared/features/feedback/feedback.rules';

/** What a visitor left on the page. It came from outside: the trail holds none of its words. */
@Entity({ name: 'feedbackEntries' })
export class FeedbackEntry {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  /** Of the form that brought it, so that it is kept once. */
  @Column({ type: 'text', unique: true }) token!: string;
  @Column({ type: 'text' }) kind!: EntryKind;
  @Column({ type: 'integer', nullable: true }) sourceId!: number | null;
  @Column({ type: 'text', default: '' }) words!: string;
  @Column({ type: 'text', default: '' }) name!: string;
  @Column({ type: 'text', default: '' }) phone!: string;
  @Column({ type: 'integer', default: 0 }) wantsCall!: 0 | 1;
  @Column({ type: 'integer', nullable: true }) satisfaction!: number | null;
  @Column({ type: 'integer', nullable: true }) recommend!: number | null;
  @Column({ type: 'text' }) at!: string;
  @Column({ type: 'text' }) onDay!: Day;
  /** Minute of that local day. */
  @Column({ type: 'integer' }) minute!: number;
  @Column({ type: 'text', default: 'unread' }) state!: EntryState;
  @Column({ type: 'integer', nullable: true }) readBy!: number | null;
  /** What was done about it. */
  @Column({ type: 'text', default: '' }) answer!: string;
  @Column({ type: 'text', nullable: true }) endedOn!: string | null;
  @Column({ type: 'integer', nullable: true }) endedBy!: number | null;
  /** What it was taken in as. */
  @Column({ type: 'integer', nullable: true }) complaintId!: number | null;
}

/** A photo that came with an entry, drawn anew before it was kept. */
@Entity({ name: 'feedbackPictures' })
export class FeedbackPicture {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) entryId!: number;
  /** The JPEG in full and in small. */
  @Column({ type: 'integer' }) contentId!: number;
  @Column({ type: 'integer' }) smallId!: number;
  /** Since when it is taken away. */
  @Column({ type: 'text', nullable: true }) removedAt!: string | null;
}

/** A code that hangs somewhere. */
@Entity({ name: 'feedbackSources' })
export class FeedbackSource {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'text', unique: true }) code!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text' }) page!: PageKind;
  /** Instant since which it opens nothing. */
  @Column({ type: 'text', nullable: true }) retiredAt!: string | null;
}
