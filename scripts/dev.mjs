// npm run dev: the app with its screens reloading as their sources change.
import { join } from 'node:path';
import { appEnvironment } from './lib/app.mjs';
import { hasNoScreen } from './lib/display.mjs';
import { repoDir } from './lib/places.mjs';
import { outputOf, runAttached } from './lib/run.mjs';
import { ScriptError, runScript, say } from './lib/say.mjs';
import { asUser } from './setup/sandbox.mjs';
import { setUp } from './setup/setUp.mjs';

await runScript(async () => {
  const ready = await setUp();
  if (hasNoScreen(ready.user))
    throw new ScriptError('there is no screen here to develop on', 'npm run screenshots takes pictures');
  const tool = join(repoDir, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const args = [tool, 'dev', '--watch', ...process.argv.slice(2)];
  const { env, remove } = appEnvironment(ready.user);
  // electron-vite itself keeps running as the person; only Electron changes user, through its launcher.
  const own = { ...process.env, ELECTRON_EXEC_PATH: ready.launcher };
  if (ready.user) {
    own.XDG_RUNTIME_DIR = env.XDG_RUNTIME_DIR;
    own.HOME = env.HOME;
    if (!isReadableBy(ready.user)) {
      say(
        'dev',
        `${ready.user.name} cannot read this folder, so Electron runs as root here, without Chromium's sandbox`,
      );
      own.ELECTRON_EXEC_PATH = ready.electron.executable;
      args.push('--noSandbox');
    }
  }
  try {
    return await runAttached(process.execPath, args, { cwd: repoDir, env: own });
  } finally {
    remove();
  }
});

function isReadableBy(user) {
  return outputOf(...asUser(user, 'test', '-r', join(repoDir, 'package.json'))) !== undefined;
}
