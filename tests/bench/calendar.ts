import { describe, percentile } from './support/figures';
import { type OpenShop } from './support/openShop';
import { note } from './support/report';

const SAMPLES = 60;

/**
 * `calendar.month`: from the click on the rail to the painted month of a person with twenty a day, of which nothing is
 * kept; p95 in ms.
 */
export async function measureCalendar({ page }: OpenShop): Promise<number> {
  const toCalendar = page.locator('nav a[href$="/followups"]');
  const elsewhere = page.locator('nav a[href$="/settings"]');
  const items = page.locator('[data-stop=item]');
  const samples: number[] = [];
  for (let sample = 0; sample < SAMPLES + 1; sample += 1) {
    await elsewhere.click();
    await items.first().waitFor({ state: 'detached' });
    await page.evaluate(() => bench.forget());
    const painted = page.evaluate(async () => {
      const at = await bench.nextMark('shuke:calendar-painted');
      return at - bench.lastInput.click;
    });
    await toCalendar.click();
    samples.push(await painted);
    await items.first().waitFor();
  }
  // The first fetches the screen's code.
  samples.shift();
  note(`calendar.month: ${describe(samples)} ms, ${String(await items.count())} items drawn`);
  return percentile(samples, 0.95);
}
