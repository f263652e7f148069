import { fillFollowups } from '../support/builders/fillFollowups';
import { describe, percentile } from './support/figures';
import { openShop } from './support/openShop';
import { note } from './support/report';

const SAMPLES = 200;

/** `today.open`: from the click in the rail to the painted Today of one of five, nothing of it kept; p95 in ms. */
export async function measureToday(runDir: string): Promise<number> {
  const shop = await openShop(runDir, 'today', fillFollowups);
  try {
    return percentile(await timeOpening(shop), 0.95);
  } finally {
    await shop.close();
  }
}

async function timeOpening({ page }: Awaited<ReturnType<typeof openShop>>): Promise<number[]> {
  const toToday = page.locator('nav a[href$="/today"]');
  const elsewhere = page.locator('nav a[href$="/settings"]');
  const samples: number[] = [];
  for (let sample = 0; sample < SAMPLES + 1; sample += 1) {
    await elsewhere.click();
    await page.locator('[data-line]').first().waitFor({ state: 'detached' });
    await page.evaluate(() => bench.forget());
    const painted = page.evaluate(async () => {
      const at = await bench.nextMark('shuke:today-painted');
      return at - bench.lastInput.click;
    });
    await toToday.click();
    samples.push(await painted);
    await page.locator('[data-line]').nth(11).waitFor();
  }
  /* The first one fetches the screen itself. */
  note(`today.open: ${describe(samples.slice(1))} ms`);
  return samples.slice(1);
}
