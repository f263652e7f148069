import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** One act of the audit trail. Append-only, chained by hash; written by `db/audit` in the act's own transaction. */
@Entity({ name: 'audit' })
export class Audit {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  /** UUID made by the page; the same one twice is one act. */
  @Column({ type: 'text', unique: true }) commandId!: string;
  @Column({ type: 'text' }) at!: string;
  @Column({ type: 'text' }) onDay!: string;
  /** Minute of that local day. */
  @Column({ type: 'integer' }) minute!: number;
  @Column({ type: 'integer' }) actorId!: number;
  @Column({ type: 'text' }) channel!: string;
  /** JSON of ids. */
  @Column({ type: 'text' }) result!: string;
  @Column({ type: 'integer' }) changeCount!: number;
  /** The act that this one took back; unique, so that an act is undone once. */
  @Column({ type: 'integer', nullable: true, unique: true }) undoesId!: number | null;
  @Column({ type: 'text' }) detailsHash!: string;
  @Column({ type: 'text' }) previousHash!: string;
  @Column({ type: 'text' }) hash!: string;
  /** Who lent their right to it. */
  @Column({ type: 'integer', nullable: true }) approverId!: number | null;
}

/** One record before and after an act. Erasure may blank both images; the hash stays. */
@Entity({ name: 'auditDetails' })
export class AuditDetail {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) auditId!: number;
  @Column({ type: 'text' }) tableName!: string;
  @Column({ type: 'integer' }) rowId!: number;
  @Column({ type: 'integer', nullable: true }) customerId!: number | null;
  /** JSON of the row's columns; null where the act made it. */
  @Column({ type: 'text', nullable: true }) before!: string | null;
  /** JSON of the row's columns; null where the act removed it. */
  @Column({ type: 'text', nullable: true }) after!: string | null;
  @Column({ type: 'text' }) salt!: string;
  @Column({ type: 'text' }) hash!: string;
}

/** Calls that were refused to a person, counted together by channel and minute. No act of the shop, so in no chain. */
@Entity({ name: 'auditDenied' })
export class Denial {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  /** 0: nobody was signed in. */
  @Column({ type: 'integer' }) personId!: number;
  @Column({ type: 'text' }) channel!: string;
  @Column({ type: 'text' }) onDay!: string;
  /** Minute of that local day. */
  @Column({ type: 'integer' }) minute!: number;
  @Column({ type: 'integer' }) count!: number;
}
