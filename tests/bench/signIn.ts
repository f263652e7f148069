import type { ElectronApplication, Page } from '@playwright/test';
import { callFromPage, zh } from '../support/desk';
import { describe, median } from './support/figures';
import { type BenchName } from './support/limits';
import { installBench, type OpenShop } from './support/openShop';
import { note } from './support/report';

const ROUNDS = 5;
const PASSWORD = '三杯清茶真好';
const PIN = '2580';

/**
 * `signin.usable`: from Enter after the password to the painted list, less what the password's hash takes;
 * `pin.usable`: from Enter after the PIN to the page as it was left, all in. Medians in ms. The shop has a password then.
 */
export async function measureSignIn(
  { app, page }: OpenShop,
  names: ReadonlySet<BenchName>,
): Promise<Partial<Record<BenchName, number>>> {
  const values: Partial<Record<BenchName, number>> = {};
  await callFromPage(page, 'staff.setOwnPassword', { current: null, password: PASSWORD });
  await callFromPage(page, 'staff.setOwnPin', { password: PASSWORD, pin: PIN });
  if (names.has('pin.usable')) values['pin.usable'] = await timePins(page);
  if (names.has('signin.usable')) values['signin.usable'] = await timePasswords(app, page);
  return values;
}

/** From Enter to the mark; the field is in focus and filled. */
async function enter(page: Page, mark: string): Promise<number> {
  const painted = page.evaluate(
    async (what: string) => (await bench.nextMark(what)) - bench.lastInput.keydown,
    mark,
  );
  await page.keyboard.press('Enter');
  return painted;
}

async function timePins(page: Page): Promise<number> {
  const samples: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await page.keyboard.press('Control+l');
    await page.getByLabel(zh('staff.pin'), { exact: true }).fill(PIN);
    samples.push(await enter(page, 'shuke:door-painted'));
  }
  note(`pin.usable: ${describe(samples)} ms`);
  return median(samples);
}

async function timePasswords(app: ElectronApplication, page: Page): Promise<number> {
  const samples: number[] = [];
  const hashes: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await callFromPage(page, 'staff.signOut', {}).catch(() => undefined);
    await page.getByRole('heading', { name: zh('staff.door.title') }).waitFor();
    await page.evaluate('globalThis.__name = (it) => it');
    await page.evaluate(installBench);
    await page.getByRole('button', { name: zh('staff.door.byPassword') }).click();
    await page.getByLabel(zh('staff.password'), { exact: true }).fill(PASSWORD);
    /* At a door where nothing else is going on, so that the hash is not made out longer than it is. */
    hashes.push(await timeHash(app));
    samples.push(await enter(page, 'shuke:list-usable'));
  }
  note(`signin.usable: ${describe(samples)} ms, of which the hash ${describe(hashes)} ms`);
  return median(samples) - median(hashes);
}

/**
 * What one hash of a password takes in the program itself, in ms: its cryptography is Chromium's, which takes twice as
 * long for it as Node's.
 */
function timeHash(app: ElectronApplication): Promise<number> {
  return app.evaluate((_electron, password) => {
    const { randomBytes, scrypt } = process.getBuiltinModule('node:crypto');
    const from = performance.now();
    return new Promise<number>((resolve, reject) => {
      scrypt(password, randomBytes(16), 32, { N: 2 ** 17, r: 8, p: 1, maxmem: 2 ** 28 }, (error) => {
        if (error === null) resolve(performance.now() - from);
        else reject(error);
      });
    });
  }, PASSWORD);
}
