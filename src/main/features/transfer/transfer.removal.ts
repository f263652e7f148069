import type { Unit } from '../../db/unit';
import type { TaskContext } from '../../ipc/handlers';
import { forgetImportedCustomers } from '../customers/customers.service';
import { takeImportedBack } from '../loyalty/loyalty.imports.service';
import { forgetImportedProducts } from '../products/products.service';
import { forgetImportedLines, forgetImportedSales, openAccount, sumSale } from '../sales/sales.service';
import { movePoints } from './transfer.points';

type RemoveTask = Pick<TaskContext, 'writer' | 'reader' | 'actor' | 'progress'>;

/** Rows of one unit: deleting lines is quicker than working customers out again. */
const LINES = 2_000;
const ROWS = 200;

type Image = {
  id: number;
  tableName: string;
  rowId: number;
  before: string | null;
  after: string | null;
};

/**
 * Takes every row of an import in state `removing` out, in small units, and sets the records that it changed back.
 * What people have changed or used since stays, and is counted in the result. It may be broken off and called again.
 */
export async function removeImport(task: RemoveTask, importId: number): Promise<number> {
  const kept = new Set<number>();
  const total =
    task.reader.column<number>('SELECT count(*) FROM "saleLines" WHERE "importId" = ?', importId)[0] ?? 0;

  await eachUnit(task, 'transfer.setBack', (unit) => {
    const images = unit.all<Image>(
      'SELECT * FROM "transferChanges" WHERE "importId" = ? ORDER BY "id" DESC LIMIT ?',
      importId,
      ROWS,
    );
    for (const image of images) {
      const isBack = setBack(unit, image);
      if (!isBack && ['customers', 'products'].includes(image.tableName)) kept.add(image.rowId);
    }
    return images.length === ROWS;
  });

  /* Customers who were here before lose the import's sales from their accounts at once, before the rows go. */
  let last = 0;
  await eachUnit(task, 'transfer.closeAccounts', (unit) => {
    const ids = unit.column<number>(
      `SELECT DISTINCT s."customerId" FROM "sales" s JOIN "customers" c ON c."id" = s."customerId"
       WHERE s."importId" = ? AND s."customerId" > ? AND c."isListed" = 1
       ORDER BY s."customerId" LIMIT ?`,
      importId,
      last,
      ROWS,
    );
    for (const id of ids) openAccount(unit, id);
    last = ids.at(-1) ?? 0;
    return ids.length === ROWS;
  });

  await movePoints(task, importId, takeImportedBack);

  let gone = 0;
  await eachUnit(task, 'transfer.lines', (unit) => {
    const { removed, grown } = forgetImportedLines(unit, importId, LINES);
    for (const saleId of grown) sumSale(unit, saleId);
    gone += removed;
    task.progress('removing', gone, total);
    return removed === LINES;
  });
  await eachUnit(task, 'transfer.sales', (unit) => forgetImportedSales(unit, importId, LINES) === LINES);
  const isOfGoods =
    task.reader.get(`SELECT 1 FROM "transferImports" WHERE "id" = ? AND "target" = 'products'`, importId) !==
    undefined;
  await eachUnit(task, 'transfer.products', (unit) => {
    const done = forgetImportedProducts(unit, importId, ROWS);
    if (isOfGoods) for (const id of done.kept) kept.add(id);
    return done.seen === ROWS;
  });
  await eachUnit(task, 'transfer.customers', (unit) => {
    const done = forgetImportedCustomers(unit, importId, ROWS);
    for (const id of done.kept) kept.add(id);
    return done.seen === ROWS;
  });

  await task.writer.unit('transfer.removed', task.actor, (unit) => {
    unit.run('DELETE FROM "transferPending" WHERE "importId" = ?', importId);
    unit.run('DELETE FROM "transferOutcomes" WHERE "importId" = ?', importId);
    unit.run(
      `UPDATE "transferImports" SET "state" = "endState", "endState" = NULL, "endedAt" = ? WHERE "id" = ?`,
      unit.moment.at,
      importId,
    );
  });
  return kept.size;
}

/** Runs units until one says that nothing is left. */
async function eachUnit(task: RemoveTask, name: string, act: (unit: Unit) => boolean): Promise<void> {
  while (await task.writer.unit(name, task.actor, act));
}

/** True where the record is as it was before the import; false where people changed it since, and then it stays. */
function setBack(unit: Unit, image: Image): boolean {
  const parse = (json: string | null): Record<string, unknown> | null =>
    json === null ? null : (JSON.parse(json) as Record<string, unknown>);
  unit.run('DELETE FROM "transferChanges" WHERE "id" = ?', image.id);
  return unit.setBack(image.tableName, image.rowId, parse(image.after), parse(image.before));
}
