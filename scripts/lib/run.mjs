import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Environment for children: no colours unless a person watches, and nothing that would turn Electron into Node. */
export function childEnv(extra = {}) {
  const env = { ...process.env, ...extra };
  if (!process.stdout.isTTY) {
    env.NO_COLOR = '1';
    delete env.FORCE_COLOR;
  }
  return env;
}

/**
 * Runs a program to its end. Resolves to {code, signal, output, timedOut}; never rejects.
 * `show`: pass its output on to the person as it comes, besides keeping it. `timeoutMs`: kill it after that.
 */
export function run(command, args, { cwd, env, show = false, timeoutMs, shell = false } = {}) {
  return new Promise((resolve) => {
    const chunks = [];
    let timedOut = false;
    let timer;
    const child = spawn(command, args, {
      cwd,
      env: env ?? childEnv(),
      shell,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const finish = (code, signal) => {
      clearTimeout(timer);
      resolve({ code, signal, timedOut, output: Buffer.concat(chunks).toString('utf8') });
    };
    child.stdout.on('data', (chunk) => {
      chunks.push(chunk);
      if (show) process.stdout.write(chunk);
    });
    child.stderr.on('data', (chunk) => {
      chunks.push(chunk);
      if (show) process.stderr.write(chunk);
    });
    child.on('error', (error) => {
      chunks.push(Buffer.from(String(error.message)));
      finish(127, null);
    });
    child.on('close', (code, signal) => finish(code, signal));
    if (timeoutMs) {
      timer = setTimeout(() => {
        timedOut = true;
        child.kill('SIGKILL');
      }, timeoutMs);
    }
  });
}

/** Runs a program with the person's own terminal. Resolves to its exit code; passes Ctrl-C and TERM on. */
export function runAttached(command, args, { cwd, env } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env: env ?? childEnv(), stdio: 'inherit' });
    const passOn = (signal) => child.kill(signal);
    process.on('SIGINT', passOn);
    process.on('SIGTERM', passOn);
    const finish = (code) => {
      process.off('SIGINT', passOn);
      process.off('SIGTERM', passOn);
      resolve(code);
    };
    child.on('error', (error) => {
      console.error(error.message);
      finish(127);
    });
    child.on('close', (code, signal) => finish(code ?? (signal ? 1 : 0)));
  });
}

/** Output of a short program, or undefined where it failed or is not there. */
export function outputOf(command, args, options = {}) {
  const result = spawnSync(command, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    ...options,
  });
  return result.status === 0 ? result.stdout.trim() : undefined;
}

/** The command and first arguments that start npm, without a shell wherever npm's script can be found. */
export function npmCommand() {
  const beside = join(dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js');
  const candidates = [
    process.env.npm_execpath,
    beside,
    join(dirname(process.execPath), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ];
  const script = candidates.find((path) => path && /npm-cli\.js$/.test(path) && existsSync(path));
  if (script) return { command: process.execPath, args: [script], shell: false };
  return process.platform === 'win32'
    ? { command: 'npm.cmd', args: [], shell: true }
    : { command: 'npm', args: [], shell: false };
}

/** Runs npm with the given arguments; options and result as in `run`. */
export function runNpm(args, options = {}) {
  const npm = npmCommand();
  return run(npm.command, [...npm.args, ...args], { ...options, shell: npm.shell });
}

/** The last lines of a long output, for a failure's message. */
export function tail(output, lines = 20) {
  return output.trimEnd().split('\n').slice(-lines).join('\n');
}
