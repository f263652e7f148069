import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { DataSource } from 'typeorm';
import type { EntitySchema, MixedList } from 'typeorm';
import { AppError } from '@shared/errors/AppError';
import { appendAudit } from './audit';
import type { RowChange } from './audit';
import type { Clock } from './clock';
import { Lane } from './lane';
import { disk } from '../platform/disk';
import { assertOpenable, migrate } from './migrate';
import type { Migration } from './migrate';
import { assertSqliteVersion, assertWriterPragmas, setWriterPragmas } from './pragmas';
import { EarlySync } from './earlySync';
import { ConnectionReader, Statements } from './reader';
import type { Reader } from './reader';
import { ScratchUnit } from './scratch';
import { assertNotGutted } from './shopFile';
import { translateSqliteError } from './sqliteErrors';
import { Unit } from './unit';
import type { Actor } from './unit';

/** Rows that are worked out from recorded ones, such as search rows: refreshed in the same unit, undo included. */
export type Derivation = {
  tables: readonly string[];
  /** `changes` holds only rows of those tables. */
  refresh: (unit: Unit, changes: readonly RowChange[]) => void;
};

export type WriterOptions = {
  file: string;
  /** True for a sample shop, which bears a mark of its own and opens as nothing else. */
  isSample?: boolean;
  entities: MixedList<EntitySchema | (new () => object)>;
  migrations: readonly Migration[];
  derivations: readonly Derivation[];
  clock: Clock;
  /** Where a copy of an older file goes before it is migrated. */
  asideDir: string;
  /** Told of units that held the lane longer than 150 ms. */
  onSlowUnit: (name: string, ms: number) => void;
  /** Told of trouble that loses nothing and is tried again, such as a checkpoint. */
  onTrouble?: (what: string, error: unknown) => void;
};

/** An act that is written to the audit trail. */
export type AuditedAct = {
  /** The channel's full name. */
  name: string;
  commandId: string;
};

/** Tells inside the unit who acts. Throws AppError ipc.denied where nobody may. */
export type SignIn = (reader: Reader) => Actor;

/** Longest time that a unit of a task may hold the lane. */
export const UNIT_MS = 150;
/** WAL pages after which a task makes a checkpoint between two units (4 KB each). */
const CHECKPOINT_PAGES = 4_000;
/** Pages that a snapshot copies at once: a save waits for no more. */
const SNAPSHOT_PAGES = 100;
/** Pages of a snapshot that are brought to the disk together, while the next ones are copied. */
const SYNCED_PAGES = 2_000;

/** The one writing connection of a shop's file. */
export class Writer {
  readonly lane = new Lane();
  readonly sqliteVersion: string;
  readonly #source: DataSource;
  readonly #db: Database.Database;
  readonly #statements: Statements;
  readonly #options: WriterOptions;

  private constructor(source: DataSource, db: Database.Database, options: WriterOptions) {
    this.#source = source;
    this.#db = db;
    this.#statements = new Statements(db);
    this.#options = options;
    this.sqliteVersion = assertSqliteVersion(db);
  }

  /**
   * Opens or makes the file, migrates it, and reads every safety pragma back after a first write.
   * Throws AppError data.* where the file is damaged, foreign, newer or cannot be written.
   */
  static async open(options: WriterOptions): Promise<Writer> {
    let db: Database.Database | undefined;
    assertNotGutted(options.file);
    const isNew = !existsSync(options.file);
    try {
      const source = new DataSource({
        type: 'better-sqlite3',
        driver: Database,
        database: options.file,
        entities: options.entities,
        migrationsRun: false,
        synchronize: false,
        prepareDatabase: (raw: unknown) => {
          db = raw as Database.Database;
          assertOpenable(db, options.migrations, options.isSample ?? false);
          setWriterPragmas(db);
        },
      });
      await source.initialize();
      if (db === undefined) throw new Error('TypeORM opened no connection');
      await migrate(db, options.migrations, options.asideDir, options.isSample);
      db.prepare('UPDATE "settings" SET "value" = "value" WHERE "key" = ?').run('opened');
      assertWriterPragmas(db);
      /* A cut would take a shop with its folder, whoever made that one. */
      if (isNew) await disk.keepFolder(dirname(options.file));
      return new Writer(source, db, options);
    } catch (error) {
      db?.close();
      throw translateSqliteError(error);
    }
  }

  /** The shop's file. */
  get file(): string {
    return this.#options.file;
  }

