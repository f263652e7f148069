import { AppError } from '@shared/errors/AppError';
import type {
  TransferCounts,
  TransferLayout,
  transferContract,
} from '@shared/features/transfer/transfer.contract';
import type {
  CustomerRow,
  GoodsRow,
  ReadBatch,
  ReadRow,
  SaleLine,
} from '@shared/features/transfer/transfer.rows.rules';
import type { OutputOf } from '@shared/ipc/contract';
import type { Reader } from '../../db/reader';
import type { Unit } from '../../db/unit';
import type { Writer } from '../../db/writer';
import type { TaskContext } from '../../ipc/handlers';
import { sightOf } from '../customers/customers.sight.queries';
import { listFields } from '../fields/fields.queries';
import type { Actor } from '../../db/unit';
import { mayAct } from '../staff/staff.people.queries';
import { CustomerIntake } from './transfer.customers';
import { Import, ImportLayout } from './transfer.entity';
import { previewOf, readInputOf } from './transfer.layout';
import { removeImport } from './transfer.removal';
import { settleImport } from './transfer.settling';
import { DrySink, UnitSink } from './transfer.sink';
import type { Sink } from './transfer.sink';
import { GoodsIntake } from './transfer.goods';
import { SaleIntake } from './transfer.sales';
import { Tally } from './transfer.tally';

type DryRun = OutputOf<(typeof transferContract)['channels']['dryRun']>;

/** Problem rows that a dry run shows; the result file has them all. */
const MOST_PROBLEM_ROWS = 200;

/** Takes the rows of a batch, and tells the tally what became of each. */
class Intake {
  readonly #customers: CustomerIntake;
  readonly #sales: SaleIntake;
  readonly #goods: GoodsIntake;

  constructor(
    sink: Sink,
    readonly tally: Tally,
    private readonly target: TransferLayout['target'],
    { reader, actor }: { reader: Reader; actor: Actor },
  ) {
    this.#customers = new CustomerIntake(sink, tally, sightOf(reader, actor));
    this.#sales = new SaleIntake(sink, tally, this.#customers);
    this.#goods = new GoodsIntake(sink, tally, mayAct(reader, actor, 'products.reveal'));
  }

  takeBatch(reader: Reader, batch: ReadBatch): void {
    for (const row of batch.rows) this.#takeRow(reader, row);
    this.#sales.endBatch();
  }

  /** What can be said only once every row is known. */
  end(reader: Reader): void {
    this.#goods.end(reader);
  }

  #takeRow(reader: Reader, row: ReadRow): void {
    if (row.item === null) {
      const reason = row.problems.find((problem) => problem.severity === 'skip')?.code ?? 'noIdentity';
      this.tally.row(row.row, 'skipped', reason, (row.raw ?? []).join(' | '));
      return;
    }
    for (const problem of row.problems) this.tally.warned(problem.code);
    if (this.target === 'sales') this.#sales.take(reader, row.row, row.item as SaleLine);
    else if (this.target === 'products') this.#goods.take(reader, row.row, row.item as GoodsRow);
    else this.#customers.take(reader, row.row, row.item as CustomerRow);
  }
}

/** Reads the whole file and tells what an import would do; writes nothing. Throws transfer.* of the file. */
export async function dryRun(
  task: TaskContext,
  input: { token: string; layout: TransferLayout; expectedRows: number | null },
): Promise<DryRun> {
  const { path } = await task.fileOf(input.token);
  const tally = new Tally();
  const intake = new Intake(new DrySink(), tally, input.layout.target, task);
  const problemRows: DryRun['problemRows'] = [];
  const result = await task.helper.request('read', readInputOf(path, input.layout, listFields(task.reader)), {
    signal: task.signal,
    onBatch: (json) => {
      const batch = JSON.parse(json) as ReadBatch;
      intake.takeBatch(task.reader, batch);
      tally.takeRuns(false);
      for (const row of batch.rows) {
        if (row.problems.length > 0 && problemRows.length < MOST_PROBLEM_ROWS) {
          problemRows.push(previewOf(row, input.layout));
        }
      }
      task.progress('reading', tally.counts.read, input.expectedRows);
    },
  });
  intake.end(task.reader);
  tally.counts.blank = result.blank;
  assertEvery(tally.counts, result.read);
  return { counts: tally.counts, problemRows };
}

