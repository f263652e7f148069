import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isLinux, memoryDir } from './places.mjs';
import { childEnv } from './run.mjs';
import { ScriptError } from './say.mjs';

/** The Node that can load the database module: this one, or Electron as Node where only that can. */
export function nodeForTools(ready) {
  return ready.toolsIn === 'electron'
    ? { command: ready.electron.executable, env: { ELECTRON_RUN_AS_NODE: '1' } }
    : { command: process.execPath, env: {} };
}

/** A folder that the user who runs Electron owns alone. */
export function makeOwned(dir, user) {
  mkdirSync(dir, { recursive: true });
  chmodSync(dir, 0o700);
  if (user) chownSync(dir, user.uid, user.gid);
  return dir;
}

/**
 * Environment of an Electron that `npm start` opens: the person's own, except that the unprivileged user
 * gets its own home and run-time folder. Call `remove` when it has ended.
 */
export function appEnvironment(user) {
  const env = childEnv();
  delete env.ELECTRON_RUN_AS_NODE;
  delete env.NODE_OPTIONS;
  if (!user) return { env, remove: () => undefined };
  const dir = makeOwned(mkdtempSync(join(memoryDir, 'shuke-run-')), user);
  for (const name of ['XDG_CONFIG_HOME', 'XDG_CACHE_HOME', 'XDG_DATA_HOME', 'XDG_STATE_HOME', 'TMPDIR'])
    delete env[name];
  delete env.DBUS_SESSION_BUS_ADDRESS;
  Object.assign(env, { HOME: user.home, USER: user.name, LOGNAME: user.name, XDG_RUNTIME_DIR: dir });
  return { env, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

/** Makes `--data-dir DIR` absolute, from where the person typed it, and sees to it that Electron's user may write there. */
export function withDataDir(args, user) {
  const result = [...args];
  const at = result.findIndex((argument) => argument === '--data-dir' || argument.startsWith('--data-dir='));
  if (at < 0) return result;
  const given = result[at].includes('=') ? result[at].slice('--data-dir='.length) : result[at + 1];
  if (!given || given.startsWith('-'))
    throw new ScriptError('--data-dir needs a folder', 'npm start -- --data-dir FOLDER');
  const dir = resolve(process.env.INIT_CWD ?? process.cwd(), given);
  result.splice(at, result[at].includes('=') ? 1 : 2, `--data-dir=${dir}`);
  if (user && isLinux) {
    if (!existsSync(dir)) makeOwned(dir, user);
    else if (lstatSync(dir).uid !== user.uid) {
      throw new ScriptError(
        `${dir} belongs to another user than ${user.name}, under whom root's Electron runs`,
        `chown -R ${user.name}: ${dir}, or start as the folder's owner`,
      );
    }
  }
  return result;
}
