import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { isLinux, memoryDir } from './places.mjs';
import { outputOf } from './run.mjs';
import { ScriptError, say } from './say.mjs';

const START_LIMIT_MS = 20_000;

/** A small shop's screen: what fits here fits everywhere. */
export const SMALL_SCREEN = '1366x768x24';
/** A screen with room for every window size that is looked at. */
export const LARGE_SCREEN = '1920x1080x24';

/** Nobody can see a window here: Linux without a screen that `user` (or without one we ourselves) can draw on. */
export function hasNoScreen(user) {
  return isLinux && !process.env.DISPLAY && (user !== undefined || !process.env.WAYLAND_DISPLAY);
}

/**
 * Runs `work` with a DISPLAY: the person's own where there is one, else an Xvfb of the given size
 * (`1366x768x24`) that ends with it. `user` is let in besides ourselves.
 */
export async function withDisplay(size, user, work) {
  if (!isLinux) return work();
  const server = process.env.DISPLAY ? letIn(user) : await startServer(size, user);
  const restore = setEnvironment(server.env);
  try {
    return await work();
  } finally {
    restore();
    await server.stop();
  }
}

/**
 * The same for `count` workers of Playwright, each with a screen of its own, since a window that another one covers has
 * no focus; tests/support/launch.ts finds them in SHUKE_SCREENS. `work` is given how many workers there may be: on a
 * person's own screen one.
 */
export async function withDisplays(count, size, user, work) {
  if (!isLinux || process.env.DISPLAY) return withDisplay(size, user, () => work(1));
  const servers = await Promise.all(Array.from({ length: count }, () => startServer(size, user)));
  const screens = servers.map(({ env }) => env);
  const restore = setEnvironment({ ...screens[0], SHUKE_SCREENS: JSON.stringify(screens) });
  try {
    return await work(count);
  } finally {
    restore();
    await Promise.all(servers.map((server) => server.stop()));
  }
}

/** Gives `user` a copy of the key to the person's own screen. */
function letIn(user) {
  const key = process.env.XAUTHORITY ?? join(homedir(), '.Xauthority');
  if (!user) return { env: {}, stop: () => undefined };
  if (!existsSync(key)) return { env: { WAYLAND_DISPLAY: undefined }, stop: () => undefined };
  const dir = mkdtempSync(join(memoryDir, 'shuke-x-'));
  const copy = join(dir, 'authority');
  copyFileSync(key, copy);
  chownSync(copy, user.uid, user.gid);
  chownSync(dir, user.uid, user.gid);
  const stop = () => rmSync(dir, { recursive: true, force: true });
  return { env: { XAUTHORITY: copy, WAYLAND_DISPLAY: undefined }, stop };
}

function setEnvironment(values) {
  const before = Object.keys(values).map((name) => [name, process.env[name]]);
  const apply = (entries) => {
    for (const [name, value] of entries) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  };
  apply(Object.entries(values));
  return () => apply(before);
}

async function startServer(size, user) {
  const dir = mkdtempSync(join(memoryDir, 'shuke-x-'));
  const authority = join(dir, 'authority');
  writeFileSync(authority, cookie(), { mode: 0o600 });
  if (user) {
    chownSync(authority, user.uid, user.gid);
    chownSync(dir, user.uid, user.gid);
  }
  // Xvfb picks a free display number itself and tells it on descriptor 3; it dies with this process.
  const tied = outputOf('setpriv', ['--pdeathsig', 'keep', 'true']) !== undefined;
  const xvfb = [
    'Xvfb',
    '-displayfd',
    '3',
    '-screen',
    '0',
    size,
    '-nolisten',
    'tcp',
    '-noreset',
    '-auth',
    authority,
  ];
  const [command, ...args] = tied ? ['setpriv', '--pdeathsig', 'TERM', '--', ...xvfb] : xvfb;
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  const complaints = [];
  child.stderr.on('data', (chunk) => complaints.push(chunk));
  const stopped = new Promise((done) => child.once('close', done));
  const stop = async () => {
    child.kill('SIGTERM');
    await stopped;
    rmSync(dir, { recursive: true, force: true });
  };
  try {
    const number = await displayNumber(child);
    say('display', `no screen here, so windows are drawn on an Xvfb of ${size.replace(/x\d+$/, '')}`);
    return { env: { DISPLAY: `:${number}`, XAUTHORITY: authority, WAYLAND_DISPLAY: undefined }, stop };
  } catch (error) {
    child.kill('SIGKILL');
    rmSync(dir, { recursive: true, force: true });
    throw new ScriptError(
      `Xvfb did not start: ${error.message} ${Buffer.concat(complaints).toString('utf8').trim()}`.trim(),
      'install the package xvfb, or set DISPLAY',
    );
  }
}

function displayNumber(child) {
  return new Promise((resolve, reject) => {
    let text = '';
    const timer = setTimeout(() => reject(new Error('no answer within 20 s')), START_LIMIT_MS);
    const settle = (act) => {
      clearTimeout(timer);
      act();
    };
    child.stdio[3].on('data', (chunk) => {
      text += chunk;
      if (text.includes('\n')) settle(() => resolve(text.trim()));
    });
    child.once('error', (error) => settle(() => reject(error)));
    child.once('close', (code) => settle(() => reject(new Error(`it ended with ${code}`))));
  });
}

/** An X authority file that holds for any address and display number (family Wild). */
function cookie() {
  const field = (bytes) => {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(bytes.length);
    return Buffer.concat([length, bytes]);
  };
  const wild = Buffer.from([0xff, 0xff]);
  return Buffer.concat([
    wild,
    field(Buffer.alloc(0)),
    field(Buffer.alloc(0)),
    field(Buffer.from('MIT-MAGIC-COOKIE-1')),
    field(randomBytes(16)),
  ]);
}
