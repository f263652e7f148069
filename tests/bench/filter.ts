import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { zh } from '../support/desk';
import { removeFolder } from '../support/launch';
import { describe, percentile } from './support/figures';
import { openShop } from './support/openShop';
import { note } from './support/report';

const SAMPLES = 100;

/**
 * `filter.custom`: three conditions on fields of the shop's own that turn from all to any and back, from the click to
 * the drawn rows of the other answer: p95 in ms.
 */
export async function measureFilter(runDir: string): Promise<number> {
  const shop = await openShop(runDir, 'filter', fillFields);
  const { page } = shop;
  try {
    const tries: readonly { field: string; how: string; pick?: string; text?: string }[] = [
      { field: '茶龄', how: 'atLeast', text: '20' },
      { field: '口味', how: 'is', pick: '浓' },
      { field: '送货', how: 'yes' },
    ];
    for (const { field, how, pick, text } of tries) {
      if (field === '茶龄') await page.keyboard.press('t');
      else await page.getByRole('button', { name: zh('customers.where.add') }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(zh('customers.where.about')).selectOption({ label: field });
      await dialog.getByLabel(zh('customers.where.how')).selectOption(how);
      if (pick !== undefined) await dialog.getByRole('checkbox', { name: pick }).check({ force: true });
      if (text !== undefined) await dialog.getByLabel(zh('customers.where.value')).fill(text);
      await page.keyboard.press('Control+s');
      await dialog.waitFor({ state: 'detached' });
    }
    const samples = await page.evaluate(turn, {
      count: SAMPLES,
      labels: [zh('customers.where.turn.all'), zh('customers.where.turn.any')],
    });
    note(`filter.custom: ${describe(samples)} ms`);
    return percentile(samples, 0.95);
  } finally {
    await shop.close();
    removeFolder(dirname(shop.file));
  }
}

/** Three fields that nine of ten cards have filled in: 0 to 39, one of four, yes or no. */
function fillFields(file: string): void {
  const db = new Database(file);
  const add = db.prepare('INSERT INTO "fields" ("name", "kind", "choices", "place") VALUES (?, ?, ?, ?)');
  add.run('茶龄', 'number', '[]', 1);
  const choices = ['浓', '淡', '花香', '陈香'].map((word) => ({ word, isRetired: false }));
  add.run('口味', 'choice', JSON.stringify(choices), 2);
  add.run('送货', 'yesNo', '[]', 3);
  const fill = (name: string, text: string, milli: string): void => {
    db.exec(`INSERT INTO "fieldValues" ("customerId", "fieldId", "text", "milli")
      SELECT c."id", f."id", ${text}, ${milli} FROM "customers" c JOIN "fields" f ON f."name" = '${name}'
      WHERE c."id" % 10 > 0`);
  };
  /* Remainders by primes, so that no field tells of another. */
  fill('茶龄', `CAST(c."id" * 31 % 40 AS TEXT)`, `c."id" * 31 % 40 * 1000`);
  fill(
    '口味',
    `CASE c."id" * 17 % 101 % 4 WHEN 0 THEN '浓' WHEN 1 THEN '淡' WHEN 2 THEN '花香' ELSE '陈香' END`,
    'NULL',
  );
  fill('送货', `CASE c."id" * 13 % 103 % 3 WHEN 0 THEN 'yes' ELSE 'no' END`, 'NULL');
  db.close();
}

/** In the page: turns and waits until the list says how many rows it has now, and they are drawn. */
async function turn({ count, labels }: { count: number; labels: readonly string[] }): Promise<number[]> {
  const grid = document.querySelector('[role="grid"]');
  if (!grid) throw new Error('there is no list');
  const samples: number[] = [];
  for (let sample = 0; sample <= count; sample += 1) {
    const before = grid.getAttribute('aria-rowcount');
    bench.forget();
    const changed = new Promise<number>((resolve) => {
      const watch = new MutationObserver(() => {
        const now = grid.getAttribute('aria-rowcount');
        if (now === before || now === '-1') return;
        watch.disconnect();
        requestAnimationFrame(() => {
          setTimeout(() => {
            resolve(performance.now());
          }, 0);
        });
      });
      watch.observe(grid, { attributes: true, attributeFilter: ['aria-rowcount'] });
    });
    const from = performance.now();
    const joins = [...document.querySelectorAll('button')].find((button) =>
      labels.includes(button.getAttribute('aria-label') ?? ''),
    );
    if (!joins) throw new Error('nothing turns the filter');
    joins.click();
    samples.push((await changed) - from);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return samples.slice(1);
}
