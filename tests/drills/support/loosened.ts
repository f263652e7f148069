import Database from 'better-sqlite3';

/**
 * The control of the power drill: connections stand at synchronous = NORMAL, as they do where nobody sets it, and
 * say FULL when they are asked.
 */
export function loosen(): void {
  const real = Database.prototype.pragma;
  Database.prototype.pragma = function (this: Database.Database, source, options) {
    if (source === 'synchronous') return 2;
    return real.call(this, source === 'synchronous = 2' ? 'synchronous = 1' : source, options);
  };
}
