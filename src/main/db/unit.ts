import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import type { Role } from '@shared/features/staff/staff.rules';
import type { RowChange } from './audit';
import { momentOf } from './clock';
import type { Clock, Moment } from './clock';
import { ConnectionReader } from './reader';
import type { SqlValue, Statements } from './reader';
import { isConstraintViolation } from './sqliteErrors';

/** Who acts: a person of `staff`. */
export type Actor = {
  id: number;
  name: string;
  role: Role;
  /** Who lends their right to this one act; both stand in the trail. */
  approver?: { id: number; role: Role };
};

/** A table row with a whole-number id, which every recorded table has. */
export type Row = ObjectLiteral & { id: number };

/** Columns that follow from others and are worked out again after an undo. */
const DERIVED_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  customers: ['isListed', 'sortKey', 'pinyin', 'phoneTail'],
  products: ['isListed', 'sortKey'],
};

/** Columns to write: those left out keep their default or their present value. */
export type Patch<E> = { [K in keyof E]?: E[K] | undefined };

/**
 * One writing transaction, alone in the lane. Services receive it and pass it on, so that acts compose; only
 * `db/` begins and ends one. What goes through `insert`, `change` and `remove` is recorded with its before and
 * after image for audit and undo; `run` is for derived rows and bulk work, which are not recorded.
 */
export class Unit extends ConnectionReader {
  readonly changes: RowChange[] = [];
  readonly moment: Moment;
  /** The act that this one takes back; it goes into the audit row, where it is unique. */
  undoesId: number | null = null;

  constructor(
    statements: Statements,
    clock: Clock,
    readonly manager: EntityManager,
    readonly actor: Actor,
  ) {
    super(statements, clock);
    this.moment = momentOf(clock);
  }

  /** Adds a row and returns its id. */
  async insert<E extends Row>(entity: EntityTarget<E>, row: Patch<Omit<E, 'id'>>): Promise<number> {
    const result = await this.manager
      .createQueryBuilder()
      .insert()
      .into(entity)
      .values(row as never)
      .updateEntity(false)
      .execute();
    const id = Number(result.raw as number | bigint);
    const tableName = this.#tableOf(entity);
    this.#record(tableName, id, null, this.#image(tableName, id));
    return id;
  }

  /** Changes columns of a row. Throws where there is no such row. */
  async change<E extends Row>(
    entity: EntityTarget<E>,
    id: number,
    patch: Patch<Omit<E, 'id'>>,
  ): Promise<void> {
    const tableName = this.#tableOf(entity);
    const before = this.#image(tableName, id);
    if (before === null) throw new Error(`no row ${String(id)} in ${tableName}`);
    await this.manager
      .createQueryBuilder()
      .update(entity)
      .set(patch as never)
      .where('id = :id', { id })
      .execute();
    this.#record(tableName, id, before, this.#image(tableName, id));
  }

  /**
   * Changes columns of a row of which the trail tells nothing else: what stands in the others is nobody's business. Throws
   * where there is no such row.
   */
  async changeUnread<E extends Row>(
    entity: EntityTarget<E>,
    id: number,
    patch: Patch<Omit<E, 'id'>>,
  ): Promise<void> {
    await this.change(entity, id, patch);
    const told = this.changes.pop();
    if (told === undefined) return;
    const names = new Set(['customerId', ...Object.keys(patch)]);
    const only = (image: RowChange['before']): RowChange['before'] =>
      image && Object.fromEntries(Object.entries(image).filter(([name]) => names.has(name)));
    this.changes.push({ ...told, before: only(told.before), after: only(told.after) });
  }

  /** Removes a row. Throws where there is no such row. */
  async remove<E extends Row>(entity: EntityTarget<E>, id: number): Promise<void> {
    const tableName = this.#tableOf(entity);
    const before = this.#image(tableName, id);
    if (before === null) throw new Error(`no row ${String(id)} in ${tableName}`);
    await this.manager.createQueryBuilder().delete().from(entity).where('id = :id', { id }).execute();
    this.#record(tableName, id, before, null);
  }

  /**
   * Sets a row back to an image of the audit (null = gone), recorded like any change. Returns false where the row
   * is no longer as `expected`, or other rows leave no room for it (a number given to somebody else, say), and then
   * changes nothing. Derived columns follow from others and may differ.
   */
  setBack(
    tableName: string,
    rowId: number,
    expected: RowChange['after'],
    image: RowChange['before'],
  ): boolean {
    const present = this.#image(tableName, rowId);
    if (!isSameRow(present, expected, DERIVED_COLUMNS[tableName] ?? [])) return false;
    try {
      this.#put(tableName, rowId, present, image);
    } catch (error) {
      if (isConstraintViolation(error)) return false;
      throw error;
    }
    this.#record(tableName, rowId, present, image);
    return true;
  }

  /** Runs writing SQL on derived or bulk rows. Returns how many rows changed and the last id. */
  run(sql: string, ...values: readonly SqlValue[]): { changes: number; lastId: number } {
    const done = this.statements.get(sql).run(...values);
    return { changes: done.changes, lastId: Number(done.lastInsertRowid) };
  }

  #put(tableName: string, rowId: number, present: RowChange['before'], image: RowChange['before']): void {
    if (image === null) {
      this.run(`DELETE FROM "${tableName}" WHERE "id" = ?`, rowId);
      return;
    }
    const columns = Object.keys(image);
    const values = Object.values(image) as SqlValue[];
    if (present === null) {
      const names = columns.map((name) => `"${name}"`).join(', ');
      const marks = columns.map(() => '?').join(', ');
      this.run(`INSERT INTO "${tableName}" (${names}) VALUES (${marks})`, ...values);
    } else {
      const sets = columns.map((name) => `"${name}" = ?`).join(', ');
      this.run(`UPDATE "${tableName}" SET ${sets} WHERE "id" = ?`, ...values, rowId);
    }
  }

  #image(tableName: string, id: number): Record<string, unknown> | null {
    return this.get<Record<string, unknown>>(`SELECT * FROM "${tableName}" WHERE "id" = ?`, id) ?? null;
  }

  #tableOf<E extends Row>(entity: EntityTarget<E>): string {
    return this.manager.connection.getMetadata(entity).tableName;
  }

  #record(tableName: string, rowId: number, before: RowChange['before'], after: RowChange['after']): void {
    const image = after ?? before ?? {};
    const owner: unknown = tableName === 'customers' ? rowId : image.customerId;
    const customerId = typeof owner === 'number' ? owner : null;
    this.changes.push({ tableName, rowId, customerId, before, after });
  }
}

/** Columns that an update of the program added since are not in the image, and speak neither for nor against. */
function isSameRow(
  present: RowChange['after'],
  image: RowChange['after'],
  except: readonly string[],
): boolean {
  if (present === null || image === null) return present === image;
  return Object.keys(image).every((name) => except.includes(name) || present[name] === image[name]);
}
