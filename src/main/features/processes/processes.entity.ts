import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type {
  ProcessPreset,
  ProcessStart,
  ProcessState,
  StepState,
  TimeUnit,
} from '@shared/features/processes/processes.rules';

/** Steps that the shop goes through each time, as it was agreed. */
@Entity({ name: 'processTemplates' })
export class ProcessTemplate {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  /** The one of every shop in whose place it stands. */
  @Column({ type: 'text', nullable: true, unique: true }) preset!: ProcessPreset | null;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text' }) startsFrom!: ProcessStart;
  /** JSON of `TemplateStep`s. */
  @Column({ type: 'text' }) steps!: string;
  /** Instant since which it is offered no more. */
  @Column({ type: 'text', nullable: true }) deletedAt!: string | null;
  /** Up by one with each change. */
  @Column({ type: 'integer', default: 1 }) version!: number;
}

/** A process that was begun; its steps are its own, whatever becomes of the template. */
@Entity({ name: 'processes' })
export class Process {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  /** Null where somebody bought who is no customer by name. */
  @Column({ type: 'integer', nullable: true }) customerId!: number | null;
  @Column({ type: 'integer', nullable: true }) saleId!: number | null;
  @Column({ type: 'text' }) startsFrom!: ProcessStart;
  @Column({ type: 'integer', nullable: true }) templateId!: number | null;
  @Column({ type: 'text', nullable: true }) preset!: ProcessPreset | null;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text', default: '' }) words!: string;
  @Column({ type: 'text' }) startedAt!: string;
  @Column({ type: 'text' }) startedOn!: string;
  /** Minute of that local day. */
  @Column({ type: 'integer' }) startedMinute!: number;
  @Column({ type: 'integer' }) startedBy!: number;
  @Column({ type: 'text', default: 'running' }) state!: ProcessState;
  /** Why it was stopped. */
  @Column({ type: 'text', default: '' }) reason!: string;
  @Column({ type: 'text', nullable: true }) endedOn!: string | null;
  @Column({ type: 'integer', nullable: true }) endedMinute!: number | null;
  @Column({ type: 'integer', nullable: true }) endedBy!: number | null;
}

/** A step of a process. */
@Entity({ name: 'processSteps' })
export class ProcessStep {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) processId!: number;
  /** The same as the process's. */
  @Column({ type: 'integer', nullable: true }) customerId!: number | null;
  @Column({ type: 'integer' }) position!: number;
  @Column({ type: 'text' }) title!: string;
  @Column({ type: 'text', default: '' }) task!: string;
  @Column({ type: 'integer' }) amount!: number;
  @Column({ type: 'text' }) unit!: TimeUnit;
  /** Who does it; while it is open its follow-up says so. */
  @Column({ type: 'integer' }) personId!: number;
  @Column({ type: 'text', default: 'waiting' }) state!: StepState;
  /** What stands for it on Today and in the calendar; null until it opens. */
  @Column({ type: 'integer', nullable: true }) followupId!: number | null;
  @Column({ type: 'text', nullable: true }) openedOn!: string | null;
  @Column({ type: 'integer', nullable: true }) openedMinute!: number | null;
  /** Until when it was to be done, wherever its follow-up is moved to. */
  @Column({ type: 'text', nullable: true }) dueOn!: string | null;
  @Column({ type: 'integer', nullable: true }) dueMinute!: number | null;
  @Column({ type: 'text', nullable: true }) endedOn!: string | null;
  @Column({ type: 'integer', nullable: true }) endedMinute!: number | null;
  @Column({ type: 'integer', nullable: true }) endedBy!: number | null;
  /** What was noted when it was done, or why it was not. */
  @Column({ type: 'text', default: '' }) note!: string;
}
