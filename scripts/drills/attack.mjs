import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { SMALL_SCREEN, withDisplay } from '../lib/display.mjs';
import { prepareTested } from '../lib/e2e.mjs';
import { noteFile, readJson, repoDir, writeJson } from '../lib/places.mjs';
import { runPlaywright } from '../lib/playwright.mjs';
import { childEnv, run, tail } from '../lib/run.mjs';
import { ScriptError, say } from '../lib/say.mjs';
import { stageApp } from '../lib/stage.mjs';

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
  const out = join(repoDir, 'out', 'walls', String(index));
  rmSync(out, { recursive: true, force: true });
  const tool = join(repoDir, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const config = join(repoDir, 'tests', 'drills', 'attack', 'walls.config.ts');
  const result = await run(process.execPath, [tool, 'build', '--mode', 'test', '--config', config], {
    cwd: repoDir,
    env: childEnv({ SHUKE_WALL: String(index) }),
    timeoutMs: 10 * 60_000,
  });
  if (result.output.includes('SHUKE_WALL is no wall')) return undefined;
  if (result.code !== 0 || !existsSync(join(out, 'main', 'index.js'))) {
    console.error(tail(result.output, 20));
    throw new ScriptError(`the control build ${index} failed`, 'see the message above');
  }
  const work = mkdtempSync(join(ready.cacheDir, 'staged', 'wall-'));
  const dir = `${work}-build`;
  cpSync(staged, dir, { recursive: true });
  rmSync(join(dir, 'out', 'main'), { recursive: true });
  renameSync(join(out, 'main'), join(dir, 'out', 'main'));
  rmSync(work, { recursive: true });
  say('attack', `control build ${index + 1} made`);
  return dir;
}
