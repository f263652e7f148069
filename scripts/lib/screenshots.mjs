import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { makeOwned } from './app.mjs';
import { buildApp } from './build.mjs';
import { LARGE_SCREEN, withDisplay } from './display.mjs';
import { filesUnder } from './files.mjs';
import { memoryDir, repoDir } from './places.mjs';
import { runPlaywright } from './playwright.mjs';
import { makeSampleIn, yesterday } from './sample.mjs';
import { ScriptError, say } from './say.mjs';
import { stageApp } from './stage.mjs';

const PICTURES = join(repoDir, 'out', 'pictures');

/** Customers of the shop in the pictures. */
const CUSTOMERS = 300;

/** Runs the app on a sample shop and leaves pictures of its screens in out/pictures/. */
export async function takeScreenshots(ready, args) {
  await buildApp('test');
  stageApp(ready, 'test');
  rmSync(PICTURES, { recursive: true, force: true });
  mkdirSync(PICTURES, { recursive: true });
  const dataDir = makeOwned(mkdtempSync(join(memoryDir, 'shuke-pictures-')), ready.user);
  let outcome;
  process.env.SHUKE_SAMPLE_DIR = dataDir;
  /* The zone that the app is started in: a sample is made for one. */
  process.env.TZ = 'Asia/Shanghai';
  try {
    await makeSampleIn(ready, dataDir, { customers: CUSTOMERS, until: yesterday(), seed: 1 });
    outcome = await withDisplay(LARGE_SCREEN, ready.user, () => runPlaywright('screenshots', args));
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
  const pictures = filesUnder(PICTURES).map((path) => relative(repoDir, path));
  if (outcome.code !== 0 || outcome.failed > 0 || pictures.length === 0) {
    throw new ScriptError(
      'not all pictures could be taken',
      'see the messages above; out/e2e holds what each failure left',
    );
  }
  say('screenshots', `${pictures.length} pictures of the app: ${pictures.join(' ')}`);
}
