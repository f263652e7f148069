import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { CardState } from '@shared/features/loyalty/cards.rules';

/** How members are numbered: one row once a number was given or the pattern set. */
@Entity({ name: 'loyaltyNumbers' })
export class LoyaltyNumbers {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'text' }) prefix!: string;
  @Column({ type: 'integer' }) digits!: number;
  @Column({ type: 'integer' }) hasCheck!: 0 | 1;
  /** 1 where every customer who is written down gets one by itself. */
  @Column({ type: 'integer', default: 0 }) isAuto!: 0 | 1;
  /** The running number that comes next. It only goes up, also where an act is taken back. */
  @Column({ type: 'integer', default: 1 }) next!: number;
}

/** A card that a customer had before the current one, whose number stands on the customer. */
@Entity({ name: 'loyaltyCards' })
export class LoyaltyCard {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) customerId!: number;
  @Column({ type: 'text', unique: true }) number!: string;
  @Column({ type: 'text' }) state!: CardState;
  @Column({ type: 'text' }) at!: string;
  @Column({ type: 'text' }) onDay!: string;
  /** Minute of that local day. */
  @Column({ type: 'integer' }) minute!: number;
  @Column({ type: 'integer' }) actorId!: number;
}
