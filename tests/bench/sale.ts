import type { Page } from '@playwright/test';
import { callFromPage } from '../support/desk';
import { describe, percentile } from './support/figures';
import { openShop } from './support/openShop';
import { note } from './support/report';

const SAMPLES = 150;
const LINES = 4;

/**
 * `sale.save`: from the page's call to its answer, for a sale of four lines to one customer after the other, with all that
 * hangs on it: prices looked up, slip, discounts, payment, the customer's account, the trail, and the disk. p95 in ms; the
 * way between the processes is counted in.
 */
export async function measureSale(runDir: string): Promise<number> {
  const shop = await openShop(runDir, 'sale');
  try {
    const samples = await timeSales(shop.page);
    note(`sale.save: ${describe(samples)} ms`);
    return percentile(samples, 0.95);
  } finally {
    await shop.close();
  }
}

async function timeSales(page: Page): Promise<number[]> {
  const { rows } = await callFromPage(page, 'customers.list', {
    filter: { group: 'all' },
    sort: 'lastVisit',
    direction: 'desc',
    offset: 0,
    limit: SAMPLES,
  });
  const { rows: products } = await callFromPage(page, 'products.find', { text: 'a', limit: 50 });
  const lines = Array.from({ length: LINES }, (_, at) => {
    const product = products[at % Math.max(1, products.length)];
    return {
      productId: product?.id ?? null,
      name: product?.name ?? 'something',
      quantityMilli: 2_000,
      unitPriceMills: (product?.priceCents ?? 1_250) * 10,
    };
  });
  const amountCents = lines.reduce((sum, { unitPriceMills }) => sum + (unitPriceMills * 2) / 10, 0);
  const samples: number[] = [];
  for (const { id } of rows) {
    const sale = {
      customerId: id,
      lines,
      payments: [{ kind: 'wechat' as const, amountCents }],
      dueOn: null,
      note: '',
      amountCents,
    };
    samples.push(
      await page.evaluate(async (input) => {
        const { shuke } = window as unknown as {
          shuke: { call: (request: unknown) => Promise<{ ok: boolean }> };
        };
        const commandId = crypto.randomUUID();
        const from = performance.now();
        const answer = await shuke.call({ channel: 'sales.ringUp', input, commandId });
        const took = performance.now() - from;
        if (!answer.ok) throw new Error(`the sale was refused: ${JSON.stringify(answer)}`);
        return took;
      }, sale),
    );
  }
  return samples;
}
