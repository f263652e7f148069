import Database from 'better-sqlite3';
import { QueryFailedError } from 'typeorm';
import { describe, expect, it } from 'vitest';
import { AppError } from '@shared/errors/AppError';
import { isUniqueViolation, translateSqliteError } from './sqliteErrors';

const sqlite = (code: string, message = 'x'): Error => new Database.SqliteError(message, code);

describe('translating what SQLite says', () => {
  it.each([
    ['SQLITE_FULL', 'data.diskFull'],
    ['SQLITE_IOERR', 'data.ioError'],
    ['SQLITE_IOERR_WRITE', 'data.ioError'],
    ['SQLITE_IOERR_FSYNC', 'data.ioError'],
    ['SQLITE_CORRUPT', 'data.corrupt'],
    ['SQLITE_CORRUPT_VTAB', 'data.corrupt'],
    ['SQLITE_NOTADB', 'data.corrupt'],
    ['SQLITE_BUSY', 'data.locked'],
    ['SQLITE_BUSY_SNAPSHOT', 'data.locked'],
    ['SQLITE_LOCKED', 'data.locked'],
    ['SQLITE_CANTOPEN', 'data.notWritable'],
    ['SQLITE_READONLY', 'data.notWritable'],
    ['SQLITE_READONLY_DBMOVED', 'data.notWritable'],
  ])('turns %s into %s, bare or wrapped by TypeORM', (from, to) => {
    for (const error of [sqlite(from), new QueryFailedError('SELECT 1', ['单雄信'], sqlite(from))]) {
      const told = translateSqliteError(error);
      expect(told).toBeInstanceOf(AppError);
      expect(told).toMatchObject({ code: to, params: {}, fields: [] });
    }
  });

  it('gives everything else back as it is, since that is a bug of ours', () => {
    const others = [
      sqlite('SQLITE_CONSTRAINT_UNIQUE'),
      sqlite('SQLITE_ERROR'),
      new Error('no'),
      Object.assign(new Error('no file'), { code: 'ENOENT' }),
      new AppError('customers.notFound'),
      null,
      undefined,
      'SQLITE_FULL',
      { code: 7 },
      { driverError: null },
    ];
    for (const error of others) expect(translateSqliteError(error)).toBe(error);
  });
});

describe('isUniqueViolation', () => {
  it('knows the column that refused, in the words of the real thing', () => {
    const db = new Database(':memory:');
    db.exec(
      'CREATE TABLE "customers" ("id" INTEGER PRIMARY KEY, "number" TEXT UNIQUE, "name" TEXT NOT NULL) STRICT',
    );
    const insert = db.prepare('INSERT INTO "customers" ("number", "name") VALUES (?, ?)');
    insert.run('7', 'a');
    const caught = (number: string, name: string | null): unknown => {
      try {
        insert.run(number, name);
        return null;
      } catch (error) {
        return error;
      }
    };
    expect(isUniqueViolation(caught('7', 'b'), 'customers.number')).toBe(true);
    expect(isUniqueViolation(caught('7', 'b'), 'customers.name')).toBe(false);
    expect(isUniqueViolation(caught('8', null), 'customers.name')).toBe(false);
    expect(isUniqueViolation(new Error('customers.number'), 'customers.number')).toBe(false);
    db.close();
  });
});
