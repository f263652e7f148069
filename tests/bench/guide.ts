import { callFromPage } from '../support/desk';
import { describe, percentile } from './support/figures';
import { openShop } from './support/openShop';
import { note } from './support/report';

const SAMPLES = 100;

/**
 * `guide.find`: from the page's call to its answer, for what suits one customer after the other, those who came last first,
 * any need and budget: what they and others like them bought is gone through anew each time. p95 in ms.
 */
export async function measureGuide(runDir: string): Promise<number> {
  const shop = await openShop(runDir, 'guide');
  try {
    const { rows } = await callFromPage(shop.page, 'customers.list', {
      filter: { group: 'all' },
      sort: 'lastVisit',
      direction: 'desc',
      offset: 0,
      limit: SAMPLES,
    });
    const samples: number[] = [];
    let picks = 0;
    for (const { id } of rows) {
      const answer = await shop.page.evaluate(async (customerId) => {
        const { shuke } = window as unknown as {
          shuke: { call: (request: unknown) => Promise<{ ok: boolean; value: { picks: unknown[] } }> };
        };
        const input = { customerId, need: '', fromCents: null, toCents: null };
        const from = performance.now();
        const { ok, value } = await shuke.call({ channel: 'sales.guide', input });
        return { took: performance.now() - from, picks: ok ? value.picks.length : -1 };
      }, id);
      if (answer.picks < 0) throw new Error('the guide refused');
      samples.push(answer.took);
      picks += answer.picks;
    }
    if (picks === 0) throw new Error('the guide had nothing to offer to anybody');
    note(`guide.find: ${describe(samples)} ms, ${String(picks)} picks`);
    return percentile(samples, 0.95);
  } finally {
    await shop.close();
  }
}
