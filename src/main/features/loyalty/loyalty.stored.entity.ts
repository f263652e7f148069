import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { SpendOrder, StoredCause, StoredKind } from '@shared/features/loyalty/stored.rules';
import type { MoneyKind } from '@shared/features/sales/payment.rules';

/** The rules of stored value: one row once they were set. */
@Entity({ name: 'loyaltyStoredRules' })
export class StoredRulesRow {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) isOn!: 0 | 1;
  /** JSON of what is given on top of what is paid in. */
  @Column({ type: 'text', default: '[]' }) offers!: string;
  @Column({ type: 'text' }) spendFirst!: SpendOrder;
  @Column({ type: 'integer' }) mostTopUpCents!: number;
  @Column({ type: 'integer' }) mostBalanceCents!: number;
  @Column({ type: 'integer' }) giftPermille!: number;
  @Column({ type: 'integer' }) asksCode!: 0 | 1;
  @Column({ type: 'integer' }) takesUsedGift!: 0 | 1;
  @Column({ type: 'integer', default: 1 }) version!: number;
}

/** A ledger, append-only: money paid in for an account, and below zero paid out. It is no turnover. */
@Entity({ name: 'loyaltyTopUps' })
export class TopUp {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) customerId!: number;
  @Column({ type: 'text' }) cause!: 'topUp' | 'undo' | 'refund';
  @Column({ type: 'text' }) moneyKind!: MoneyKind;
  @Column({ type: 'integer' }) moneyCents!: number;
  @Column({ type: 'integer', nullable: true, unique: true }) undoesId!: number | null;
  @Column({ type: 'text' }) at!: string;
  @Column({ type: 'text' }) onDay!: string;
  @Column({ type: 'integer' }) minute!: number;
  @Column({ type: 'integer' }) actorId!: number;
}

/** A ledger, append-only: what an account holds, by kind. */
@Entity({ name: 'loyaltyStored' })
export class Stored {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) customerId!: number;
  @Column({ type: 'text' }) kind!: StoredKind;
  @Column({ type: 'integer' }) cents!: number;
  @Column({ type: 'text' }) cause!: StoredCause;
  @Column({ type: 'integer', nullable: true }) topUpId!: number | null;
  /** The slip that brought it about. */
  @Column({ type: 'integer', nullable: true }) saleId!: number | null;
  /** The row that this one takes back. */
  @Column({ type: 'integer', nullable: true, unique: true }) undoesId!: number | null;
  /** The day from which it can be spent; null: from the start. */
  @Column({ type: 'text', nullable: true }) countsFrom!: string | null;
  @Column({ type: 'text' }) at!: string;
  @Column({ type: 'text' }) onDay!: string;
  @Column({ type: 'integer' }) minute!: number;
  @Column({ type: 'integer' }) actorId!: number;
}

/** Why money was paid out, given, or a pay code taken away, in the words of who did it. */
@Entity({ name: 'loyaltyStoredReasons' })
export class StoredReason {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) customerId!: number;
  @Column({ type: 'integer', nullable: true, unique: true }) topUpId!: number | null;
  @Column({ type: 'integer', nullable: true, unique: true }) storedId!: number | null;
  @Column({ type: 'text' }) reason!: string;
}

/** Who else may pay with an account; who no longer may stays for what they spent. */
@Entity({ name: 'loyaltyPersons' })
export class AccountPerson {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) customerId!: number;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text', nullable: true }) endedAt!: string | null;
}

/** Who of them paid for a sale. */
@Entity({ name: 'loyaltySpenders' })
export class Spender {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) customerId!: number;
  @Column({ type: 'integer', unique: true }) saleId!: number;
  @Column({ type: 'integer' }) personId!: number;
}

/** The pay code of an account as a scrypt hash, with wrong tries since the last right one. Never recorded in the trail. */
@Entity({ name: 'loyaltyCodes' })
export class PayCode {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer', unique: true }) customerId!: number;
  /** scrypt's N. */
  @Column({ type: 'integer' }) cost!: number;
  /** Hexadecimal. */
  @Column({ type: 'text' }) salt!: string;
  /** Hexadecimal. */
  @Column({ type: 'text' }) hash!: string;
  @Column({ type: 'integer', default: 0 }) failures!: number;
  @Column({ type: 'text', nullable: true }) failedAt!: string | null;
  /** When the right code was given last, and who stood there; null once it was paid with. */
  @Column({ type: 'text', nullable: true }) openedAt!: string | null;
  @Column({ type: 'integer', nullable: true }) openedBy!: number | null;
}