/** Every row that was read has exactly one outcome; anything else is a bug and must not pass for a result. */
function assertEvery(counts: TransferCounts, read: number): void {
  const told = counts.imported + counts.merged + counts.skipped;
  if (told !== counts.read || counts.read !== read) {
    throw new Error(`import lost count: read ${String(read)}, outcomes ${String(told)}`);
  }
}

/**
 * Imports a file: rows come in hidden, in units of at most 150 ms, count all at once when all are in, and then
 * settle. A stop, a full disk or a crash before that takes every row out again. Throws transfer.running where another
 * import is under way, and transfer.* of the file.
 */
export function runImport(
  task: TaskContext,
  input: { token: string; layout: TransferLayout; expectedRows: number | null },
): Promise<{ importId: number; counts: TransferCounts }> {
  return alone(task, () => runAlone(task, input));
}

/** Writers on which an import, an undo or a recovery is at work. */
const atWork = new WeakSet<Writer>();

/**
 * Imports and undos go one at a time, since each counts on the rows of the others staying. What an earlier one could
 * not finish (a full disk, a crash) is finished first. Throws transfer.running.
 */
async function alone<T>(task: TaskContext, act: () => Promise<T>): Promise<T> {
  if (atWork.has(task.writer)) throw new AppError('transfer.running');
  await recoverImports(task);
  atWork.add(task.writer);
  try {
    return await act();
  } finally {
    atWork.delete(task.writer);
  }
}

async function runAlone(
  task: TaskContext,
  input: { token: string; layout: TransferLayout; expectedRows: number | null },
): Promise<{ importId: number; counts: TransferCounts }> {
  const { path, name } = await task.fileOf(input.token);
  const importId = await task.writer.unit('transfer.begin', task.actor, (unit) =>
    begin(unit, name, input.layout),
  );
  const tally = new Tally();
  try {
    const sink = new UnitSink(importId);
    const intake = new Intake(sink, tally, input.layout.target, task);
    const result = await task.helper.request(
      'read',
      readInputOf(path, input.layout, listFields(task.reader)),
      {
        signal: task.signal,
        onBatch: async (json) => {
          await task.writer.unit('transfer.rows', task.actor, (unit) => {
            sink.use(unit);
            intake.takeBatch(unit, JSON.parse(json) as ReadBatch);
            writeOutcomes(unit, importId, tally, false);
          });
          task.progress('importing', tally.counts.read, input.expectedRows);
        },
      },
    );
    await task.writer.unit('transfer.rows', task.actor, (unit) => {
      sink.use(unit);
      intake.end(unit);
    });
    tally.counts.blank = result.blank;
    assertEvery(tally.counts, result.read);
    if (task.signal.aborted) throw new AppError('transfer.cancelled');
    await task.writer.unit('transfer.count', task.actor, (unit) => count(unit, importId, tally), {
      name: 'transfer.run',
      commandId: task.commandId,
    });
  } catch (error) {
    /* Hidden rows of an import that did not end are taken out now, or at the next start where that fails too. */
    const isStopped = error instanceof AppError && error.code === 'transfer.cancelled';
    await giveUp(task, importId, isStopped ? 'cancelled' : 'failed');
    throw error;
  }
  try {
    await settleImport(task, importId);
  } catch (error) {
    /* The rows count already; what is left is finished before the next import or at the next start. */
    throw error instanceof AppError ? new AppError('transfer.notSettled') : error;
  }
  return { importId, counts: tally.counts };
}

