import { describe, percentile } from './support/figures';
import { type BenchName } from './support/limits';
import { type OpenShop } from './support/openShop';
import { findQueries, type Query } from './support/queries';
import { note } from './support/report';

const SAMPLES = 200;

/** `find.main` and `find.paint`: p95 in ms. */
export async function measureFind(
  shop: OpenShop,
  names: ReadonlySet<BenchName>,
): Promise<Partial<Record<BenchName, number>>> {
  const values: Partial<Record<BenchName, number>> = {};
  const queries = findQueries(shop.file, SAMPLES);
  if (names.has('find.main')) {
    const samples = await shop.page.evaluate(timeCalls, queries);
    describeKinds('find.main', queries, samples);
    values['find.main'] = percentile(samples, 0.95);
  }
  if (names.has('find.paint')) values['find.paint'] = percentile(await timeKeys(shop, queries), 0.95);
  return values;
}

/** In the page: asks for each query once, and tells how long each answer took. */
async function timeCalls(queries: Query[]): Promise<number[]> {
  const times: number[] = [];
  for (const { text } of queries) {
    const from = performance.now();
    const answer = await window.shuke.call({
      channel: 'customers.find',
      input: { text, limit: 12 },
      commandId: null,
    });
    times.push(performance.now() - from);
    if (!answer.ok) throw new Error(answer.error.code);
  }
  return times;
}

/** Types queries key by key into the search box; each key press is a sample, from the press to the painted answer. */
async function timeKeys({ page }: OpenShop, queries: readonly Query[]): Promise<number[]> {
  const box = page.getByRole('combobox');
  const samples: number[] = [];
  const kinds: Query[] = [];
  for (const query of queries) {
    if (samples.length >= SAMPLES) break;
    await box.focus();
    for (const key of query.text) {
      /* Characters come from an input method, without a key of their own. */
      const kind: 'keydown' | 'input' = key.charCodeAt(0) < 128 ? 'keydown' : 'input';
      const painted = page.evaluate(
        async (from: 'keydown' | 'input') =>
          (await bench.nextMark('shuke:find-painted')) - bench.lastInput[from],
        kind,
      );
      if (kind === 'keydown') await page.keyboard.press(key);
      else await page.keyboard.insertText(key);
      samples.push(await painted);
      kinds.push(query);
    }
    await page.keyboard.press('Escape');
  }
  describeKinds('find.paint', kinds, samples);
  return samples;
}

function describeKinds(name: string, queries: readonly Query[], samples: readonly number[]): void {
  note(`${name}: ${describe(samples)} ms`);
  for (const kind of new Set(queries.map((query) => query.kind))) {
    const own = samples.filter((_, at) => queries[at]?.kind === kind);
    if (own.length > 0) note(`  ${kind}: ${describe(own)}`);
  }
}
