import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { FollowupKind, FollowupState, Mood, Outcome } from '@shared/features/followups/followups.rules';
import type { VisitForm } from '@shared/features/followups/visit.rules';

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
  /** The series that it is one day of, and which day, wherever it was moved to. */
  @Column({ type: 'integer', nullable: true }) seriesId!: number | null;
  @Column({ type: 'text', nullable: true }) seriesDay!: string | null;
  /** How often it was put off to a later day. */
  @Column({ type: 'integer', default: 0 }) moves!: number;
  /** The rule that made it. */
  @Column({ type: 'integer', nullable: true }) ruleId!: number | null;
  /** What of the customer's the rule made it for: for each once. */
  @Column({ type: 'text', nullable: true }) occasion!: string | null;
  /** Why the rule made it, as JSON of `Why`. */
  @Column({ type: 'text', nullable: true }) why!: string | null;
  /** The event of another calendar that it was brought from, and what that said: marks alone. */
  @Column({ type: 'text', nullable: true }) eventKey!: string | null;
  @Column({ type: 'text', nullable: true }) eventSum!: string | null;
  @Column({ type: 'text' }) createdAt!: string;
  @Column({ type: 'text' }) createdOn!: string;
  @Column({ type: 'integer' }) createdBy!: number;
  /** Up by one with each edit. */
  @Column({ type: 'integer', default: 1 }) version!: number;
}

/** What makes follow-ups by itself, for whom, and who does them. */
@Entity({ name: 'followupRules' })
export class FollowupRule {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'text' }) name!: string;
  /** What sets it off: the full name of a trigger. */
  @Column({ type: 'text' }) trigger!: string;
  /** What the trigger wants to know, as JSON. */
  @Column({ type: 'text', default: '{}' }) params!: string;
  /** Only customers with this tag; empty: all. */
  @Column({ type: 'text', default: '' }) tag!: string;
  /** Only customers who spent so much so far, in cents. */
  @Column({ type: 'integer', default: 0 }) minSpendCents!: number;
  @Column({ type: 'text' }) kind!: FollowupKind;
  @Column({ type: 'text' }) subject!: string;
  /** Who does them; null: who leads the customer, else the owner. */
  @Column({ type: 'integer', nullable: true }) personId!: number | null;
  @Column({ type: 'integer', default: 0 }) isOn!: 0 | 1;
  @Column({ type: 'text' }) createdAt!: string;
  @Column({ type: 'integer' }) createdBy!: number;
  /** Instant of its removal; what it made stays told by its name. */
  @Column({ type: 'text', nullable: true }) deletedAt!: string | null;
  /** Up by one with each edit. */
  @Column({ type: 'integer', default: 1 }) version!: number;
}

/** A day on which all rules were gone through. */
@Entity({ name: 'followupRuns' })
export class FollowupRun {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'text', unique: true }) onDay!: string;
  @Column({ type: 'text' }) at!: string;
  @Column({ type: 'integer' }) made!: number;
  /** What had to wait, since more a day is more than people do. */
  @Column({ type: 'integer' }) waiting!: number;
  /** 1 where the shop was closed that day and nothing was made. */
  @Column({ type: 'integer', default: 0 }) isClosed!: 0 | 1;
}

/** Customers taken along on the road by one person on one day. */
@Entity({ name: 'followupSheets' })
export class VisitSheet {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  /** UUID by which the sheet is known again when it comes back. */
  @Column({ type: 'text', unique: true }) mark!: string;
  /** Who goes. */
  @Column({ type: 'integer' }) personId!: number;
  @Column({ type: 'text' }) dayOn!: string;
  /** What the visits are for where none was planned. */
  @Column({ type: 'text' }) subject!: string;
  /** Facts that stand on it, as JSON of `VisitFact[]`. */
  @Column({ type: 'text' }) facts!: string;
  /** How it first left the shop. */
  @Column({ type: 'text' }) form!: VisitForm;
  @Column({ type: 'text' }) takenAt!: string;
  @Column({ type: 'text' }) takenOn!: string;
  @Column({ type: 'integer' }) takenBy!: number;
  /** When the first of it was told; null while it is out. */
  @Column({ type: 'text', nullable: true }) backAt!: string | null;
  @Column({ type: 'text', nullable: true }) backOn!: string | null;
  @Column({ type: 'integer', nullable: true }) backBy!: number | null;
  /** Up by one with each change. */
  @Column({ type: 'integer', default: 1 }) version!: number;
}

/** A customer on a visit sheet. */
@Entity({ name: 'followupStops' })
export class VisitStop {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) sheetId!: number;
  @Column({ type: 'integer' }) customerId!: number;
  /** Place in the order of the road. */
  @Column({ type: 'integer' }) position!: number;
  /** Key of the row on paper and in files. */
  @Column({ type: 'text' }) mark!: string;
  /** The open visit that was taken along. */
  @Column({ type: 'integer', nullable: true }) followupId!: number | null;
  /** The done visit that tells of it; null: nothing is told yet. */
  @Column({ type: 'integer', nullable: true }) endedId!: number | null;
}
