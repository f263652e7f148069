import { fillFollowups } from '../support/builders/fillFollowups';
import { describe, percentile } from './support/figures';
import { openShop, type OpenShop } from './support/openShop';
import { note } from './support/report';

const SAMPLES = 60;

/**
 * `calendar.month`: from the click on the rail to the painted month of one of five, who has more than a thousand in it;
 * nothing is kept from before. p95 in ms.
 */
export async function measureCalendar(runDir: string): Promise<number> {
  const shop = await openShop(runDir, 'calendar', fillFollowups);
  try {
    return percentile(await timeMonth(shop), 0.95);
  } finally {
    await shop.close();
  }
}

async function timeMonth({ page }: OpenShop): Promise<number[]> {
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
  return samples;
}
