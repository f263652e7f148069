import { execFile } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { promisify } from 'node:util';

/** What is asked about a computer to judge a folder; tests put made-up computers in its place. */
export type System = {
  platform: NodeJS.Platform;
  home: string;
  env: Readonly<Record<string, string | undefined>>;
  /** The path with links, mapped letters and the like resolved; null where nothing is there. */
  realPath: (path: string) => string | null;
  exists: (path: string) => boolean;
  /** Text of a file; null where it cannot be read. */
  readText: (path: string) => string | null;
  /** Names in a folder; none where it cannot be read. */
  list: (path: string) => string[];
  /** Runs a program of the system and gives what it prints. Rejects where it fails or takes too long. */
  run: (file: string, args: readonly string[]) => Promise<string>;
};

const LONGEST_MS = 15_000;
const run = promisify(execFile);

function orElse<T, E>(act: () => T, otherwise: E): T | E {
  try {
    return act();
  } catch {
    /* What cannot be seen is as good as absent. */
    return otherwise;
  }
}

/** The computer that we run on. */
export const thisSystem: System = {
  platform: process.platform,
  home: homedir(),
  env: process.env,
  /* The native one also turns a mapped drive letter of Windows into the network path behind it. */
  realPath: (path) => orElse(() => realpathSync.native(path), null),
  exists: existsSync,
  readText: (path) => orElse(() => readFileSync(path, 'utf8'), null),
  list: (path) => orElse(() => readdirSync(path), []),
  run: async (file, args) =>
    (await run(file, [...args], { timeout: LONGEST_MS, windowsHide: true, encoding: 'utf8' })).stdout,
};
