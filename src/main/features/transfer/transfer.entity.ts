import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/**
 * running: rows come in and count nowhere. settling: they count; merges and summaries follow in small units.
 * removing: they count no more and are being taken out, towards `endState`.
 */
export type ImportState = 'running' | 'settling' | 'done' | 'removing' | 'undone' | 'cancelled' | 'failed';

/** One import of a file. */
@Entity({ name: 'transferImports' })
export class Import {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'text' }) fileName!: string;
  @Column({ type: 'text' }) target!: 'customers' | 'sales' | 'products';
  /** JSON of the layout it was read with. */
  @Column({ type: 'text' }) layout!: string;
  @Column({ type: 'text' }) state!: ImportState;
  @Column({ type: 'text' }) startedAt!: string;
  @Column({ type: 'text', nullable: true }) endedAt!: string | null;
  @Column({ type: 'integer' }) actorId!: number;
  /** JSON of TransferCounts; null until all rows are in. */
  @Column({ type: 'text', nullable: true }) counts!: string | null;
  /** Where `removing` leads. */
  @Column({ type: 'text', nullable: true }) endState!: 'undone' | 'cancelled' | 'failed' | null;
}

/** Neighbouring rows of a file with the same outcome. */
@Entity({ name: 'transferOutcomes' })
export class ImportOutcome {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) importId!: number;
  @Column({ type: 'integer' }) fromRow!: number;
  @Column({ type: 'integer' }) toRow!: number;
  @Column({ type: 'text' }) outcome!: 'imported' | 'merged' | 'skipped';
  @Column({ type: 'text', nullable: true }) reason!: string | null;
  /** The row as it stood in the file, where a problem kept it out. */
  @Column({ type: 'text', nullable: true }) raw!: string | null;
}

/** What an import will do to records that were there before it, once it counts. */
@Entity({ name: 'transferPending' })
export class ImportPending {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) importId!: number;
  /** merge: fills gaps of customer `refId`. grow: sale `refId` got further lines. */
  @Column({ type: 'text' }) kind!: 'merge' | 'grow';
  @Column({ type: 'integer' }) refId!: number;
  /** JSON of what the file says of the customer. */
  @Column({ type: 'text' }) patch!: string;
}

/** A record that an import changed, before and after, so that undo can set it back. */
@Entity({ name: 'transferChanges' })
export class ImportChange {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) importId!: number;
  @Column({ type: 'text' }) tableName!: string;
  @Column({ type: 'integer' }) rowId!: number;
  @Column({ type: 'text', nullable: true }) before!: string | null;
  @Column({ type: 'text', nullable: true }) after!: string | null;
}

/** The columns that a person matched for files with these headers. */
@Entity({ name: 'transferLayouts' })
export class ImportLayout {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  /** JSON of the headers, in order. */
  @Column({ type: 'text', unique: true }) headers!: string;
  @Column({ type: 'text' }) layout!: string;
  @Column({ type: 'text' }) usedAt!: string;
}
