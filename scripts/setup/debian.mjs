import { isLinux, isLinuxRoot } from '../lib/places.mjs';
import { outputOf, run, tail } from '../lib/run.mjs';
import { ScriptError, say, seconds } from '../lib/say.mjs';

const LIMIT_MS = 15 * 60_000;

/** Each is one package under the names it has had; the first one that the system knows is installed. */
const RUNS_ELECTRON = [
  ['libgtk-3-0', 'libgtk-3-0t64'],
  ['libnss3'],
  ['libasound2', 'libasound2t64'],
  ['libgbm1'],
  ['libnotify4'],
  ['libxss1'],
  ['libxtst6'],
  ['fonts-noto-cjk'],
];
const DRAWS_WITHOUT_SCREEN = [['xvfb'], ['xauth']];
/** The standard tool that must be able to open our encrypted backups without us. */
const OPENS_BACKUPS = [['age']];
const UNPACKS_AND_BUILDS = [['build-essential'], ['python3'], ['unzip']];

/** Installs the Debian packages that Electron, its tests and the native module need; tells the command where it may not. */
export async function installDebianPackages() {
  if (!isLinux) return;
  const wanted = [...RUNS_ELECTRON, ...OPENS_BACKUPS];
  if (!process.env.DISPLAY) wanted.push(...DRAWS_WITHOUT_SCREEN);
  if (Number(process.versions.napi) < 10) wanted.push(...UNPACKS_AND_BUILDS);

  const listing = outputOf('dpkg-query', ['-W', '-f=${Package} ${db:Status-Status}\\n']);
  if (listing === undefined) {
    say(
      'system',
      `not a Debian system: make sure yourself that it has ${wanted.map(([name]) => name).join(' ')}`,
    );
    return;
  }
  const installed = new Set(
    listing
      .split('\n')
      .map((line) => line.split(' '))
      .filter(([, status]) => status === 'installed')
      .map(([name]) => name),
  );
  const missing = wanted.filter((names) => !names.some((name) => installed.has(name)));
  if (missing.length === 0) {
    say('system', `all ${wanted.length} Debian packages are there that Electron and its tests need`);
    return;
  }
  if (!isLinuxRoot) {
    const names = missing.map(firstKnown).join(' ');
    throw new ScriptError(
      `Debian packages are missing that Electron or its tests need: ${names}`,
      `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names}`,
    );
  }
  await install(missing);
}

async function install(missing) {
  const startedAt = Date.now();
  say(
    'system',
    `installing the Debian packages that Electron and its tests need: ${missing.map(([name]) => name).join(' ')}`,
  );
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const wait = ['-q', '-o', 'DPkg::Lock::Timeout=300'];
  const update = await run('apt-get', [...wait, 'update'], { env, timeoutMs: LIMIT_MS });
  const names = missing.map(firstKnown);
  const result = await run('apt-get', [...wait, 'install', '-y', '--no-install-recommends', ...names], {
    env,
    timeoutMs: LIMIT_MS,
  });
  if (result.code !== 0) {
    console.error(tail(update.code === 0 ? result.output : `${update.output}\n${result.output}`, 30));
    throw new ScriptError(
      'apt-get could not install them',
      `check that the Debian mirror is reachable, then: apt-get update && apt-get install -y --no-install-recommends ${names.join(' ')}`,
    );
  }
  say('system', `installed in ${seconds(Date.now() - startedAt)}`);
}

function firstKnown(names) {
  if (names.length === 1) return names[0];
  const known = names.find((name) => /^Version:/m.test(outputOf('apt-cache', ['show', name]) ?? ''));
  return known ?? names[0];
}
