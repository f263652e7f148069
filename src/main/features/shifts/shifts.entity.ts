import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What a shift tells the next. */
@Entity({ name: 'shifts' })
export class Shift {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'text' }) text!: string;
  @Column({ type: 'text' }) at!: string;
  @Column({ type: 'text' }) onDay!: string;
  /** Minute of that local day. */
  @Column({ type: 'integer' }) minute!: number;
  @Column({ type: 'integer' }) actorId!: number;
}

/** Something that is still to be done. */
@Entity({ name: 'shiftItems' })
export class ShiftItem {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) shiftId!: number;
  @Column({ type: 'integer' }) position!: number;
  @Column({ type: 'text' }) text!: string;
  /** Null while it is open. */
  @Column({ type: 'text', nullable: true }) doneAt!: string | null;
  @Column({ type: 'integer', nullable: true }) doneBy!: number | null;
}

/** Somebody to whom a note speaks by @. */
@Entity({ name: 'shiftMentions' })
export class ShiftMention {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) shiftId!: number;
  @Column({ type: 'integer' }) personId!: number;
  /** Null until they have read it. */
  @Column({ type: 'text', nullable: true }) seenAt!: string | null;
}
