import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { InquirySource, InquiryStage, LostReason } from '@shared/features/inquiries/inquiries.rules';
import type { WishState } from '@shared/features/inquiries/wishes.rules';

/** What somebody asks for. */
@Entity({ name: 'inquiries' })
export class Inquiry {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  /** Null where whoever asks has no card, or none yet. */
  @Column({ type: 'integer', nullable: true }) customerId!: number | null;
  @Column({ type: 'text', default: '' }) name!: string;
  @Column({ type: 'text', default: '' }) phone!: string;
  @Column({ type: 'text' }) need!: string;
  /** JSON of words. */
  @Column({ type: 'text', default: '[]' }) tags!: string;
  @Column({ type: 'integer', nullable: true }) productId!: number | null;
  @Column({ type: 'integer', nullable: true }) budgetCents!: number | null;
  @Column({ type: 'text' }) source!: InquirySource;
  @Column({ type: 'text', nullable: true }) untilOn!: string | null;
  @Column({ type: 'integer' }) personId!: number;
  @Column({ type: 'text' }) createdAt!: string;
  @Column({ type: 'text' }) createdOn!: string;
  /** Minute of that local day. */
  @Column({ type: 'integer' }) createdMinute!: number;
  @Column({ type: 'integer' }) createdBy!: number;
  @Column({ type: 'text', default: 'new' }) stage!: InquiryStage;
  /** The day of the first answer, and the opening minutes until then. */
  @Column({ type: 'text', nullable: true }) answeredOn!: string | null;
  @Column({ type: 'integer', nullable: true }) answerMinutes!: number | null;
  /** What stands for it on Today: the answer that is waited for, or the next step. */
  @Column({ type: 'integer', nullable: true }) followupId!: number | null;
  /** The sale that it led to. */
  @Column({ type: 'integer', nullable: true }) saleId!: number | null;
  @Column({ type: 'text', nullable: true }) reason!: LostReason | null;
  /** Who has the sale instead. */
  @Column({ type: 'text', default: '' }) lostTo!: string;
  @Column({ type: 'text', nullable: true }) endedOn!: string | null;
  @Column({ type: 'integer', nullable: true }) endedMinute!: number | null;
  /** Up by one with each change. */
  @Column({ type: 'integer', default: 1 }) version!: number;
}

/** An inquiry that came to a stage. */
@Entity({ name: 'inquiryMoves' })
export class InquiryMove {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) inquiryId!: number;
  /** The same as the inquiry's. */
  @Column({ type: 'integer', nullable: true }) customerId!: number | null;
  @Column({ type: 'text' }) stage!: InquiryStage;
  @Column({ type: 'text', default: '' }) note!: string;
  @Column({ type: 'text' }) at!: string;
  @Column({ type: 'text' }) onDay!: string;
  @Column({ type: 'integer' }) minute!: number;
  @Column({ type: 'integer' }) actorId!: number;
}

/** A quote as it was given; a change of it is another row of the same number. */
@Entity({ name: 'inquiryQuotes' })
export class InquiryQuote {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) inquiryId!: number;
  @Column({ type: 'integer', nullable: true }) customerId!: number | null;
  @Column({ type: 'text' }) number!: string;
  /** Which of its first day it is. */
  @Column({ type: 'integer' }) dayNo!: number;
  @Column({ type: 'integer' }) version!: number;
  /** 0: a later version stands in its place. */
  @Column({ type: 'integer', default: 1 }) isLatest!: 0 | 1;
  @Column({ type: 'text' }) givenOn!: string;
  @Column({ type: 'integer' }) givenMinute!: number;
  @Column({ type: 'integer' }) givenBy!: number;
  @Column({ type: 'text' }) validUntil!: string;
  @Column({ type: 'text', default: '' }) note!: string;
  @Column({ type: 'text', default: '' }) delivery!: string;
  @Column({ type: 'integer' }) amountCents!: number;
}

/** A line of a quote. */
@Entity({ name: 'inquiryQuoteLines' })
export class InquiryQuoteLine {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) quoteId!: number;
  @Column({ type: 'integer', nullable: true }) customerId!: number | null;
  /** From 1. */
  @Column({ type: 'integer' }) lineNo!: number;
  @Column({ type: 'integer', nullable: true }) productId!: number | null;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text', default: '' }) unit!: string;
  @Column({ type: 'integer' }) quantityMilli!: number;
  /** What the list asked for one when it was given. */
  @Column({ type: 'integer', nullable: true }) listMills!: number | null;
  @Column({ type: 'integer' }) priceMills!: number;
  @Column({ type: 'integer' }) amountCents!: number;
}

/** What somebody asked for and the shop did not have. */
@Entity({ name: 'inquiryWishes' })
export class InquiryWish {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  /** The inquiry that it was asked in. */
  @Column({ type: 'integer', nullable: true }) inquiryId!: number | null;
  @Column({ type: 'integer', nullable: true }) customerId!: number | null;
  @Column({ type: 'text', default: '' }) name!: string;
  @Column({ type: 'text', default: '' }) phone!: string;
  @Column({ type: 'integer', nullable: true }) productId!: number | null;
  @Column({ type: 'text' }) words!: string;
  /** By what wishes are for the same, see `wishKey`. */
  @Column({ type: 'text' }) thing!: string;
  /** 1: the product was on sale when it was asked for. */
  @Column({ type: 'integer', default: 0 }) wasOnSale!: 0 | 1;
  @Column({ type: 'integer', default: 1 }) quantity!: number;
  @Column({ type: 'text', nullable: true }) untilOn!: string | null;
  @Column({ type: 'text', default: 'waiting' }) state!: WishState;
  /** What stands for the call on Today. */
  @Column({ type: 'integer', nullable: true }) followupId!: number | null;
  /** Why it was taken off, or what was said. */
  @Column({ type: 'text', default: '' }) note!: string;
  @Column({ type: 'text' }) createdOn!: string;
  @Column({ type: 'integer' }) createdMinute!: number;
  @Column({ type: 'integer' }) createdBy!: number;
  @Column({ type: 'text', nullable: true }) arrivedOn!: string | null;
  @Column({ type: 'text', nullable: true }) endedOn!: string | null;
}
