import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyMigration } from '../../src/main/db/migrate';
import { MIGRATIONS } from '../../src/main/db/migrations';
import { ENTITIES } from '../../src/main/ipc/commands';

const GOLDEN = fileURLToPath(new URL('schema.sql', import.meta.url));

let db: Database.Database;
beforeAll(() => {
  db = new Database(':memory:');
  for (const migration of MIGRATIONS) applyMigration(db, migration);
});
afterAll(() => void db.close());

const tablesOf = (type: 'table' | 'virtual' | 'shadow'): string[] =>
  db
    .prepare<[string], string>(
      `SELECT "name" FROM pragma_table_list WHERE "schema" = 'main' AND "type" = ?
       AND "name" NOT LIKE 'sqlite_%' ORDER BY "name"`,
    )
    .pluck()
    .all(type);

const plainTables = (): string[] => tablesOf('table');
const virtualTables = (): string[] => tablesOf('virtual');

/** The whole schema as text: tables, their constraints, indices, triggers, search tables, in the order of names. */
function schemaText(): string {
  const rows = db
    .prepare<[], { name: string; sql: string }>(
      `SELECT "name", "sql" FROM sqlite_schema WHERE "sql" IS NOT NULL
       ORDER BY "tbl_name", CASE "type" WHEN 'table' THEN 0 WHEN 'index' THEN 1 ELSE 2 END, "name"`,
    )
    .all();
  /* What SQLite keeps for itself or for a search table follows from the rest. */
  const others = new Set(tablesOf('shadow'));
  return rows
    .filter(({ name }) => !name.startsWith('sqlite_') && !others.has(name))
    .map(({ sql }) => `${sql};\n`)
    .join('\n');
}

