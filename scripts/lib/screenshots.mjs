import { mkdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { buildApp } from './build.mjs';
import { withDisplay } from './display.mjs';
import { filesUnder } from './files.mjs';
import { repoDir } from './places.mjs';
import { runPlaywright } from './playwright.mjs';
import { ScriptError, say } from './say.mjs';
import { stageApp } from './stage.mjs';

const SCREEN = '1920x1080x24';
const PICTURES = join(repoDir, 'out', 'pictures');

/** Runs the app on a shop with an excerpt of real data and leaves pictures of its screens in out/pictures/. */
export async function takeScreenshots(ready, args) {
  await buildApp('test');
  stageApp(ready, 'test');
  rmSync(PICTURES, { recursive: true, force: true });
  mkdirSync(PICTURES, { recursive: true });
  const { code, failed } = await withDisplay(SCREEN, ready.user, () => runPlaywright('screenshots', args));
  const pictures = filesUnder(PICTURES).map((path) => relative(repoDir, path));
  if (code !== 0 || failed > 0 || pictures.length === 0) {
    throw new ScriptError(
      'not all pictures could be taken',
      'see the messages above; out/e2e holds what each failure left',
    );
  }
  say('screenshots', `${pictures.length} pictures of the app: ${pictures.join(' ')}`);
}
