import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A list of what the notebook said on one day, taken over in one act. */
@Entity({ name: 'openingLists' })
export class OpeningListRow {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'text' }) at!: string;
  @Column({ type: 'text' }) onDay!: string;
  @Column({ type: 'integer' }) minute!: number;
  @Column({ type: 'integer' }) actorId!: number;
  /** Who signed it off, by name; empty while nobody has. */
  @Column({ type: 'text', default: '' }) signedBy!: string;
  @Column({ type: 'text', nullable: true }) signedOn!: string | null;
  /** Who wrote that down. */
  @Column({ type: 'integer', nullable: true }) signedActorId!: number | null;
}

/** One customer's line of a list, with the rows of the ledgers that it made. */
@Entity({ name: 'openingRows' })
export class OpeningLine {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) listId!: number;
  @Column({ type: 'integer' }) position!: number;
  @Column({ type: 'integer' }) customerId!: number;
  /** 1 where the list made the card. */
  @Column({ type: 'integer' }) isNew!: 0 | 1;
  @Column({ type: 'integer', default: 0 }) points!: number;
  @Column({ type: 'integer', default: 0 }) principalCents!: number;
  @Column({ type: 'integer', default: 0 }) giftCents!: number;
  @Column({ type: 'integer', default: 0 }) times!: number;
  @Column({ type: 'integer', default: 0 }) debtCents!: number;
  @Column({ type: 'text', nullable: true }) dueOn!: string | null;
  @Column({ type: 'text', default: '' }) note!: string;
  @Column({ type: 'integer', nullable: true, unique: true }) pointsId!: number | null;
  @Column({ type: 'integer', nullable: true, unique: true }) principalId!: number | null;
  @Column({ type: 'integer', nullable: true, unique: true }) giftId!: number | null;
  @Column({ type: 'integer', nullable: true, unique: true }) countCardId!: number | null;
  @Column({ type: 'integer', nullable: true, unique: true }) debtId!: number | null;
  /** The day on which it was taken back. */
  @Column({ type: 'text', nullable: true }) undoneOn!: string | null;
}
