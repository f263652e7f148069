import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { repoDir } from '../lib/places.mjs';
import { childEnv, run, tail } from '../lib/run.mjs';
import { ScriptError } from '../lib/say.mjs';

/**
 * The staged test build, but with a main process that `config` (below tests/drills) builds into `out`: a control that
 * a drill must notice. Returns its folder, to be removed by the caller, and what the build said where `isNone` finds
 * in it that there is no such variant.
 */
export async function buildVariant(ready, { staged, config, env, out, isNone = () => false }) {
  const built = join(repoDir, out);
  rmSync(built, { recursive: true, force: true });
  const tool = join(repoDir, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const path = join(repoDir, 'tests', 'drills', config);
  const result = await run(process.execPath, [tool, 'build', '--mode', 'test', '--config', path], {
    cwd: repoDir,
    env: childEnv(env),
    timeoutMs: 10 * 60_000,
  });
  if (isNone(result.output)) return undefined;
  if (result.code !== 0 || !existsSync(join(built, 'main', 'index.js'))) {
    console.error(tail(result.output, 20));
    throw new ScriptError(`the control build ${out} failed`, 'see the message above');
  }
  const work = mkdtempSync(join(ready.cacheDir, 'staged', 'variant-'));
  const dir = `${work}-build`;
  cpSync(staged, dir, { recursive: true });
  rmSync(join(dir, 'out', 'main'), { recursive: true });
  renameSync(join(built, 'main'), join(dir, 'out', 'main'));
  rmSync(work, { recursive: true });
  return dir;
}
