import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { afterEach, expect, it, vi } from 'vitest';
import { FIRST_PROGRAMME, FIRST_TIERS } from '@shared/features/loyalty/programme.rules';
import { makeShop, type TestShop } from '../../../../tests/support/shop';
import { inspectFile } from '../../helper/inspectFile';
import type { HelperPort } from '../../helper/port';
import { readFile } from '../../helper/readFile';
import type { Work } from '../../helper/work';

/* A whole file takes its time. */
vi.setConfig({ testTimeout: 600_000 });

/** A real shop's lines: the excerpt, or the whole file where somebody names it. */
const FILE = process.env.SHUKE_RETAIL ?? 'tests/fixtures/transfer/retail-excerpt.csv';
const CENTS_PER_POINT = 30;
/** The last year that the file holds, without its first days. */
const [NOW, SINCE, TODAY] = ['2011-12-10T04:00:00.000Z', '2010-12-11', '2011-12-10'];
const TIERS = FIRST_TIERS.map((tier) => ({
  ...tier,
  id: null,
  name: tier.tone,
  discountPermille: 1_000,
  pointsPermille: 1_000,
}));

const work: Work = { breathe: () => Promise.resolve(), send: () => Promise.resolve() };
const helper: HelperPort = {
  request: async (act, input, options) => {
    if (act !== 'read') throw new Error('only rows are asked for here');
    const send = async (json: string): Promise<void> => options?.onBatch?.(json);
    return await readFile(input as never, { ...work, send });
  },
  stop: () => undefined,
};

let shop: TestShop;
afterEach(() => shop.close());

/** What the file says by plain sums, apart from all that the program knows of sales. */
function plainSums(): { spend: Map<string, number>; points: number; cents: number } {
  const { data } = Papa.parse<Record<string, string>>(readFileSync(FILE, 'utf8'), {
    header: true,
    skipEmptyLines: true,
  });
  const spend = new Map<string, number>();
  const invoices = new Map<string, number>();
  for (const { InvoiceNo = '', CustomerID = '', InvoiceDate = '', Quantity, UnitPrice } of data) {
    const day = InvoiceDate.slice(0, 10);
    if (!/^\d+$/u.test(CustomerID)) continue;
    const size = Math.round(Math.abs(Number(Quantity)) * Math.round(Number(UnitPrice) * 1_000) * 0.1);
    const cents = Number(Quantity) < 0 ? -size : size;
    const isInside = day >= SINCE && day <= TODAY;
    spend.set(CustomerID, (spend.get(CustomerID) ?? 0) + (isInside ? cents : 0));
    if (isInside) invoices.set(InvoiceNo, (invoices.get(InvoiceNo) ?? 0) + cents);
  }
  const points = [...invoices.values()].reduce((sum, cents) => sum + Math.trunc(cents / CENTS_PER_POINT), 0);
  return { spend, points, cents: [...spend.values()].reduce((sum, cents) => sum + cents, 0) };
}

it('gives the customers of an imported file the tiers and points that its sums say', async () => {
  shop = await makeShop(helper);
  shop.clock.set(NOW);
  const { guess, chosen, encoding, delimiter } = await inspectFile({ path: FILE }, work);
  const { target, mapping, returnPrefix = null, adjustmentPrefix = null, dayOrder = null } = guess;
  await shop.call('transfer.run', {
    token: shop.give(FILE),
    layout: {
      target,
      mapping,
      returnPrefix,
      adjustmentPrefix,
      dayOrder,
      sheet: chosen.sheet,
      headerRow: chosen.headerRow,
      encoding,
      delimiter,
    },
  });
  const programme = {
    ...FIRST_PROGRAMME,
    isOn: true,
    points: { ...FIRST_PROGRAMME.points, centsPerPoint: CENTS_PER_POINT },
  };
  const trial = await shop.call('loyalty.dryRun', { programme, tiers: TIERS } as never);
  const { spend, points, cents } = plainSums();
  const reached = [...spend.values()].map((sum) =>
    TIERS.findLastIndex(({ threshold }) => threshold <= Math.max(0, sum)),
  );
  expect(trial.customers).toBe(spend.size);
  expect(trial.tiers.map(({ members }) => members)).toEqual(
    TIERS.map((_, at) => reached.filter((one) => one === at).length),
  );
  expect(trial.points).toBe(points);
  expect(trial.discountCents).toBe(0);

  /* Switched on and reviewed, everybody stands where the trial said. */
  await shop.call('loyalty.setProgramme', { version: 0, programme, tiers: TIERS } as never);
  await shop.call('loyalty.review', {});
  const stands = shop.raw
    .prepare('SELECT "tierId", count(*) AS "n" FROM "loyaltyMembers" GROUP BY 1 ORDER BY 1')
    .all();
  expect(stands).toEqual(
    trial.tiers.flatMap(({ members }, at) =>
      at === 0 || members === 0 ? [] : [{ tierId: at + 1, n: members }],
    ),
  );
  const { measure } = shop.raw
    .prepare(
      `SELECT sum("amountCents") AS "measure" FROM "sales" WHERE "customerId" IS NOT NULL AND "soldOn" BETWEEN ? AND ?`,
    )
    .get(SINCE, TODAY) as { measure: number };
  expect(measure).toBe(cents);
});
