import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { JoinAnswer, JoinState, JoinWay, SourceKind } from '@shared/features/joins/joins.rules';

/** A poster, shelf or event by whose code forms come. */
@Entity({ name: 'joinSources' })
export class JoinSource {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'text', unique: true }) code!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text' }) kind!: SourceKind;
  @Column({ type: 'integer', default: 0 }) isClosed!: 0 | 1;
}

/** Words that stood beside the form; the last row holds, and earlier ones stay for who was shown them. */
@Entity({ name: 'joinTexts' })
export class JoinText {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'text' }) zh!: string;
  @Column({ type: 'text' }) en!: string;
  @Column({ type: 'text' }) onDay!: string;
  @Column({ type: 'integer' }) actorId!: number;
}

/** A form that somebody filled in. What they wrote stands here alone, and never in the trail. */
@Entity({ name: 'joinForms' })
export class JoinFormRow {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  /** Of the page's form that brought it, so that it is kept once; null for one that came on paper. */
  @Column({ type: 'text', nullable: true }) token!: string | null;
  @Column({ type: 'integer', nullable: true }) sourceId!: number | null;
  @Column({ type: 'text' }) way!: JoinWay;
  @Column({ type: 'text' }) name!: string;
  /** Digits. */
  @Column({ type: 'text' }) phone!: string;
  @Column({ type: 'text', nullable: true }) gender!: 'female' | 'male' | null;
  @Column({ type: 'integer', nullable: true }) birthMonth!: number | null;
  @Column({ type: 'integer', nullable: true }) birthDay!: number | null;
  @Column({ type: 'integer', nullable: true }) birthYear!: number | null;
  @Column({ type: 'text' }) wishes!: string;
  @Column({ type: 'text' }) answer!: JoinAnswer;
  /** The words that they were shown; null for those of every shop. */
  @Column({ type: 'integer', nullable: true }) textId!: number | null;
  @Column({ type: 'text' }) at!: string;
  @Column({ type: 'text' }) onDay!: string;
  @Column({ type: 'text', default: 'waiting' }) state!: JoinState;
  @Column({ type: 'integer', nullable: true }) customerId!: number | null;
  @Column({ type: 'text', default: '' }) reason!: string;
  @Column({ type: 'text', nullable: true }) endedOn!: string | null;
  @Column({ type: 'integer', nullable: true }) endedBy!: number | null;
}
