import { describe, median, percentile } from './support/figures';
import { type BenchName } from './support/limits';
import { type OpenShop } from './support/openShop';
import { note } from './support/report';

const OPENINGS = 200;
const SWITCHES = 5;

/** `palette.open` (p95), `theme.switch` and `language.switch` (medians), in ms, over the list of the whole shop. */
export async function measureFrame(
  shop: OpenShop,
  names: ReadonlySet<BenchName>,
): Promise<Partial<Record<BenchName, number>>> {
  const values: Partial<Record<BenchName, number>> = {};
  if (names.has('palette.open')) values['palette.open'] = percentile(await timePalette(shop), 0.95);
  if (names.has('theme.switch'))
    values['theme.switch'] = median(
      await timeSwitches(shop, 'theme.switch', 'shuke:theme-painted', ['huanchengshense', 'huanchengqianse']),
    );
  if (names.has('language.switch'))
    values['language.switch'] = median(
      await timeSwitches(shop, 'language.switch', 'shuke:language-painted', ['huanchengyingwen', 'chinese']),
    );
  return values;
}

/** From Ctrl+K in the list to the painted palette. */
async function timePalette({ page }: OpenShop): Promise<number[]> {
  await page.getByRole('grid').focus();
  const samples: number[] = [];
  for (let sample = 0; sample < OPENINGS; sample += 1) {
    const painted = page.evaluate(
      async () => (await bench.nextMark('shuke:palette-painted')) - bench.lastInput.keydown,
    );
    await page.keyboard.press('Control+k');
    samples.push(await painted);
    await page.keyboard.press('Escape');
  }
  note(`palette.open: ${describe(samples)} ms`);
  return samples;
}

/** From Enter in the palette to the painted list in its other look, to and fro; it ends as it began. */
async function timeSwitches(
  { page }: OpenShop,
  name: BenchName,
  mark: string,
  phrases: readonly [there: string, back: string],
): Promise<number[]> {
  const samples: number[] = [];
  for (let sample = 0; sample < SWITCHES + 1; sample += 1) {
    await page.keyboard.press('Control+k');
    await page.keyboard.insertText(phrases[sample % 2 === 0 ? 0 : 1]);
    await page.getByRole('option').first().waitFor();
    await page.getByRole('option').nth(2).waitFor({ state: 'detached' });
    const painted = page.evaluate(
      async (what: string) => (await bench.nextMark(what)) - bench.lastInput.keydown,
      mark,
    );
    await page.keyboard.press('Enter');
    samples.push(await painted);
  }
  note(`${name}: ${describe(samples.slice(1))} ms`);
  return samples.slice(1);
}
