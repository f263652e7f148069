import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A customer card. Phones, tags and notes are rows of their own. */
@Entity({ name: 'customers' })
export class Customer {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  /** Card number of the shop's own, unique; null where none was given. */
  @Column({ type: 'text', nullable: true, unique: true }) number!: string | null;
  /** Empty where only the number is known. */
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text', default: '' }) salutation!: string;
  @Column({ type: 'text', default: 'person' }) kind!: 'person' | 'company';
  @Column({ type: 'text', nullable: true }) gender!: 'female' | 'male' | null;
  @Column({ type: 'integer', nullable: true }) birthMonth!: number | null;
  @Column({ type: 'integer', nullable: true }) birthDay!: number | null;
  @Column({ type: 'integer', nullable: true }) birthYear!: number | null;
  @Column({ type: 'text', nullable: true }) birthCalendar!: 'solar' | 'lunar' | null;
  @Column({ type: 'text', default: '' }) wechat!: string;
  @Column({ type: 'text', default: '' }) email!: string;
  @Column({ type: 'text', default: '' }) address!: string;
  @Column({ type: 'text', default: '' }) region!: string;
  @Column({ type: 'text', default: '' }) company!: string;
  @Column({ type: 'text', default: '' }) likes!: string;
  @Column({ type: 'text', default: '' }) avoids!: string;
  @Column({ type: 'text', default: '' }) note!: string;
  @Column({ type: 'text' }) createdAt!: string;
  @Column({ type: 'text' }) createdOn!: string;
  @Column({ type: 'integer' }) createdBy!: number;
  @Column({ type: 'text' }) updatedAt!: string;
  /** Up by one with each edit. */
  @Column({ type: 'integer', default: 1 }) version!: number;
  /** Instant of the move to the bin. */
  @Column({ type: 'text', nullable: true }) deletedAt!: string | null;
  @Column({ type: 'integer', nullable: true }) importId!: number | null;
  /** Derived: 1 where lists and find show the card; 0 in the bin and in an import that is not done. */
  @Column({ type: 'integer', default: 0 }) isListed!: 0 | 1;
  /** Derived: what lists by name sort by. */
  @Column({ type: 'text', default: '' }) sortKey!: string;
  /** Derived: toned pinyin for display. */
  @Column({ type: 'text', default: '' }) pinyin!: string;
  /** Derived: last four digits of the first phone. */
  @Column({ type: 'text', default: '' }) phoneTail!: string;
}

/** One phone of a customer, in the order of the card. */
@Entity({ name: 'customerPhones' })
export class CustomerPhone {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) customerId!: number;
  @Column({ type: 'integer' }) position!: number;
  /** Digits only, country code kept for foreign ones. */
  @Column({ type: 'text' }) digits!: string;
  @Column({ type: 'text' }) display!: string;
  @Column({ type: 'text' }) kind!: 'mobile' | 'landline' | 'foreign' | 'unsure';
}

/** A word that the shop sticks on a customer. */
@Entity({ name: 'customerTags' })
export class CustomerTag {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) customerId!: number;
  @Column({ type: 'text' }) tag!: string;
}

/** A line written down on the timeline. */
@Entity({ name: 'customerNotes' })
export class CustomerNote {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) customerId!: number;
  @Column({ type: 'text' }) text!: string;
  @Column({ type: 'text' }) at!: string;
  @Column({ type: 'text' }) onDay!: string;
  /** Minute of that local day. */
  @Column({ type: 'integer' }) minute!: number;
  @Column({ type: 'integer' }) actorId!: number;
}