  /**
   * Runs a writing unit of a person: begins, runs `act`, refreshes what is derived, writes the audit row, commits.
   * The same command id is done once: a second time answers the stored result.
   * Throws AppError data.unknownOutcome where the commit itself failed, since then only looking can tell.
   */
  async command<T>(audited: AuditedAct, signIn: SignIn, act: (unit: Unit) => Promise<T>): Promise<T> {
    return this.lane.run('person', () =>
      this.#transaction(audited.name, signIn, async (unit) => {
        const known = this.#resultOf(audited.commandId, audited.name);
        if (known !== undefined) return known.result as T;
        const result = await act(unit);
        this.#derive(unit);
        this.#audit(audited, unit, result);
        return result;
      }),
    );
  }

  /** Runs a unit on a person's own scratch paper, of which the audit trail does not tell. */
  async scratch<T>(name: string, signIn: SignIn, act: (unit: ScratchUnit) => T): Promise<T> {
    return this.lane.run('person', () =>
      this.#transaction(name, signIn, ({ actor }) =>
        Promise.resolve(act(new ScratchUnit(this.#statements, this.#options.clock, actor))),
      ),
    );
  }

  /**
   * Runs one unit of a task. With `audited` the unit is also the act that the audit trail tells of; a task has one
   * such unit.
   */
  async unit<T>(
    name: string,
    actor: Actor,
    act: (unit: Unit) => Promise<T> | T,
    audited?: AuditedAct,
  ): Promise<T> {
    const result = await this.lane.run('task', () =>
      this.#transaction(
        name,
        () => actor,
        async (unit) => {
          const done = await act(unit);
          this.#derive(unit);
          if (audited !== undefined) this.#audit(audited, unit, done);
          return done;
        },
      ),
    );
    await this.#checkpointWhenLong();
    return result;
  }

  /** Moves the WAL into the file and truncates it. Returns false where a reader kept some of it busy. */
  async checkpoint(): Promise<boolean> {
    return this.lane.run('task', () => {
      const [state] = this.#db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
      return Promise.resolve(state?.busy === 0);
    });
  }

  /**
   * Copies the shop into a new file, 100 pages a step, while people work on; what they save meanwhile is in it. The
   * copy is not proven. Throws AppError data.diskFull, data.ioError.
   */
  async snapshot(path: string): Promise<void> {
    let copied: Promise<unknown> = Promise.resolve();
    const sync = new EarlySync(path, SYNCED_PAGES);
    try {
      /* A first step beside an open unit would copy nothing and say that nothing remains. */
      await this.lane.run('task', async () => {
        await new Promise<void>((resolve) => {
          copied = this.#db.backup(path, {
            progress: ({ totalPages, remainingPages }) => {
              resolve();
              sync.grown(totalPages - remainingPages);
              return SNAPSHOT_PAGES;
            },
          });
          copied.then(
            () => {
              resolve();
            },
            () => {
              resolve();
            },
          );
        });
      });
      await copied;
    } catch (error) {
      throw translateSqliteError(error);
    } finally {
      sync.close();
    }
  }

  /** Waits for running units, checkpoints and closes. */
  async close(): Promise<void> {
    await this.lane.idle();
    try {
      await this.checkpoint();
    } finally {
      await this.#source.destroy();
    }
  }

  /** The stored answer of a command id, or undefined where it never landed. */
  #resultOf(commandId: string, channel: string): { result: unknown } | undefined {
    const row = this.#statements
      .get('SELECT "channel", "result" FROM "audit" WHERE "commandId" = ?')
      .get(commandId) as { channel: string; result: string } | undefined;
    if (row === undefined) return undefined;
    if (row.channel !== channel) throw new AppError('ipc.badInput');
    return { result: JSON.parse(row.result) as unknown };
  }

  /** True where this command id has landed. Throws AppError ipc.badInput where it is that of another act. */
  knows({ commandId, name }: AuditedAct): boolean {
    return this.#resultOf(commandId, name) !== undefined;
  }

  #audit(audited: AuditedAct, unit: Unit, result: unknown): void {
    appendAudit(this.#statements, {
      commandId: audited.commandId,
      moment: unit.moment,
      actorId: unit.actor.id,
      approverId: unit.actor.approver?.id ?? null,
      channel: audited.name,
      result,
      changes: unit.changes,
      undoesId: unit.undoesId,
    });
  }

  #derive(unit: Unit): void {
    for (const derivation of this.#options.derivations) {
      const own = unit.changes.filter((change) => derivation.tables.includes(change.tableName));
      if (own.length > 0) derivation.refresh(unit, own);
    }
  }

  /**
   * Begins and ends in SQL of our own: TypeORM counts transactions, and its count goes wrong where SQLite rolls back
   * by itself, as it does when the disk is full; later saves would then never be committed.
   */
  async #transaction<T>(name: string, signIn: SignIn, act: (unit: Unit) => Promise<T>): Promise<T> {
    const began = performance.now();
    try {
      this.#statements.get('BEGIN IMMEDIATE').run();
      let result: T;
      try {
        const actor = signIn(new ConnectionReader(this.#statements, this.#options.clock));
        result = await act(new Unit(this.#statements, this.#options.clock, this.#source.manager, actor));
      } catch (error) {
        this.#rollBack();
        throw error;
      }
      this.#commit();
      return result;
    } catch (error) {
      throw translateSqliteError(error);
    } finally {
      const ms = performance.now() - began;
      if (ms > UNIT_MS) this.#options.onSlowUnit(name, Math.round(ms));
    }
  }

  #commit(): void {
    try {
      this.#statements.get('COMMIT').run();
    } catch (error) {
      this.#rollBack();
      const translated = translateSqliteError(error);
      /* A full disk refuses before anything is in place; after an I/O error the row may be there all the same. */
      if (translated instanceof AppError && translated.code === 'data.ioError') {
        throw new AppError('data.unknownOutcome');
      }
      throw translated;
    }
  }

  #rollBack(): void {
    if (this.#db.inTransaction) this.#statements.get('ROLLBACK').run();
  }

  /** The unit before it has landed, so a checkpoint that fails is told to the log and tried again after the next. */
  async #checkpointWhenLong(): Promise<void> {
    await this.lane.run('task', () => {
      try {
        const pages = this.#db.pragma('wal_checkpoint(NOOP)') as { log: number; checkpointed: number }[];
        const state = pages[0];
        if (state !== undefined && state.log - state.checkpointed >= CHECKPOINT_PAGES) {
          this.#db.pragma('wal_checkpoint(PASSIVE)');
        }
      } catch (error) {
        this.#options.onTrouble?.('checkpoint', error);
      }
      return Promise.resolve();
    });
  }
}
