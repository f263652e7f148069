import { readFileSync } from 'node:fs';
import { outputOf, run, tail } from '../lib/run.mjs';
import { ScriptError, say } from '../lib/say.mjs';
import { isLinuxRoot } from '../lib/places.mjs';

const NAME = 'shuke-runner';
const HOME = `/var/lib/${NAME}`;

/** The unprivileged user that runs Electron when a root person runs the scripts; undefined for everyone else. */
export async function ensureUser() {
  if (!isLinuxRoot) return undefined;
  const present = findUser();
  if (present) {
    say('user', `${NAME} runs Electron, because Chromium's sandbox refuses root`);
    return present;
  }
  if (outputOf('setpriv', ['--version']) === undefined) {
    throw new ScriptError(
      'setpriv is missing, which runs Electron as an ordinary user',
      'apt-get install -y util-linux',
    );
  }
  const result = await run('useradd', [
    '--system',
    '--user-group',
    '--create-home',
    '--home-dir',
    HOME,
    '--shell',
    '/usr/sbin/nologin',
    NAME,
  ]);
  const made = findUser();
  if (!made) {
    console.error(tail(result.output));
    throw new ScriptError(
      `the user ${NAME} could not be made; Electron needs an ordinary user, because Chromium's sandbox refuses root`,
      'run the same command as an ordinary user',
    );
  }
  say('user', `made the unprivileged user ${NAME} to run Electron, because Chromium's sandbox refuses root`);
  return made;
}

function findUser() {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${NAME}:`));
  if (!line) return undefined;
  const [name, , uid, gid, , home] = line.split(':');
  return { name, uid: Number(uid), gid: Number(gid), home };
}
