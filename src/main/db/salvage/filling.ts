import type { Database, Statement } from 'better-sqlite3';
import { momentOf, systemClock } from '../clock';
import type { Breathe } from '../proof';
import type { SqlValue } from '../reader';
import type { LostRow, ShopRebuild } from '../shopCheck';
import { isConstraintViolation } from '../sqliteErrors';
import type { Pages } from './pages';
import type { Cell } from './records';
import { fits, type Table } from './tables';
import { indexEntries, strayLeaves, tableRows, type Walk } from './trees';

/** Rows between two breaths. */
const STEP = 2_000;
/** Rounds in which rows that lean on lost ones go, and those that lean on them. */
const MOST_ROUNDS = 10;

type State = {
  table: Table;
  walk: Walk;
  read: number;
  rejected: number;
  lost: number | null;
  stoodIn: number[];
};
type Row = Readonly<Record<string, SqlValue>>;

/** The new file while rows of the damaged one are put into it. */
export class Filling {
  private readonly states: State[];
  private readonly inserts = new Map<string, Statement>();
  private readonly seen = new Set<number>();
  private sinceBreath = 0;

  constructor(
    private readonly db: Database,
    private readonly pages: Pages,
    tables: readonly Table[],
    private readonly breathe: Breathe,
  ) {
    this.states = tables.map((table) => ({
      table,
      walk: { holes: [], badCells: 0 },
      read: 0,
      rejected: 0,
      lost: 0,
      stoodIn: [],
    }));
  }

  /** Reads each table from its root, and then leaves to which no root leads; `others` are roots of no concern. */
  async readTables(others: readonly number[]): Promise<void> {
    for (const state of this.states) {
      const { table, walk } = state;
      for (const cell of tableRows(this.pages, table.root, this.seen, walk)) {
        if (!fits(table, cell)) state.rejected += 1;
        else if (this.insert(table, cell)) state.read += 1;
        else state.rejected += 1;
        await this.rest();
      }
    }
    for (const root of others) {
      const aside: Walk = { holes: [], badCells: 0 };
      const rows = tableRows(this.pages, root, this.seen, aside);
      for (let next = rows.next(); next.done !== true; next = rows.next()) await this.rest();
    }
    for (const cells of strayLeaves(this.pages, this.seen)) {
      const state = this.homeOf(cells);
      for (const cell of state ? cells : []) {
        if (state && this.insert(state.table, cell)) state.read += 1;
      }
      await this.rest();
    }
  }

  countRead(): number {
    return this.states.reduce((sum, { read }) => sum + read, 0);
  }

  /** Numbers that were given once are not given again, also where their rows are gone. */
  keepNumbers(root: number): void {
    const raise = this.db.prepare('UPDATE "sqlite_sequence" SET "seq" = max("seq", ?) WHERE "name" = ?');
    const begin = this.db.prepare('INSERT INTO "sqlite_sequence" ("seq", "name") VALUES (?, ?)');
    for (const { values } of tableRows(this.pages, root, new Set(), { holes: [], badCells: 0 })) {
      const [name, seq] = values;
      const isOurs = this.states.some(({ table }) => table.name === name);
      if (!isOurs || typeof seq !== 'number') continue;
      if (raise.run(seq, name).changes === 0) begin.run(seq, name);
    }
  }

  /**
   * Puts rows that are known to be lost back as the trail last saw them (which counts as read), else as the reference
   * has them, else made up of what indices tell.
   */
  async fillGaps(reference: Database | null, standIns: NonNullable<ShopRebuild['standIns']>): Promise<void> {
    for (const state of this.states) {
      const { walk, rejected } = state;
      if (walk.holes.length === 0 && walk.badCells === 0 && rejected === 0) continue;
      const lost = await this.lostOf(state);
      if (lost === null) state.lost = null;
      this.putBack(state, lost ?? new Map(), reference, standIns);
    }
    for (const [name, ids] of this.missingParents()) {
      const state = this.states.find(({ table }) => table.name === name);
      const lost = new Map([...ids].map((id) => [id, {}]));
      if (state) this.putBack({ ...state, lost: null }, lost, reference, standIns);
    }
  }

