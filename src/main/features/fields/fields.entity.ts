import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { FieldKind } from '@shared/features/fields/fields.rules';

/** A field that the shop added to every card. */
@Entity({ name: 'fields' })
export class FieldRow {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'text', unique: true }) name!: string;
  @Column({ type: 'text' }) kind!: FieldKind;
  /** JSON of the words to choose. */
  @Column({ type: 'text', default: '[]' }) choices!: string;
  @Column({ type: 'integer', default: 0 }) isInList!: 0 | 1;
  @Column({ type: 'integer' }) place!: number;
  /** Instant since which it is asked for no more. */
  @Column({ type: 'text', nullable: true }) retiredAt!: string | null;
  @Column({ type: 'integer', default: 1 }) version!: number;
}

/** What stands in such a field of one card. */
@Entity({ name: 'fieldValues' })
export class FieldValueRow {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) customerId!: number;
  @Column({ type: 'integer' }) fieldId!: number;
  /** As people read it: a day as 2026-03-05, yes or no, the word that was chosen. */
  @Column({ type: 'text' }) text!: string;
  /** A number in thousandths; null for every other kind. */
  @Column({ type: 'integer', nullable: true }) milli!: number | null;
}
