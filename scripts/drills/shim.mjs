import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { isLinux, repoDir } from '../lib/places.mjs';
import { outputOf, run, tail } from '../lib/run.mjs';
import { ScriptError } from '../lib/say.mjs';

/** Compiles what lets the drills see, and fail, every write to a folder; once, into the cache. Returns its path. */
export async function makeShim(ready) {
  if (!isLinux) throw new ScriptError('this drill sees the disk through glibc', 'run it on Linux');
  const source = join(repoDir, 'tests', 'drills', 'support', 'disk-shim.c');
  const hash = createHash('sha256').update(readFileSync(source)).digest('hex').slice(0, 16);
  const dir = join(ready.cacheDir, 'shim');
  const shim = join(dir, `disk-shim-${process.arch}-${hash}.so`);
  if (existsSync(shim)) return shim;
  if (outputOf('gcc', ['--version']) === undefined) {
    throw new ScriptError('there is no C compiler', 'apt-get install -y build-essential');
  }
  mkdirSync(dir, { recursive: true, mode: 0o755 });
  const part = `${shim}.${process.pid}`;
  const flags = ['-shared', '-fPIC', '-O2', '-Wall', '-Wextra', '-Werror'];
  const result = await run('gcc', [...flags, '-o', part, source, '-ldl', '-lpthread']);
  if (result.code !== 0) {
    console.error(tail(result.output, 20));
    throw new ScriptError('the shim does not compile', 'see the message above');
  }
  renameSync(part, shim);
  return shim;
}
