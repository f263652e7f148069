import { copyFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { derivedAndRebuilt } from '../../../../tests/support/builders/derived';
import { BOOKS, type Dump, dumpTables } from '../../../../tests/support/builders/dump';
import {
  customerItem,
  fakeHelper,
  layoutOf,
  phoneOf,
  rowsOf,
  saleItem,
} from '../../../../tests/support/builders/foreignFiles';
import { OWNER } from '../../../../tests/support/builders/openWriter';
import { addProduct, addSale } from '../../../../tests/support/builders/sales';
import { type TestShop, makeShop, tempDir } from '../../../../tests/support/shop';
import type { TransferCounts, TransferTarget } from '@shared/features/transfer/transfer.contract';
import type { ReadRow } from '@shared/features/transfer/transfer.rows.rules';
import { openAccount } from '../sales/sales.service';

const PHONES = ['16000000001', '16000000002', '16000000003'];
const NAMES = ['单雄信', '张伟', '秦琼', '𠮷野家'];
const NUMBERS = ['C1', 'C2', 'C3', 'C9'];

let shop: TestShop;
const files = fakeHelper();

/* A shop with history: namesakes, a card in the bin, one without a name, older slips with and without a number. */
let template = '';
beforeAll(async () => {
  const made = await makeShop();
  const { id } = await made.call('customers.create', { name: '单雄信', number: 'C1', region: '朝阳' });
  await made.call('customers.create', { name: '张伟', phones: [{ text: '16000000001' }], tags: ['VIP'] });
  await made.call('customers.create', { name: '张伟', wechat: 'zw' });
  await made.call('customers.create', { phones: [{ text: '16000000002' }] });
  const { id: gone } = await made.call('customers.create', { name: '秦琼', number: 'C3' });
  await made.call('customers.remove', { ids: [gone] });
  await made.writer.unit('test', OWNER, (unit) => {
    const productId = addProduct(unit, 'P1', '绿茶');
    const lines = [{ name: '绿茶', cents: 1_000, productId }];
    addSale(unit, {
      customerId: id,
      on: '2026-03-01',
      minute: 600,
      number: 'S0',
      lines: [...lines, ...lines],
    });
    addSale(unit, { customerId: id, on: '2026-03-01', minute: null, lines });
    openAccount(unit, id);
  });
  await made.writer.checkpoint();
  template = join(tempDir(), 'template.shuke');
  copyFileSync(made.file, template);
  await made.close();
});
afterAll(() => {
  rmSync(dirname(template), { recursive: true, force: true });
});

/** Runs `act` on a shop of its own, so that a failure can be found again by its seed. */
async function onFreshShop(act: () => Promise<void>): Promise<void> {
  shop = await makeShop(files.helper, template);
  try {
    await act();
    expect(shop.bugs).toEqual([]);
  } finally {
    await shop.close();
  }
}

const optional = <T>(values: readonly T[]): fc.Arbitrary<T | null> => fc.constantFrom(null, ...values);
const problem = fc.constantFrom('noIdentity', 'dateMissing', 'totalRow' as const);

const customer = fc
  .record({
    number: optional(NUMBERS),
    name: optional(NAMES),
    phones: fc.subarray(PHONES, { maxLength: 2 }).map((digits) => digits.map(phoneOf)),
    region: optional(['海淀', '浦东']),
    note: optional(['备注']),
    tags: fc.subarray(['VIP', '批发']),
    gender: optional(['female', 'male'] as const),
    birthday: optional([{ month: 2, day: 29, year: null, calendar: 'solar' as const }]),
  })
  .filter((row) => row.number !== null || row.name !== null || row.phones.length > 0)
  .map(customerItem);

const NOBODY = { customerNumber: null, customerName: null, customerPhone: null };
/* Each buyer is told in one way, as files do: known, in the bin, new, by a phone, by a name that two bear or nobody. */
const BUYERS: Partial<Record<keyof typeof NOBODY, string>>[] = [
  {},
  { customerNumber: 'C1', customerName: '单雄信' },
  { customerNumber: 'C3' },
  { customerNumber: 'C9', customerName: '秦琼', customerPhone: '16000000001' },
  { customerNumber: 'C2' },
  { customerPhone: '16000000002' },
  { customerPhone: '16000000003' },
  { customerName: '张伟' },
  { customerName: '𠮷野家' },
  { customerName: '张伟', customerPhone: '16000000001' },
];

const line = fc
  .record({
    saleNumber: optional(['S0', 'S1', 'S2', 'C4']),
    soldOn: fc.constantFrom('2026-03-01', '2026-03-02', '2026-03-04', '2025-03-01'),
    soldMinute: optional([600, 601]),
    kind: fc.constantFrom('sale', 'sale', 'return', 'writeoff', 'adjustment' as const),
    productCode: optional(['P1', 'P2', 'p1']),
    productName: optional(['绿茶', '红茶']),
    pieces: fc.constantFrom(-1, 1, 2),
    buyer: fc.constantFrom(...BUYERS),
  })
  .map(({ pieces, buyer, ...rest }) =>
    saleItem({
      ...rest,
      ...NOBODY,
      /* The shop's own slip is named with its own customer: whom a stranger under its number means is anybody's guess. */
      ...(rest.saleNumber === 'S0' ? { customerNumber: 'C1' } : buyer),
      quantityMilli: pieces * 1_000,
      amountCents: pieces * 1_000,
    }),
  );

const fileOf = (target: TransferTarget): fc.Arbitrary<ReadRow[]> =>
  fc
    .array(
      fc.oneof(
        { arbitrary: target === 'sales' ? line : customer, weight: 12 },
        { arbitrary: problem, weight: 1 },
      ),
      { maxLength: 14 },
    )
    .map((items) => rowsOf(items as Parameters<typeof rowsOf>[0]));

const anyFile = fc
  .constantFrom<TransferTarget[]>('customers', 'sales')
  .chain((target) =>
    fc.record({ target: fc.constant(target), rows: fileOf(target), batch: fc.constantFrom(1, 3, 20) }),
  );

let lastFile = 0;
type File = { target: TransferTarget; rows: readonly ReadRow[]; batch: number };
function ask({ target, rows, batch }: File): Parameters<typeof shop.call<'transfer.run'>>[1] {
  lastFile += 1;
  const path = `/made/${String(lastFile)}.csv`;
  files.put(path, { rows, batch });
  return { token: shop.give(path), layout: layoutOf(target) };
}
const run = async (file: File): Promise<{ importId: number; counts: TransferCounts }> =>
  shop.call('transfer.run', ask(file));
const undo = (importId: number): Promise<{ kept: number }> => shop.call('transfer.undo', { importId });
const rowsNow = (): Dump => dumpTables(shop.reader, BOOKS);
/** What a person could see of the shop: all rows but the protocols of imports. */
const seen = (): Dump => dumpTables(shop.reader, [...BOOKS, 'transferOutcomes', 'transferChanges']);

function expectToAddUp(counts: TransferCounts, read: number): void {
  expect(counts.read).toBe(read);
  expect(counts.imported + counts.merged + counts.skipped).toBe(read);
  const sum = (by: Record<string, number>): number => Object.values(by).reduce((a, b) => a + b, 0);
  expect(sum(counts.skippedBy)).toBe(counts.skipped);
}

async function expectDerived(): Promise<void> {
  const { kept, rebuilt } = await derivedAndRebuilt(shop);
  expect(kept).toEqual(rebuilt);
}

const runs = { numRuns: 30 };

describe('any file', () => {
  it('is counted to the row, by the dry run as by the import, and lies in the shop as counted', async () => {
    await fc.assert(
      fc.asyncProperty(anyFile, (file) =>
        onFreshShop(async () => {
          const before = rowsNow();
          const { counts: promised } = await shop.call('transfer.dryRun', ask(file));
          expect(rowsNow()).toEqual(before);
          const { importId, counts } = await run(file);
          expect(counts).toEqual(promised);
          expectToAddUp(counts, file.rows.length);
          const count = (sql: string): number => shop.reader.column<number>(sql, importId)[0] ?? -1;
          expect(count('SELECT count(*) FROM "customers" WHERE "importId" = ?')).toBe(counts.newCustomers);
          expect(count('SELECT count(*) FROM "products" WHERE "importId" = ?')).toBe(counts.newProducts);
          for (const kind of ['sale', 'return', 'writeoff', 'adjustment'] as const) {
            expect(count(`SELECT count(*) FROM "sales" WHERE "importId" = ? AND "kind" = '${kind}'`)).toBe(
              counts.newSales[kind],
            );
          }
          if (file.target === 'sales') {
            expect(count('SELECT count(*) FROM "saleLines" WHERE "importId" = ?')).toBe(counts.imported);
            expect(
              count('SELECT coalesce(sum("amountCents"), 0) FROM "saleLines" WHERE "importId" = ?'),
            ).toBe(counts.amountCents);
          }
          await expectDerived();
          await undo(importId);
        }),
      ),
      runs,
    );
  });

  it('is told row by row: every row has one outcome, as often as counted', async () => {
    await fc.assert(
      fc.asyncProperty(anyFile, (file) =>
        onFreshShop(async () => {
          const { importId, counts } = await run(file);
          const { outcomes } = await shop.call('transfer.outcomes', { importId, offset: 0, limit: 5_000 });
          const told = outcomes.flatMap(({ fromRow, toRow, outcome, reason }) =>
            Array.from({ length: toRow - fromRow + 1 }, (_, at) => ({ row: fromRow + at, outcome, reason })),
          );
          expect(told.map(({ row }) => row)).toEqual(file.rows.map(({ row }) => row));
          for (const outcome of ['imported', 'merged', 'skipped'] as const) {
            expect(told.filter((row) => row.outcome === outcome)).toHaveLength(counts[outcome]);
          }
          for (const [at, row] of file.rows.entries()) {
            if (row.item === null)
              expect(told[at]).toMatchObject({ outcome: 'skipped', reason: row.problems[0]?.code });
          }
          await undo(importId);
        }),
      ),
      { numRuns: 15 },
    );
  });

  it('adds nothing the second time, and says so', async () => {
    await fc.assert(
      fc.asyncProperty(anyFile, (file) =>
        onFreshShop(async () => {
          const first = await run(file);
          const before = seen();
          const second = await run(file);
          expectToAddUp(second.counts, file.rows.length);
          expect(second.counts).toMatchObject({ imported: 0, merged: 0, newCustomers: 0, newProducts: 0 });
          expect(seen()).toEqual(before);
          await undo(second.importId);
          await undo(first.importId);
        }),
      ),
      runs,
    );
  });

  it('leaves the shop row for row as it was when it is taken back', async () => {
    await fc.assert(
      fc.asyncProperty(anyFile, (file) =>
        onFreshShop(async () => {
          const before = rowsNow();
          const { importId } = await run(file);
          expect(await undo(importId)).toEqual({ importId, kept: 0 });
          expect(rowsNow()).toEqual(before);
          await expectDerived();
        }),
      ),
      runs,
    );
  });

  it('and another one come out again in either order, and all sums hold in between', async () => {
    await fc.assert(
      fc.asyncProperty(anyFile, anyFile, fc.boolean(), (one, other, isFirstFirst) =>
        onFreshShop(async () => {
          const first = await run(one);
          const second = await run(other);
          await expectDerived();
          const order = isFirstFirst ? [first, second] : [second, first];
          for (const { importId } of order) {
            await undo(importId);
            await expectDerived();
          }
          /* What the second one hung on records of the first stays where the first goes first; nothing of theirs is hidden. */
          const left = shop.reader.column<number>(
            `SELECT count(*) FROM "transferImports" WHERE "state" NOT IN ('undone')`,
          )[0];
          expect(left).toBe(0);
        }),
      ),
      runs,
    );
  });
});
