import { describe, percentile } from './support/figures';
import { type BenchName } from './support/limits';
import { type OpenShop } from './support/openShop';
import { note } from './support/report';

const SAMPLES = 200;

/** `list.open` and `list.jump`: p95 in ms. */
export async function measureList(
  shop: OpenShop,
  names: ReadonlySet<BenchName>,
): Promise<Partial<Record<BenchName, number>>> {
  const values: Partial<Record<BenchName, number>> = {};
  if (names.has('list.open')) values['list.open'] = percentile(await timeOpening(shop), 0.95);
  if (names.has('list.jump')) values['list.jump'] = percentile(await timeJumps(shop), 0.95);
  return values;
}

/** From another page of the rail: the click to the painted list, of which nothing is kept. */
async function timeOpening({ page }: OpenShop): Promise<number[]> {
  const toList = page.locator('nav a[href$="/customers"]');
  const elsewhere = page.locator('nav a[href$="/settings"]');
  const samples: number[] = [];
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    await elsewhere.click();
    await page.getByRole('grid').waitFor({ state: 'detached' });
    await page.evaluate(() => bench.forget());
    const painted = page.evaluate(async () => {
      const at = await bench.nextMark('shuke:list-painted');
      return at - bench.lastInput.click;
    });
    await toList.click();
    samples.push(await painted);
  }
  note(`list.open: ${describe(samples)} ms`);
  return samples;
}

/** From the scroll to anywhere in the list to its painted rows. */
async function timeJumps({ page }: OpenShop): Promise<number[]> {
  const samples = await page.evaluate(async (count) => {
    const grid = document.querySelector('[role="grid"]');
    if (!grid) throw new Error('there is no list');
    const times: number[] = [];
    for (let jump = 0; jump < count; jump += 1) {
      /* Golden-ratio steps come everywhere and never twice to one place. */
      const top = (((jump + 1) * 0.6180339887) % 1) * (grid.scrollHeight - grid.clientHeight);
      const painted = bench.nextMark('shuke:list-painted');
      const from = performance.now();
      grid.scrollTop = top;
      times.push((await painted) - from);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return times.slice(1);
  }, SAMPLES + 1);
  note(`list.jump: ${describe(samples)} ms`);
  return samples;
}
