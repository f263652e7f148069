import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { contentHash, filesUnder } from './files.mjs';
import { withLock } from './lock.mjs';
import { noteFile, readJson, repoDir, writeJson } from './places.mjs';
import { childEnv, run, tail } from './run.mjs';
import { ScriptError, say, seconds } from './say.mjs';

const LIMIT_MS = 10 * 60_000;

/** Where a build lies, below the repository: the product's, or the one with test hooks. */
export function buildDir(mode) {
  return mode === 'test' ? join(repoDir, 'out', 'test') : join(repoDir, 'out');
}

/** Builds the app where its sources are newer than the build. `mode`: 'product' or 'test' (with hooks for tests). */
export async function buildApp(mode) {
  const label = mode === 'test' ? 'test build' : 'product build';
  await withLock(noteFile('build.lock'), 'build', async () => {
    const sources = sourcesHash();
    const note = join(buildDir(mode), `.built-${mode}.json`);
    if (readJson(note)?.sources === sources && existsSync(join(buildDir(mode), 'main', 'index.js'))) {
      say('build', `the ${label} is as new as its sources`);
      return;
    }
    const startedAt = Date.now();
    rmSync(note, { force: true });
    const tool = join(repoDir, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
    const args = [tool, 'build', ...(mode === 'test' ? ['--mode', 'test'] : [])];
    const result = await run(process.execPath, args, { cwd: repoDir, env: childEnv(), timeoutMs: LIMIT_MS });
    if (result.code !== 0 || !existsSync(join(buildDir(mode), 'main', 'index.js'))) {
      console.error(tail(result.output, 40));
      throw new ScriptError(
        `the ${label} failed`,
        'see the message above; npm run check often tells it more plainly',
      );
    }
    mkdirSync(buildDir(mode), { recursive: true });
    writeJson(note, { sources });
    say('build', `made the ${label} in ${seconds(Date.now() - startedAt)}`);
  });
}

function sourcesHash() {
  const configs = readdirSync(repoDir)
    .filter((name) => /^(electron\.vite\.config\..*|tsconfig.*\.json|package(-lock)?\.json)$/.test(name))
    .map((name) => join(repoDir, name));
  const files = filesUnder(join(repoDir, 'src'), join(repoDir, 'resources'), ...configs);
  return contentHash(
    repoDir,
    files.filter((file) => !/\.test\.tsx?$/.test(file)),
  );
}
