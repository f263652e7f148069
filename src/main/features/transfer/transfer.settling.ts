import type { CustomerRow, GoodsRow } from '@shared/features/transfer/transfer.rows.rules';
import type { Unit } from '../../db/unit';
import type { TaskContext } from '../../ipc/handlers';
import { mergeIntoCustomer, relistCustomers } from '../customers/customers.service';
import { fillParts } from '../products/products.bundle.service';
import { fillProduct, relistProducts } from '../products/products.service';
import { creditImported } from '../loyalty/loyalty.imports.service';
import { openAccount, sumSale } from '../sales/sales.service';
import { gapsOf } from './transfer.customers';
import { goodsGaps } from './transfer.goods';
import type { HeldPart } from './transfer.parts';
import { movePoints } from './transfer.points';

type SettleTask = Pick<TaskContext, 'writer' | 'reader' | 'actor' | 'progress'>;

/** Records of one unit: small enough for 150 ms on a slow PC. */
const CHUNK = 200;

type Pending = {
  id: number;
  kind: 'merge' | 'grow';
  refId: number;
  patch: string;
};

/**
 * Makes an import that counts complete: merges into older cards, sums of older slips, lists, search rows and
 * accounts, all in small units. It may be broken off at any point and called again.
 */
export async function settleImport(task: SettleTask, importId: number): Promise<void> {
  await applyPending(task, importId);
  await listNewCustomers(task, importId);
  await listNewProducts(task, importId);
  await openOlderAccounts(task, importId);
  await movePoints(task, importId, creditImported);
  await task.writer.unit('transfer.done', task.actor, (unit) => {
    unit.run(
      `UPDATE "transferImports" SET "state" = 'done', "endedAt" = ? WHERE "id" = ?`,
      unit.moment.at,
      importId,
    );
  });
}

async function applyPending(task: SettleTask, importId: number): Promise<void> {
  const isOfGoods =
    task.reader.get(`SELECT 1 FROM "transferImports" WHERE "id" = ? AND "target" = 'products'`, importId) !==
    undefined;
  let left = 1;
  while (left > 0) {
    left = await task.writer.unit('transfer.merge', task.actor, async (unit) => {
      const pending = unit.all<Pending>(
        'SELECT "id", "kind", "refId", "patch" FROM "transferPending" WHERE "importId" = ? ORDER BY "id" LIMIT ?',
        importId,
        CHUNK,
      );
      for (const item of pending) {
        if (item.kind === 'grow') sumSale(unit, item.refId);
        else if (isOfGoods) await mergeGoods(unit, item.refId, JSON.parse(item.patch) as GoodsPatch);
        else await merge(unit, item.refId, JSON.parse(item.patch) as CustomerRow);
        unit.run('DELETE FROM "transferPending" WHERE "id" = ?', item.id);
      }
      keepImages(unit, importId);
      return pending.length;
    });
  }
}

/** Fills what the card does not know; a card that is gone or in the bin meanwhile is left alone. */
async function merge(unit: Unit, customerId: number, item: CustomerRow): Promise<void> {
  const gaps = gapsOf(unit, customerId, item);
  await mergeIntoCustomer(unit, customerId, { ...gaps, phones: item.phones });
}

/** What a file says of a product itself, or what it holds. */
type GoodsPatch = GoodsRow | { holds: HeldPart[] };

/** The same for a product. */
async function mergeGoods(unit: Unit, productId: number, item: GoodsPatch): Promise<void> {
  if ('holds' in item) await fillParts(unit, productId, item.holds);
  else await fillProduct(unit, productId, goodsGaps(unit, productId, item));
}

/** The import's own before-images, since its one audit row is written already. */
function keepImages(unit: Unit, importId: number): void {
  for (const change of unit.changes) {
    unit.run(
      `INSERT INTO "transferChanges" ("importId", "tableName", "rowId", "before", "after") VALUES (?, ?, ?, ?, ?)`,
      importId,
      change.tableName,
      change.rowId,
      change.before === null ? null : JSON.stringify(change.before),
      change.after === null ? null : JSON.stringify(change.after),
    );
  }
}

async function listNewCustomers(task: SettleTask, importId: number): Promise<void> {
  const total =
    task.reader.column<number>('SELECT count(*) FROM "customers" WHERE "importId" = ?', importId)[0] ?? 0;
  let done = 0;
  let last = 0;
  for (;;) {
    const ids = await task.writer.unit('transfer.list', task.actor, (unit) => {
      const chunk = unit.column<number>(
        'SELECT "id" FROM "customers" WHERE "importId" = ? AND "id" > ? ORDER BY "id" LIMIT ?',
        importId,
        last,
        CHUNK,
      );
      relistCustomers(unit, chunk);
      return chunk;
    });
    last = ids.at(-1) ?? 0;
    done += ids.length;
    task.progress('settling', done, total);
    if (ids.length < CHUNK) return;
  }
}

async function listNewProducts(task: SettleTask, importId: number): Promise<void> {
  for (let last = 0; ;) {
    const ids = await task.writer.unit('transfer.products', task.actor, (unit) => {
      const chunk = unit.column<number>(
        'SELECT "id" FROM "products" WHERE "importId" = ? AND "id" > ? ORDER BY "id" LIMIT ?',
        importId,
        last,
        CHUNK,
      );
      relistProducts(unit, chunk);
      return chunk;
    });
    last = ids.at(-1) ?? 0;
    if (ids.length < CHUNK) return;
  }
}

async function openOlderAccounts(task: SettleTask, importId: number): Promise<void> {
  let last = 0;
  for (;;) {
    const ids = await task.writer.unit('transfer.accounts', task.actor, (unit) => {
      const chunk = unit.column<number>(
        `SELECT DISTINCT s."customerId" FROM "sales" s JOIN "customers" c ON c."id" = s."customerId"
         WHERE s."importId" = ? AND s."customerId" > ? AND c."isListed" = 1
           AND (c."importId" IS NULL OR c."importId" <> ?) ORDER BY s."customerId" LIMIT ?`,
        importId,
        last,
        importId,
        CHUNK,
      );
      for (const id of chunk) openAccount(unit, id);
      return chunk;
    });
    last = ids.at(-1) ?? 0;
    if (ids.length < CHUNK) return;
  }
}
