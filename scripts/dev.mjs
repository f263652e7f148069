// npm run dev [-- ARGS]: the app with its screens reloading as their sources change; ARGS go to the app.
import { join } from 'node:path';
import { appEnvironment, withDataDir } from './lib/app.mjs';
import { hasNoScreen, withDisplay } from './lib/display.mjs';
import { repoDir } from './lib/places.mjs';
import { outputOf, runAttached } from './lib/run.mjs';
import { ScriptError, runScript, say } from './lib/say.mjs';
import { asUser } from './setup/sandbox.mjs';
import { setUp } from './setup/setUp.mjs';

await runScript(async () => {
  const ready = await setUp();
  if (hasNoScreen(ready.user)) {
    throw new ScriptError(
      'there is no screen here to develop on',
      'npm run screenshots takes pictures of the app',
    );
  }
  const { user } = ready;
  if (user && !isReadableBy(user)) {
    throw new ScriptError(
      `${user.name}, under whom root's Electron runs, cannot read ${repoDir}`,
      'develop in a clone that every user can read, or as an ordinary user',
    );
  }
  const tool = join(repoDir, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const args = [tool, 'dev', '--watch', '--', ...withDataDir(ownData(process.argv.slice(2)), user)];
  const open = async () => {
    const { env, remove } = appEnvironment(user);
    try {
      return await runAttached(process.execPath, args, {
        cwd: repoDir,
        env: { ...env, ELECTRON_EXEC_PATH: ready.launcher },
      });
    } finally {
      remove();
    }
  };
  return process.env.DISPLAY ? withDisplay('', user, open) : open();
});

/** Unfinished code never opens the person's own shop unasked. */
function ownData(args) {
  if (args.some((argument) => argument.startsWith('--data-dir'))) return args;
  const dir = join(repoDir, 'out', 'dev-data');
  say('dev', `the shop of this run lies in ${dir}; --data-dir chooses another`);
  return [`--data-dir=${dir}`, ...args];
}

function isReadableBy(user) {
  return outputOf(...asUser(user, 'test', '-r', join(repoDir, 'package.json'))) !== undefined;
}
