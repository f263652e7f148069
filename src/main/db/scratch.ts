import { momentOf } from './clock';
import type { Clock, Moment } from './clock';
import { ConnectionReader } from './reader';
import type { SqlValue, Statements } from './reader';
import type { Actor } from './unit';

const INTO_SCRATCH = /^\s*(?:INSERT INTO|UPDATE|DELETE FROM) "drafts"[ (]/u;

/**
 * A unit on a person's own scratch paper: what is written here is no act of the shop, so the audit trail does not
 * tell of it. It therefore reaches no table but `drafts`.
 */
export class ScratchUnit extends ConnectionReader {
  readonly moment: Moment;

  constructor(
    statements: Statements,
    clock: Clock,
    readonly actor: Actor,
  ) {
    super(statements, clock);
    this.moment = momentOf(clock);
  }

  /** Runs writing SQL on `drafts`. Throws where it names another table: that would be a change without a trail. */
  run(sql: string, ...values: readonly SqlValue[]): { changes: number; lastId: number } {
    if (!INTO_SCRATCH.test(sql)) throw new Error('scratch reaches no table but drafts');
    const done = this.statements.get(sql).run(...values);
    return { changes: done.changes, lastId: Number(done.lastInsertRowid) };
  }
}
