import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { DraftForm } from '@shared/features/drafts/drafts.contract';

/** A form that somebody has begun and not saved. It goes with its customer. */
@Entity({ name: 'drafts' })
export class Draft {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  /** Whose it is: nobody else reads it. */
  @Column({ type: 'integer' }) personId!: number;
  /** The act that saves the form. */
  @Column({ type: 'text' }) form!: DraftForm;
  /** Whom the form is about; null where it begins something new, and then there is a slot. */
  @Column({ type: 'integer', nullable: true }) customerId!: number | null;
  /** Tells several forms of one kind apart; null where the customer does. */
  @Column({ type: 'text', nullable: true }) slot!: string | null;
  @Column({ type: 'text' }) title!: string;
  /** The form's own text. */
  @Column({ type: 'text' }) body!: string;
  @Column({ type: 'text' }) begunAt!: string;
  @Column({ type: 'text' }) updatedAt!: string;
}
