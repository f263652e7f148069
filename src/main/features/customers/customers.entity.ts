import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { PeekReason, TeamPart } from '@shared/features/customers/team.rules';

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
  /** When the card itself was last changed; the bin is no change of it. */
  @Column({ type: 'text' }) updatedAt!: string;
  /** Up by one with each edit. */
  @Column({ type: 'integer', default: 1 }) version!: number;
  /** Instant of the move to the bin. */
  @Column({ type: 'text', nullable: true }) deletedAt!: string | null;
  @Column({ type: 'integer', nullable: true }) importId!: number | null;
  /** 1 where only the customer's team may know of the card. */
  @Column({ type: 'integer', default: 0 }) isRestricted!: 0 | 1;
  /** Instant of the erasure: the sales stay, the person is gone. */
  @Column({ type: 'text', nullable: true }) erasedAt!: string | null;
  /** What a card goes by that was made under another id: SHA-256 in hex, see privacy.marks; null: it has its own. */
  @Column({ type: 'text', nullable: true }) mark!: string | null;
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
  /** The shop's word for it, such as 家里 or 财务; may be empty. */
  @Column({ type: 'text', default: '' }) label!: string;
  /** The contact of the company whom it reaches; null where it is the customer's own. */
  @Column({ type: 'integer', nullable: true }) contactId!: number | null;
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

/** What is known of a customer because it is a company: at most one row a customer. */
@Entity({ name: 'customerCompanies' })
export class CustomerCompany {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer', unique: true }) customerId!: number;
  @Column({ type: 'text', default: '' }) invoiceTitle!: string;
  @Column({ type: 'text', default: '' }) taxNumber!: string;
  @Column({ type: 'text', default: '' }) invoiceAddress!: string;
  @Column({ type: 'text', default: '' }) invoicePhone!: string;
  @Column({ type: 'text', default: '' }) bankName!: string;
  @Column({ type: 'text', default: '' }) bankAccount!: string;
  @Column({ type: 'text', default: '' }) deliveryTerms!: string;
  @Column({ type: 'text', default: '' }) qualityTerms!: string;
  /** The language that they are written to in; empty: the shop's. */
  @Column({ type: 'text', default: '' }) language!: string;
  /** Three letters, such as USD; null: the shop's. */
  @Column({ type: 'text', nullable: true }) quoteCurrency!: string | null;
  /** Such as Europe/Berlin; null: the shop's. */
  @Column({ type: 'text', nullable: true }) timeZone!: string | null;
}

/** A person of a company customer and the parts that they have in buying. Their phones are `customerPhones`. */
@Entity({ name: 'customerContacts' })
export class CustomerContact {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  /** The company. */
  @Column({ type: 'integer' }) customerId!: number;
  @Column({ type: 'integer' }) position!: number;
  /** Their own card, where they are a customer themselves. */
  @Column({ type: 'integer', nullable: true }) personId!: number | null;
  /** Empty only where the card in `personId` says it. */
  @Column({ type: 'text', default: '' }) name!: string;
  @Column({ type: 'text', default: '' }) salutation!: string;
  @Column({ type: 'text', default: '' }) jobTitle!: string;
  @Column({ type: 'text', default: '' }) wechat!: string;
  @Column({ type: 'text', default: '' }) email!: string;
  @Column({ type: 'text', default: '' }) note!: string;
  @Column({ type: 'integer', default: 0 }) decides!: 0 | 1;
  @Column({ type: 'integer', default: 0 }) buys!: 0 | 1;
  @Column({ type: 'integer', default: 0 }) pays!: 0 | 1;
  @Column({ type: 'integer', default: 0 }) uses!: 0 | 1;
  @Column({ type: 'integer', default: 0 }) influences!: 0 | 1;
}

/** The bytes of a file, once however often it is attached. Never recorded in the audit: an image of it would be them. */
@Entity({ name: 'fileContents' })
export class FileContent {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  /** In lower-case hex. */
  @Column({ type: 'text', unique: true }) sha256!: string;
  @Column({ type: 'text' }) mediaType!: string;
  @Column({ type: 'integer' }) byteCount!: number;
  @Column({ type: 'blob' }) content!: Buffer;
}

/** A file that hangs on a customer. */
@Entity({ name: 'customerFiles' })
export class CustomerFile {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) customerId!: number;
  @Column({ type: 'integer' }) contentId!: number;
  /** As people read it, with its ending. */
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text' }) kind!: 'photo' | 'contract' | 'drawing' | 'chat' | 'other';
  @Column({ type: 'text', default: '' }) note!: string;
  /** 1 where only the customer's team may see it, and each opening is audited. */
  @Column({ type: 'integer', default: 0 }) isConfidential!: 0 | 1;
  /** The agreement that asks for it. */
  @Column({ type: 'text', default: '' }) agreement!: string;
  /** Last day of it; null: for good. */
  @Column({ type: 'text', nullable: true }) confidentialUntil!: string | null;
  @Column({ type: 'text' }) at!: string;
  @Column({ type: 'text' }) onDay!: string;
  /** Minute of that local day. */
  @Column({ type: 'integer' }) minute!: number;
  @Column({ type: 'integer' }) actorId!: number;
  /** Instant of the move to the bin. */
  @Column({ type: 'text', nullable: true }) deletedAt!: string | null;
}

/** What a customer answered when asked for consent, one row an answer: for each purpose the latest one holds. */
@Entity({ name: 'customerConsents' })
export class CustomerConsent {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) customerId!: number;
  /** What for, by its key. */
  @Column({ type: 'text' }) purpose!: string;
  /** A refusal is kept so that nobody asks again. */
  @Column({ type: 'text' }) answer!: 'given' | 'refused' | 'withdrawn';
  @Column({ type: 'text' }) way!: 'counter' | 'paper' | 'phone' | 'message' | 'qr' | 'other';
  /** Version of the text that they were told or shown. */
  @Column({ type: 'text' }) textVersion!: string;
  /** The signed paper or picture among their files. */
  @Column({ type: 'integer', nullable: true }) proofId!: number | null;
  @Column({ type: 'text' }) at!: string;
  @Column({ type: 'text' }) onDay!: string;
  /** Minute of that local day. */
  @Column({ type: 'integer' }) minute!: number;
  @Column({ type: 'integer' }) actorId!: number;
}

/** A colleague who looks after a customer. */
@Entity({ name: 'customerTeam' })
export class CustomerTeamMember {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) customerId!: number;
  @Column({ type: 'integer' }) personId!: number;
  /** One of them at most leads. */
  @Column({ type: 'text' }) part!: TeamPart;
}

/** Somebody who may not see a customer's phones asked for them, for a moment. */
@Entity({ name: 'customerPeeks' })
export class CustomerPeek {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) customerId!: number;
  @Column({ type: 'text' }) reason!: PeekReason;
  /** In words; empty only where the reason says it. */
  @Column({ type: 'text', default: '' }) note!: string;
  @Column({ type: 'text' }) at!: string;
  @Column({ type: 'text' }) onDay!: string;
  /** Minute of that local day. */
  @Column({ type: 'integer' }) minute!: number;
  @Column({ type: 'integer' }) actorId!: number;
}
