import Database from 'better-sqlite3';
import { describe, percentile } from './support/figures';
import { type OpenShop } from './support/openShop';
import { note } from './support/report';
import { SHOP_SIZE } from './support/shopSize';

const SAMPLES = 200;

/** `card.open`: Enter on a found customer with a long timeline, to the painted card; p95 in ms. Nothing is kept from before. */
export async function measureCard({ page, file }: OpenShop): Promise<number> {
  const db = new Database(file, { readonly: true });
  const phone = db
    .prepare('SELECT "digits" FROM "customerPhones" WHERE "customerId" = ? ORDER BY "position" LIMIT 1')
    .pluck()
    .get(SHOP_SIZE.longCard) as string;
  db.close();
  const samples: number[] = [];
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    await page.evaluate(() => bench.forget());
    await page.getByRole('combobox').focus();
    await page.keyboard.insertText(phone);
    await page.locator('[role=option] mark').first().waitFor();
    const painted = page.evaluate(async () => {
      const at = await bench.nextMark('shuke:card-painted');
      return at - bench.lastInput.keydown;
    });
    await page.keyboard.press('Enter');
    samples.push(await painted);
    await page.keyboard.press('Escape');
  }
  note(`card.open: ${describe(samples)} ms`);
  return percentile(samples, 0.95);
}
