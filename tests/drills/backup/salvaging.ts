import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { HelperPort } from '../../../src/main/helper/port';
import { randomFrom } from '../../../src/main/sample/random';
import { proveFile } from '../../../src/main/db/proof';
import { SHOP_CHECKS } from '../../../src/main/ipc/checks';
import { makeSnapshot, quietWork } from '../../support/builders/backups';
import { keptRows, pagesOf, rowTexts, zeroPage } from '../../support/builders/damage';
import { note } from '../support/report';

const LEAST = 0.99;
/** So many that the rows of one page, and those that tell of them, are less than one in a hundred. */
const CUSTOMERS = 1_600;

/**
 * Loses one page of a shop, any one, and salvages the rest, so often. True where each new file is whole and at least 99
 * of 100 rows came through as they were.
 */
export async function salvageTrials(
  drill: string,
  dir: string,
  trials: number,
  seed: number,
  helper: HelperPort,
): Promise<boolean> {
  mkdirSync(dir, { recursive: true });
  const whole = await makeSnapshot(dir, CUSTOMERS);
  const rows = rowTexts(whole);
  const all = [...rows.values()].reduce((sum, { size }) => sum + size, 0);
  const random = randomFrom(seed);
  const [damaged, into] = [join(dir, 'damaged'), join(dir, 'new')];
  const shares: number[] = [];
  for (let at = 0; at < trials; at += 1) {
    const page = random.whole(1, pagesOf(whole));
    zeroPage(whole, damaged, page);
    await helper.request('salvage', { file: damaged, reference: null, into });
    await proveFile(into, SHOP_CHECKS, quietWork);
    shares.push(keptRows(rows, into) / all);
    if ((shares.at(-1) ?? 0) < LEAST)
      note(drill, `salvage: page ${String(page)} took more than one row in 100`);
    rmSync(into);
  }
  const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  const bad = shares.filter((share) => share < LEAST).length;
  note(
    drill,
    `salvage: tried ${String(trials)}, below 99 % ${String(bad)}; of ${String(all)} rows at least ` +
      `${percent(Math.min(...shares))} came through, on average ${percent(mean)}`,
  );
  return bad === 0;
}
