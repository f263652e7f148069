import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** That somebody was erased, with nothing of them: it makes the erasure hold after a restore of an older backup. */
@Entity({ name: 'privacyErasures' })
export class Erasure {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  /** Where the card was; after a restore somebody else may have the number. */
  @Column({ type: 'integer' }) customerId!: number;
  /** Tells the card in every backup, see privacy.marks. */
  @Column({ type: 'text', unique: true }) mark!: string;
  @Column({ type: 'text' }) at!: string;
}