  /** What still leans on nothing: the mention is dropped where it may be, else the row goes. */
  mendReferences(): void {
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const broken = this.brokenReferences();
      if (broken.length === 0) return;
      for (const { table, rowid, column, isNeeded } of broken) {
        const sql = isNeeded
          ? `DELETE FROM "${table}" WHERE "rowid" = ?`
          : `UPDATE "${table}" SET "${column}" = NULL WHERE "rowid" = ?`;
        const { changes } = this.statement(sql).run(rowid);
        const state = this.states.find((one) => one.table.name === table);
        if (isNeeded && state && changes > 0) {
          state.read -= 1;
          if (state.lost !== null) state.lost += 1;
        }
      }
    }
  }

  /** Ids of rows that are made up, or as old as the reference. */
  stoodIn(name: string): readonly number[] {
    return this.states.find(({ table }) => table.name === name)?.stoodIn ?? [];
  }

  told(): { name: string; read: number; lost: number | null }[] {
    return this.states.map(({ table, read, lost }) => ({ name: table.name, read, lost }));
  }

  private async rest(): Promise<void> {
    this.sinceBreath += 1;
    if (this.sinceBreath < STEP) return;
    this.sinceBreath = 0;
    await this.breathe();
  }

  private statement(sql: string): Statement {
    const known = this.inserts.get(sql) ?? this.db.prepare(sql);
    this.inserts.set(sql, known);
    return known;
  }

  /** False where the table refuses the row. Rows of today's file go before those that every new shop has. */
  private insert({ name, columns }: Table, { rowId, values }: Cell): boolean {
    const row = Object.fromEntries(
      values.map((value, at) => [columns[at]?.name ?? '', columns[at]?.pk === 1 ? rowId : value]),
    );
    return this.put(name, row, 'REPLACE');
  }

  private put(name: string, row: Row, otherwise: 'REPLACE' | 'IGNORE'): boolean {
    const columns = Object.keys(row);
    const sql = `INSERT OR ${otherwise} INTO "${name}" (${columns.map((one) => `"${one}"`).join(', ')})
      VALUES (${columns.map(() => '?').join(', ')})`;
    try {
      return this.statement(sql).run(...Object.values(row)).changes > 0;
    } catch (error) {
      if (isConstraintViolation(error) || error instanceof TypeError || error instanceof RangeError)
        return false;
      throw error;
    }
  }

  /** The table with a hole that these rows fit into, the narrowest hole first. */
  private homeOf(cells: readonly Cell[]): State | undefined {
    const width = (state: State): number =>
      Math.min(
        ...state.walk.holes
          .filter(({ after, upTo }) =>
            cells.every(({ rowId }) => (rowId ?? 0) > after && (rowId ?? 0) <= upTo),
          )
          .map(({ after, upTo }) => upTo - after),
        Infinity,
      );
    const isHome = ({ table, walk }: State): boolean =>
      walk.holes.some(({ after, upTo }) =>
        cells.every(({ rowId }) => (rowId ?? 0) > after && (rowId ?? 0) <= upTo),
      ) && cells.every((cell) => fits(table, cell));
    return this.states.filter(isHome).sort((a, b) => width(a) - width(b))[0];
  }

  /** Rows that an undamaged index knows and the table has not, with what all indices tell of them; null: none is whole. */
  private async lostOf({ table }: State): Promise<Map<number, Record<string, SqlValue>> | null> {
    const isThere = this.db.prepare(`SELECT 1 FROM "${table.name}" WHERE "rowid" = ?`);
    const lost = new Map<number, Record<string, SqlValue>>();
    let isKnown = false;
    for (const { root, columns } of table.indices) {
      const walk = { isWhole: true };
      for (const entry of indexEntries(this.pages, root, walk)) {
        await this.rest();
        const id = entry.at(-1);
        if (typeof id !== 'number' || id < 1 || entry.length !== columns.length + 1) {
          walk.isWhole = false;
          continue;
        }
        if (!lost.has(id) && isThere.get(id) !== undefined) continue;
        const known = lost.get(id) ?? {};
        columns.forEach((column, at) => (known[column] = entry[at] ?? null));
        lost.set(id, known);
      }
      isKnown ||= walk.isWhole;
    }
    return isKnown ? lost : lost.size > 0 ? lost : null;
  }

  private putBack(
    state: State,
    lost: ReadonlyMap<number, LostRow['known']>,
    reference: Database | null,
    standIns: NonNullable<ShopRebuild['standIns']>,
  ): void {
    const { table } = state;
    const images = this.imagesOf(table.name, [...lost.keys()]);
    for (const [id, known] of lost) {
      const image = images.get(id);
      if (image && this.put(table.name, this.columnsOf(table, image), 'IGNORE')) {
        state.read += 1;
        continue;
      }
      if (state.lost !== null) state.lost += 1;
      const older = reference?.prepare(`SELECT * FROM "${table.name}" WHERE "rowid" = ?`).get(id) as
        Row | undefined;
      const made = standIns[table.name]?.({ id, known, moment: momentOf(systemClock) });
      const isIn =
        (older && this.put(table.name, this.columnsOf(table, older), 'IGNORE')) ||
        (made && this.put(table.name, { id, ...made }, 'IGNORE'));
      if (isIn === true) state.stoodIn.push(id);
    }
  }

  private columnsOf({ columns }: Table, row: Row): Row {
    const names = new Set(columns.map(({ name }) => name));
    return Object.fromEntries(Object.entries(row).filter(([name]) => names.has(name)));
  }

  /** How the trail last saw rows; none for those that were last seen going. */
  private imagesOf(name: string, ids: readonly number[]): Map<number, Row> {
    const found = this.db
      .prepare(
        `SELECT "rowId", "after" FROM "auditDetails" WHERE "id" IN (SELECT max("id") FROM "auditDetails"
           WHERE "tableName" = ? AND "rowId" IN (SELECT "value" FROM json_each(?)) GROUP BY "rowId")`,
      )
      .all(name, JSON.stringify(ids)) as { rowId: number; after: string | null }[];
    return new Map(
      found.flatMap(({ rowId, after }) => (after === null ? [] : [[rowId, JSON.parse(after) as Row]])),
    );
  }

  private brokenReferences(): {
    table: string;
    rowid: number;
    parent: string;
    column: string;
    isNeeded: boolean;
  }[] {
    const broken = this.db.pragma('foreign_key_check') as {
      table: string;
      rowid: number;
      parent: string;
      fkid: number;
    }[];
    return broken.map(({ table, rowid, parent, fkid }) => {
      const columns = this.states.find((state) => state.table.name === table)?.table.columns ?? [];
      const list = this.db.pragma(`foreign_key_list("${table}")`) as { id: number; from: string }[];
      const column = list.find(({ id }) => id === fkid)?.from ?? '';
      return {
        table,
        rowid,
        parent,
        column,
        isNeeded: columns.find(({ name }) => name === column)?.notnull !== 0,
      };
    });
  }

  /** Rows that others lean on; a number that was never given is damage in the one that leans. */
  private missingParents(): Map<string, Set<number>> {
    const given = new Map(
      (
        this.db.prepare('SELECT "name", "seq" FROM "sqlite_sequence"').all() as {
          name: string;
          seq: number;
        }[]
      ).map(({ name, seq }) => [name, seq]),
    );
    const missing = new Map<string, Set<number>>();
    for (const { table, rowid, parent, column } of this.brokenReferences()) {
      const id = this.statement(`SELECT "${column}" AS "id" FROM "${table}" WHERE "rowid" = ?`).get(rowid) as
        { id: unknown } | undefined;
      if (typeof id?.id !== 'number' || id.id < 1 || id.id > (given.get(parent) ?? 0)) continue;
      missing.set(parent, (missing.get(parent) ?? new Set()).add(id.id));
    }
    return missing;
  }
}
