import Database from 'better-sqlite3';

/* Variants of the product that break a promise, for drills to show that they would notice. */

/** Connections stand at synchronous = NORMAL, as they do where nobody sets it, and say FULL when they are asked. */
export function loosen(): void {
  const real = Database.prototype.pragma;
  Database.prototype.pragma = function (this: Database.Database, source, options) {
    if (source === 'synchronous') return 2;
    return real.call(this, source === 'synchronous = 2' ? 'synchronous = 1' : source, options);
  };
}

/** A commit that failed is taken for one that went well. */
export function ignoreErrors(): void {
  const real = Database.prototype.prepare;
  Database.prototype.prepare = function (this: Database.Database, source: string) {
    const statement = real.call(this, source);
    if (source !== 'COMMIT') return statement;
    const run = statement.run.bind(statement) as () => Database.RunResult;
    statement.run = () => {
      try {
        return run();
      } catch {
        return { changes: 0, lastInsertRowid: 0 };
      }
    };
    return statement;
  } as typeof real;
}