describe('the schema', () => {
  it('is the one in schema.sql, to the letter; a change of it is a migration and a new golden file', async () => {
    await expect(schemaText()).toMatchFileSnapshot(GOLDEN);
  });

  it('has a golden file that tells of checks, references, strictness and triggers', () => {
    const golden = readFileSync(GOLDEN, 'utf8');
    for (const word of [
      'STRICT',
      'CHECK (',
      'REFERENCES',
      'CREATE TRIGGER',
      'CREATE INDEX',
      'fts5',
      'trigram',
    ]) {
      expect(golden).toContain(word);
    }
  });

  it('comes from migrations numbered 1, 2, 3 … without a gap', () => {
    expect(MIGRATIONS.map((migration) => migration.version)).toEqual(MIGRATIONS.map((_, at) => at + 1));
    expect(new Set(MIGRATIONS.map((migration) => migration.name)).size).toBe(MIGRATIONS.length);
  });

  it('has only strict tables, so that no text lands in a number column', () => {
    const loose = db
      .prepare<[], string>(
        `SELECT "name" FROM pragma_table_list
         WHERE "schema" = 'main' AND "type" = 'table' AND "strict" = 0 AND "name" NOT LIKE 'sqlite_%'`,
      )
      .pluck()
      .all();
    expect(loose).toEqual([]);
    expect(plainTables().length).toBeGreaterThan(10);
  });

  it('numbers the rows of every recorded table for good: a number is never given again', () => {
    const reused = plainTables().filter((name) => {
      const sql = db
        .prepare<[string], string>('SELECT "sql" FROM sqlite_schema WHERE "name" = ?')
        .pluck()
        .get(name);
      return !(sql ?? '').includes('"id" INTEGER PRIMARY KEY AUTOINCREMENT');
    });
    /* One row per customer, under the customer's own number. */
    expect(reused).toEqual(['salesSummary']);
  });

  it('has no partial index and no index on an expression, which TypeORM misreads', () => {
    for (const table of plainTables()) {
      for (const index of db.pragma(`index_list("${table}")`) as { name: string; partial: number }[]) {
        expect(`${index.name} ${String(index.partial)}`).toBe(`${index.name} 0`);
        const columns = db.pragma(`index_xinfo("${index.name}")`) as {
          cid: number;
          key: number;
          name: string | null;
        }[];
        expect(columns.filter((column) => column.key === 1 && column.name === null)).toEqual([]);
      }
    }
  });

  it('has an index that begins with each reference, so that no removal walks a whole table', () => {
    /* Few rows each, or never removed: people of the shop. */
    const without = new Set(['createdBy', 'actorId']);
    const missing = plainTables().flatMap((table) => {
      const first = (db.pragma(`index_list("${table}")`) as { name: string }[]).map(
        ({ name }) => (db.pragma(`index_info("${name}")`) as { name: string }[])[0]?.name,
      );
      const key = (db.pragma(`table_info("${table}")`) as { name: string; pk: number }[]).find(
        ({ pk }) => pk === 1,
      );
      return (db.pragma(`foreign_key_list("${table}")`) as { from: string }[])
        .map(({ from }) => from)
        .filter((from) => !without.has(from) && !first.includes(from) && key?.name !== from)
        .map((from) => `${table}.${from}`);
    });
    expect(missing).toEqual([]);
  });

  it('refers to tables that are there', () => {
    for (const table of plainTables()) {
      for (const { table: target } of db.pragma(`foreign_key_list("${table}")`) as { table: string }[]) {
        expect(plainTables()).toContain(target);
      }
    }
    expect(db.pragma('foreign_key_check')).toEqual([]);
  });

  it('overwrites deleted words in all search tables', () => {
    for (const name of virtualTables()) {
      expect(db.prepare(`SELECT "v" FROM "${name}_config" WHERE "k" = 'secure-delete'`).pluck().get()).toBe(
        1,
      );
    }
    expect(virtualTables()).toEqual(['customersDigits', 'customersFind', 'productsFind']);
  });

  it('has no trigger that calls a function of ours', () => {
    const bodies = db
      .prepare<[], string>(`SELECT "sql" FROM sqlite_schema WHERE "type" = 'trigger'`)
      .pluck()
      .all();
    expect(bodies.length).toBeGreaterThan(0);
    for (const sql of bodies) expect(sql).toMatch(/BEGIN SELECT RAISE\(ABORT, '[^']+'\); END$/u);
  });
});

type Column = { name: string; type: string; isRequired: boolean; isKey: boolean; standard: string | null };
type Shape = { columns: Column[]; unique: string[] };

function shapeOf(on: Database.Database, table: string): Shape {
  type Info = { name: string; type: string; notnull: number; dflt_value: string | null; pk: number };
  const columns = (on.pragma(`table_xinfo("${table}")`) as Info[]).map((column) => ({
    name: column.name,
    type: column.type.toLowerCase(),
    isKey: column.pk > 0,
    isRequired: column.notnull === 1 || column.pk > 0,
    standard: column.dflt_value?.replace(/^\((.*)\)$/u, '$1') ?? null,
  }));
  const unique = (on.pragma(`index_list("${table}")`) as { name: string; origin: string }[])
    .filter(({ origin }) => origin === 'u')
    .map(({ name }) =>
      (on.pragma(`index_info("${name}")`) as { name: string }[]).map((column) => column.name).join(', '),
    );
  return { columns: columns.sort((a, b) => (a.name < b.name ? -1 : 1)), unique: unique.sort() };
}

/*
 * Entities describe columns; checks, references, plain indices and search tables are the SQL's alone, and the golden
 * file holds them. So what TypeORM would make of the entities is compared column by column, not by its own log,
 * which would build every table anew to drop what entities do not speak of.
 */
describe('the entities', () => {
  let made: Database.Database;
  let source: DataSource;
  beforeAll(async () => {
    source = new DataSource({
      type: 'better-sqlite3',
      driver: Database,
      database: ':memory:',
      entities: ENTITIES,
      synchronize: true,
      prepareDatabase: (raw: unknown) => {
        made = raw as Database.Database;
      },
    });
    await source.initialize();
  });
  afterAll(() => source.destroy());

  /** Uniqueness of several columns together, which no entity speaks of. */
  const SQL_ONLY: Readonly<Record<string, readonly string[]>> = {
    auditDenied: ['personId, channel, onDay, minute'],
    counterSales: ['onDay, dayNo'],
    customerContacts: ['customerId, personId'],
    customerTags: ['customerId, tag'],
    customerTeam: ['customerId, personId'],
    duplicatePairs: ['firstId, secondId'],
    followupStops: ['sheetId, customerId', 'sheetId, mark'],
    shiftMentions: ['shiftId, personId'],
    drafts: ['personId, form, customerId', 'personId, form, slot'],
    openingRows: ['listId, customerId', 'listId, position'],
    inquiryQuotes: ['number, version'],
    inquiryQuoteLines: ['quoteId, lineNo'],
    processSteps: ['processId, position'],
    productParts: ['bundleId, partId'],
    productRatings: ['productId, customerId'],
    productTags: ['productId, tag'],
    staffCodes: ['personId, kind'],
    staffRights: ['role, right'],
    staffSecrets: ['personId, kind'],
  };

  it('are one for each table that the program writes', () => {
    const described = source.entityMetadatas.map((metadata) => metadata.tableName).sort();
    expect(described).toEqual(plainTables().sort());
  });

  it.each(ENTITIES.map((entity) => [entity.name, entity] as const))(
    'describe %s as the file has it',
    (_name, entity) => {
      const table = source.getMetadata(entity).tableName;
      const file = shapeOf(db, table);
      const described = shapeOf(made, table);
      expect(described.columns).toEqual(file.columns);
      expect([...described.unique, ...(SQL_ONLY[table] ?? [])].sort()).toEqual(file.unique);
    },
  );

  it('use no type but text, integer, real and blob, and no relation, hook or cascade', () => {
    for (const metadata of source.entityMetadatas) {
      for (const column of metadata.columns) {
        expect(['text', 'integer', 'real', 'blob']).toContain(column.type);
        expect(column.transformer).toBeUndefined();
      }
      expect(metadata.relations).toEqual([]);
      expect(metadata.listeners).toEqual([]);
      expect(metadata.checks).toEqual([]);
    }
  });
});
