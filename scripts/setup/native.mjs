import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { installedPackage, noteFile, readJson, repoDir, writeJson } from '../lib/places.mjs';
import { childEnv, run, runNpm, tail } from '../lib/run.mjs';
import { ScriptError, say, seconds } from '../lib/say.mjs';

const MODULE_DIR = join(repoDir, 'node_modules', 'better-sqlite3');
const BUILT = join(MODULE_DIR, 'build', 'Release', 'better_sqlite3.node');
const BUILD_LIMIT_MS = 15 * 60_000;
const PROBE_LIMIT_MS = 30_000;

/**
 * Asks the binary for the newest Node-API that it was written for through the experimental door, which Node 20
 * and Electron 33 have; its plain version 10 they do not.
 */
const CXXFLAGS =
  '-UNAPI_VERSION -DNAPI_EXPERIMENTAL -DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT -DNODE_API_EXPERIMENTAL_NO_WARNING';

/** Its argument is the binary to try; `shipped` stands for the one in the package. */
const PROBE = `
  const { getPrebuildPath } = require('${MODULE_DIR.replaceAll('\\', '/')}/lib/binding.js');
  const Database = require('better-sqlite3');
  const [given] = process.argv.slice(-1);
  const binary = given === 'shipped' ? getPrebuildPath() : given;
  const db = new Database(':memory:', { nativeBinding: binary });
  db.exec('create table t (a text) strict');
  db.prepare('insert into t values (?)').run('熟客');
  const row = db.prepare('select a, sqlite_version() as v from t').get();
  db.close();
  process.stdout.write(row.a === '熟客' ? 'works with SQLite ' + row.v : 'wrong answer');
`;

/**
 * Makes better-sqlite3 load in this Node and in the given Electron, by trying: the binary that it ships, else one
 * built here and kept in the cache. Resolves to 'node' or 'electron': where tools that need the database run.
 */
export async function ensureNativeModule(cache, electron) {
  const version = installedPackage('better-sqlite3').version;
  const identity = [version, process.version, electron.executable, electron.version, electron.changedAt];
  const note = noteFile('native.json');
  const known = readJson(note);
  if (known?.toolsIn && known.state === stateOf(identity)) {
    say('database', `better-sqlite3 ${version} loads in ${placesOf(known.toolsIn)} (tried before)`);
    return known.toolsIn;
  }
  const remember = (toolsIn) => {
    writeJson(note, { state: stateOf(identity), toolsIn });
    return toolsIn;
  };
  const useShipped = (toolsIn) => {
    rmSync(join(MODULE_DIR, 'build'), { recursive: true, force: true });
    return remember(toolsIn);
  };

  const shipped = await failures(electron, 'shipped');
  if (shipped.length === 0) {
    say('database', `better-sqlite3 ${version}: the binary that it ships loads in Node and in Electron`);
    return useShipped('node');
  }
  const kept = join(
    cache,
    `better-sqlite3-${version}-${process.platform}-${process.arch}`,
    'better_sqlite3.node',
  );
  if (existsSync(kept) && (await failures(electron, kept)).length === 0) {
    place(kept, BUILT);
    say('database', `better-sqlite3 ${version}: took the binary that was built on this machine earlier`);
    return remember('node');
  }

  const crash = `better-sqlite3 ${version}: the binary that it ships fails in ${told(shipped)}`;
  const servesElectron = shipped.every(({ where }) => where === 'Node');
  if (servesElectron && process.platform !== 'linux') {
    say('database', `${crash}, so tools that need it run in Electron's Node`);
    return useShipped('electron');
  }
  say('database', `${crash}; building it here once (1 to 2 minutes)`);
  const problem = await build(electron);
  if (!problem) {
    place(BUILT, kept);
    return remember('node');
  }
  if (!servesElectron) throw problem;
  say('database', `${problem.message}, so tools that need it run in Electron's Node`);
  return useShipped('electron');
}

function placesOf(toolsIn) {
  return toolsIn === 'node' ? 'Node and in Electron' : 'Electron';
}

function told(failed) {
  return failed.map(({ where, how }) => `${where} (${how})`).join(' and ');
}

/** Tries to load a binary in child processes, since an unfit one ends its process without a word. */
async function failures(electron, binary) {
  const probe = async (where, command, env) => {
    const result = await run(command, ['-e', PROBE, binary], {
      cwd: repoDir,
      env,
      timeoutMs: PROBE_LIMIT_MS,
    });
    if (result.code === 0 && result.output.includes('works with SQLite')) return undefined;
    const how = result.signal
      ? `ends with ${result.signal}`
      : (tail(result.output, 30).match(/Error: .*/)?.[0] ?? `code ${result.code}`);
    return { where, how };
  };
  const results = [
    await probe('Node', process.execPath, childEnv()),
    await probe('Electron', electron.executable, childEnv({ ELECTRON_RUN_AS_NODE: '1' })),
  ];
  return results.filter(Boolean);
}

/** Builds the module. Resolves to nothing, or to the ScriptError that says why it cannot be used. */
async function build(electron) {
  const startedAt = Date.now();
  const nodeDir = [process.env.npm_config_nodedir, resolve(process.execPath, '..', '..')].find(
    (dir) => dir && existsSync(join(dir, 'include', 'node', 'node_api.h')),
  );
  const args = [
    'exec',
    '--yes',
    '--package=node-gyp@11',
    '--',
    'node-gyp',
    'rebuild',
    '--release',
    '--force_build=1',
  ];
  if (nodeDir) args.push(`--nodedir=${nodeDir}`);
  args.push('-C', MODULE_DIR);
  const result = await runNpm(args, { cwd: repoDir, env: childEnv({ CXXFLAGS }), timeoutMs: BUILD_LIMIT_MS });
  if (result.code !== 0 || !existsSync(BUILT)) {
    console.error(tail(result.output, 25));
    return new ScriptError(
      'the database module could not be built for this Node',
      nodeDir
        ? 'install a C++20 compiler, make and python3 (Debian: build-essential python3), or use Node 22.14 or newer, which needs no build'
        : 'this Node comes without its headers (include/node/node_api.h beside it): install Node from its official archive, or Node 22.14 or newer, which needs no build',
    );
  }
  const failed = await failures(electron, BUILT);
  if (failed.length > 0) {
    return new ScriptError(
      `the database module was built but fails in ${told(failed)}`,
      'use Node 22.14 or newer, which needs no build',
    );
  }
  say('database', `built in ${seconds(Date.now() - startedAt)}; kept for the next time`);
  return undefined;
}

function stateOf(identity) {
  const built = existsSync(BUILT) ? statSync(BUILT) : undefined;
  const shipped = statSync(join(MODULE_DIR, 'package.json'));
  return [...identity, built?.size, Math.round(built?.mtimeMs ?? 0), Math.round(shipped.mtimeMs)].join('|');
}

function place(from, to) {
  mkdirSync(dirname(to), { recursive: true, mode: 0o755 });
  const temporary = `${to}.${process.pid}.tmp`;
  copyFileSync(from, temporary);
  renameSync(temporary, to);
}
