import { chownSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { makeOwned, nodeForTools } from './app.mjs';
import { repoDir } from './places.mjs';
import { childEnv, run, tail } from './run.mjs';
import { ScriptError } from './say.mjs';

/** The sample shop of a data folder, as src/main/app/paths.ts has it. */
export const sampleIn = (dataDir) => join(dataDir, 'sample', 'sample.shuke');

/** Makes a sample shop: {file, customers, until, seed}. The same ask gives the same shop. */
export async function makeSample(ready, ask) {
  const { command, env } = nodeForTools(ready);
  const entry = join(repoDir, 'src', 'main', 'sampleCommand.ts');
  const result = await run(command, ['--import', 'tsx', entry, JSON.stringify(ask)], {
    cwd: repoDir,
    env: childEnv({ ...env, TSX_TSCONFIG_PATH: 'tsconfig.node.json' }),
  });
  if (result.code === 0 && existsSync(ask.file)) return;
  throw result.output.includes('data.notSample')
    ? new ScriptError(`${ask.file} is no sample shop, and was left alone`, 'name another file')
    : new ScriptError(`the sample shop could not be made:\n${tail(result.output)}`, 'see the message above');
}

/** The same in a data folder of the user who runs Electron, where `npm start -- --sample` finds it. */
export async function makeSampleIn(ready, dataDir, ask) {
  if (!existsSync(dataDir)) makeOwned(dataDir, ready.user);
  makeOwned(join(dataDir, 'sample'), ready.user);
  const file = sampleIn(dataDir);
  await makeSample(ready, { ...ask, file });
  if (ready.user) chownSync(file, ready.user.uid, ready.user.gid);
  return file;
}

/** Whole days only: what the sample would tell of today lies in the future. */
export function yesterday() {
  const day = new Date();
  day.setDate(day.getDate() - 1);
  const two = (part) => String(part).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