/** Takes the hidden rows out. Where even that fails (a full disk), they stay hidden until it can be done. */
async function giveUp(task: TaskContext, importId: number, endState: 'cancelled' | 'failed'): Promise<void> {
  try {
    await task.writer.unit('transfer.giveUp', task.actor, (unit) => {
      setState(unit, importId, 'removing', endState);
    });
    await removeImport(task, importId);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}

/** One at a time: an import counts on the rows of the others staying. */
function assertNoneRuns(unit: Unit): void {
  const other = unit.get(
    `SELECT 1 FROM "transferImports" WHERE "state" IN ('running', 'settling', 'removing')`,
  );
  if (other !== undefined) throw new AppError('transfer.running');
}

async function begin(unit: Unit, fileName: string, layout: TransferLayout): Promise<number> {
  assertNoneRuns(unit);
  return unit.insert(Import, {
    fileName,
    target: layout.target,
    layout: JSON.stringify(layout),
    state: 'running',
    startedAt: unit.moment.at,
    actorId: unit.actor.id,
  });
}

/** From this unit's commit on the import counts. */
function count(unit: Unit, importId: number, tally: Tally): { importId: number } {
  writeOutcomes(unit, importId, tally, true);
  unit.run(
    `UPDATE "transferImports" SET "state" = 'settling', "counts" = ? WHERE "id" = ?`,
    JSON.stringify(tally.counts),
    importId,
  );
  return { importId };
}

function writeOutcomes(unit: Unit, importId: number, tally: Tally, isEnd: boolean): void {
  for (const run of tally.takeRuns(isEnd)) {
    unit.run(
      `INSERT INTO "transferOutcomes" ("importId", "fromRow", "toRow", "outcome", "reason", "raw")
       VALUES (?, ?, ?, ?, ?, ?)`,
      importId,
      run.fromRow,
      run.toRow,
      run.outcome,
      run.reason,
      run.raw,
    );
  }
}

function setState(unit: Unit, importId: number, state: Import['state'], endState: Import['endState']): void {
  unit.run(
    'UPDATE "transferImports" SET "state" = ?, "endState" = ? WHERE "id" = ?',
    state,
    endState,
    importId,
  );
}

/** Takes a done import back. Throws transfer.notUndoable where it is not done, transfer.running while another runs. */
export function undoImport(task: TaskContext, importId: number): Promise<{ importId: number; kept: number }> {
  return alone(task, () => undoAlone(task, importId));
}

async function undoAlone(task: TaskContext, importId: number): Promise<{ importId: number; kept: number }> {
  await task.writer.unit(
    'transfer.beginUndo',
    task.actor,
    (unit) => {
      const row = unit.get<{ state: string }>(
        'SELECT "state" FROM "transferImports" WHERE "id" = ?',
        importId,
      );
      if (row?.state !== 'done') throw new AppError('transfer.notUndoable');
      assertNoneRuns(unit);
      setState(unit, importId, 'removing', 'undone');
      return { importId };
    },
    { name: 'transfer.undo', commandId: task.commandId },
  );
  task.changed();
  return { importId, kept: await removeImport(task, importId) };
}

/** Ends what a crash or a power cut left of imports: what did not count goes, what counted is settled. */
export async function recoverImports(
  task: Pick<TaskContext, 'writer' | 'reader' | 'actor' | 'progress'>,
): Promise<number> {
  const left = task.reader.all<{ id: number; state: Import['state'] }>(
    `SELECT "id", "state" FROM "transferImports" WHERE "state" IN ('running', 'settling', 'removing')`,
  );
  if (left.length === 0 || atWork.has(task.writer)) return 0;
  atWork.add(task.writer);
  try {
    await finishAll(task, left);
  } finally {
    atWork.delete(task.writer);
  }
  return left.length;
}

async function finishAll(
  task: Pick<TaskContext, 'writer' | 'reader' | 'actor' | 'progress'>,
  left: readonly { id: number; state: Import['state'] }[],
): Promise<void> {
  for (const { id, state } of left) {
    if (state === 'settling') {
      await settleImport(task, id);
      continue;
    }
    if (state === 'running') {
      await task.writer.unit('transfer.recover', task.actor, (unit) => {
        setState(unit, id, 'removing', 'failed');
      });
    }
    await removeImport(task, id);
  }
}

/** Remembers the columns that a person matched, for the next file with the same headers. */
export async function rememberLayout(
  unit: Unit,
  headers: readonly string[],
  layout: TransferLayout,
): Promise<void> {
  const key = JSON.stringify(headers);
  const known = unit.get<{ id: number }>('SELECT "id" FROM "transferLayouts" WHERE "headers" = ?', key);
  const row = { layout: JSON.stringify(layout), usedAt: unit.moment.at };
  if (known === undefined) await unit.insert(ImportLayout, { headers: key, ...row });
  else await unit.change(ImportLayout, known.id, row);
}
