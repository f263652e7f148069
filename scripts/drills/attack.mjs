import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { SMALL_SCREEN, withDisplay } from '../lib/display.mjs';
import { prepareTested } from '../lib/e2e.mjs';
import { noteFile, readJson, writeJson } from '../lib/places.mjs';
import { runPlaywright } from '../lib/playwright.mjs';
import { say } from '../lib/say.mjs';
import { stageApp } from '../lib/stage.mjs';
import { buildVariant } from './variant.mjs';

/**
 * Attacks the test package from its own window, then builds that each lack one wall, which must be noticed.
 * Prints the sum as its last line. Resolves to the exit code.
 */
export async function runAttack(ready, args) {
  await prepareTested(ready, ['--packed']);
  const staged = stageApp(ready, 'test');
  const walls = [];
  for (
    let wall = await buildWithout(0, staged, ready);
    wall;
    wall = await buildWithout(walls.length, staged, ready)
  ) {
    walls.push(wall);
  }
  writeJson(noteFile('walls.json'), walls);
  const result = noteFile('attack.json');
  rmSync(result, { force: true });
  try {
    const { failed } = await withDisplay(SMALL_SCREEN, ready.user, () => runPlaywright('attack', args));
    const { tried = 0, lost = 1 } = readJson(result) ?? {};
    console.log(`drill:attack: tried ${tried}, lost ${lost}, corrupt 0`);
    return failed === 0 && lost === 0 ? 0 : 1;
  } finally {
    for (const dir of walls) rmSync(dir, { recursive: true, force: true });
  }
}

/** The staged test build with the main process that lacks this wall; nothing where there is no such wall. */
async function buildWithout(index, staged, ready) {
  const dir = await buildVariant(ready, {
    staged,
    config: join('attack', 'walls.config.ts'),
    env: { SHUKE_WALL: String(index) },
    out: join('out', 'walls', String(index)),
    isNone: (output) => output.includes('SHUKE_WALL is no wall'),
  });
  if (dir !== undefined) say('attack', `control build ${index + 1} made`);
  return dir;
}
