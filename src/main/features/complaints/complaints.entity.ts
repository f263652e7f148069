import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type {
  ComplaintChannel,
  ComplaintState,
  ComplaintType,
  EventKind,
  Wish,
} from '@shared/features/complaints/complaints.rules';
import type { Mood } from '@shared/features/followups/followups.rules';
import type { Role } from '@shared/features/staff/staff.rules';

/** What complaints are about, and what that decides; one of every shop has a row once the shop changed it. */
@Entity({ name: 'complaintCategories' })
export class ComplaintCategory {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  /** What complaints name it by: the word of one of every shop, or a mark of its own. */
  @Column({ type: 'text', unique: true }) key!: string;
  /** Empty: as the page calls it. */
  @Column({ type: 'text' }) name!: string;
  /** Who is responsible: a person, anybody of a role, or, with neither, whoever takes it in. */
  @Column({ type: 'integer', nullable: true }) personId!: number | null;
  @Column({ type: 'text', nullable: true }) role!: Role | null;
  /** Opening minutes until the customer has a first answer, and until it is solved. */
  @Column({ type: 'integer' }) answerMinutes!: number;
  @Column({ type: 'integer' }) solveMinutes!: number;
  /** What to say, what not to, and JSON of the list of what to check; null: as the page has it. */
  @Column({ type: 'text', nullable: true }) script!: string | null;
  @Column({ type: 'text', nullable: true }) avoid!: string | null;
  @Column({ type: 'text', nullable: true }) checklist!: string | null;
  /** Where it stands among those that the shop put in an order; null: behind them, as in every shop. */
  @Column({ type: 'integer', nullable: true }) place!: number | null;
  /** Instant since which it is offered no more. */
  @Column({ type: 'text', nullable: true }) deletedAt!: string | null;
  @Column({ type: 'integer', default: 1 }) version!: number;
}

/** Something that a customer told the shop and that wants an answer. Its id is the number on the slip. */
@Entity({ name: 'complaints' })
export class Complaint {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'text' }) type!: ComplaintType;
  @Column({ type: 'text' }) channel!: ComplaintChannel;
  /** Key of its category, whatever became of that. */
  @Column({ type: 'text' }) category!: string;
  @Column({ type: 'integer', nullable: true }) customerId!: number | null;
  /** How somebody called themselves who is no customer by name yet. */
  @Column({ type: 'text', default: '' }) contactName!: string;
  @Column({ type: 'text', default: '' }) contactPhone!: string;
  /** The customer's own words. */
  @Column({ type: 'text' }) words!: string;
  @Column({ type: 'text', nullable: true }) mood!: Mood | null;
  /** What they want, and in words. */
  @Column({ type: 'text', nullable: true }) wish!: Wish | null;
  @Column({ type: 'text', default: '' }) wants!: string;
  @Column({ type: 'integer', nullable: true }) saleId!: number | null;
  @Column({ type: 'integer', nullable: true }) productId!: number | null;
  @Column({ type: 'text', default: '' }) batch!: string;
  @Column({ type: 'text' }) receivedAt!: string;
  @Column({ type: 'text' }) receivedOn!: string;
  @Column({ type: 'integer' }) receivedMinute!: number;
  @Column({ type: 'integer' }) receivedBy!: number;
  @Column({ type: 'text', default: 'new' }) state!: ComplaintState;
  /** The one responsible. */
  @Column({ type: 'integer' }) personId!: number;
  /** What the customer was promised when it was taken in, and until when. */
  @Column({ type: 'text', default: '' }) promised!: string;
  @Column({ type: 'text', nullable: true }) promisedOn!: string | null;
  @Column({ type: 'integer', nullable: true }) promisedMinute!: number | null;
  /** The same in the ledger of promises; null where nobody is known to whom it was made. */
  @Column({ type: 'integer', nullable: true }) promiseId!: number | null;
  /** As the customer was told them: later hours of the shop change nothing, a pause moves them. */
  @Column({ type: 'text' }) answerDueOn!: string;
  /** Minute of that day, up to 1440. */
  @Column({ type: 'integer' }) answerDueMinute!: number;
  @Column({ type: 'text' }) solveDueOn!: string;
  @Column({ type: 'integer' }) solveDueMinute!: number;
  @Column({ type: 'text', nullable: true }) answeredOn!: string | null;
  @Column({ type: 'integer', nullable: true }) answeredMinute!: number | null;
  /** Opening minutes until the answer and until the solution, pauses left out. */
  @Column({ type: 'integer', nullable: true }) answerTook!: number | null;
  /** Since when the clock stands because the customer has to do something. */
  @Column({ type: 'text', nullable: true }) waitingOn!: string | null;
  @Column({ type: 'integer', nullable: true }) waitingMinute!: number | null;
  /** Opening minutes of pauses that are over. */
  @Column({ type: 'integer', default: 0 }) pausedMinutes!: number;
  @Column({ type: 'text', nullable: true }) solvedOn!: string | null;
  @Column({ type: 'integer', nullable: true }) solvedMinute!: number | null;
  @Column({ type: 'integer', nullable: true }) solveTook!: number | null;
  /** What solved it, or why it was refused. */
  @Column({ type: 'text', default: '' }) solution!: string;
  @Column({ type: 'text', nullable: true }) endedOn!: string | null;
  @Column({ type: 'integer', nullable: true }) endedMinute!: number | null;
  @Column({ type: 'integer', default: 0 }) handOffs!: number;
  @Column({ type: 'integer', default: 0 }) reopened!: number;
  /** JSON of `Check`s. */
  @Column({ type: 'text', default: '[]' }) checks!: string;
  /** The call that asks whether all is well. */
  @Column({ type: 'integer', nullable: true }) followupId!: number | null;
  /** 1 to 5. */
  @Column({ type: 'integer', nullable: true }) satisfaction!: number | null;
  @Column({ type: 'text', default: '' }) satisfactionWords!: string;
  /** The one that it doubles. */
  @Column({ type: 'integer', nullable: true }) mergedIntoId!: number | null;
  /** Why it came. */
  @Column({ type: 'integer', nullable: true }) causeId!: number | null;
  /** What the shop says to such a request. */
  @Column({ type: 'integer', nullable: true }) policyId!: number | null;
  /** Up by one with each change. */
  @Column({ type: 'integer', default: 1 }) version!: number;
}

/** Something that happened to a complaint. */
@Entity({ name: 'complaintEvents' })
export class ComplaintEvent {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) complaintId!: number;
  /** The same as the complaint's. */
  @Column({ type: 'integer', nullable: true }) customerId!: number | null;
  @Column({ type: 'text' }) kind!: EventKind;
  @Column({ type: 'text' }) at!: string;
  @Column({ type: 'text' }) on!: string;
  @Column({ type: 'integer' }) minute!: number;
  @Column({ type: 'integer' }) by!: number;
  /** From whom and to whom it went. */
  @Column({ type: 'integer', nullable: true }) fromId!: number | null;
  @Column({ type: 'integer', nullable: true }) toId!: number | null;
  @Column({ type: 'text', default: '' }) words!: string;
}
