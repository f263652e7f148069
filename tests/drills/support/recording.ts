import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type DiskEvent, readDiskLog } from './diskLog';
import { BASES, type Base, DATA, SHOP, makeBase } from './drillShop';
import { hashOfFile } from './verdicts';
import { type Mark, Promises } from './marks';
import { type Image, SimulatedDisk, readFolder } from './simulatedDisk';
import { WORKS, type WorkName } from './works';
import { tempDir } from '../../support/shop';

/** All that a work did to the disk, and what the disk was before. */
export type Recording = {
  /** The folder as the events name it. */
  root: string;
  before: ReturnType<typeof readFolder>;
  events: DiskEvent[];
  /** Every value that a mark speaks of. */
  probes: string[];
  base: Base;
  baseHash: string;
};

/** The compiled shim, which scripts/drills/shim.mjs makes. */
export function shimPath(): string {
  const path = process.env.SHUKE_DISK_SHIM;
  if (path === undefined) throw new Error('start this drill with npm run drill:NAME, which makes its shim');
  return path;
}

/** How a TypeScript file of the drills is run by the Node that runs this. */
export const NODE_ARGS = ['--import', 'tsx'];

type FilledShop = { dir: string; hash: string };

const bases = new Map<Base, FilledShop>();
const GIVEN = 'SHUKE_DRILL_BASES';

/** Tells processes of this drill where the filled shops lie that this one has made. */
export async function baseEnv(): Promise<Record<string, string>> {
  for (const base of BASES) await baseFolder(base);
  return { [GIVEN]: JSON.stringify(Object.fromEntries(bases)) };
}

/** A filled shop to copy from, made once in a drill. */
export async function baseFolder(base: Base): Promise<FilledShop> {
  const given = process.env[GIVEN];
  if (given !== undefined) return (JSON.parse(given) as Record<Base, FilledShop>)[base];
  const known = bases.get(base);
  if (known !== undefined) return known;
  const dir = tempDir();
  await makeBase(dir, base);
  const { hash, fault } = hashOfFile(join(dir, DATA, SHOP));
  if (fault !== null) throw new Error(`the filled shop is not whole: ${fault}`);
  for (const rest of [`${SHOP}-wal`, `${SHOP}-shm`]) rmSync(join(dir, DATA, rest), { force: true });
  const made = { dir, hash };
  bases.set(base, made);
  process.once('exit', () => {
    rmSync(dir, { recursive: true, force: true });
  });
  return made;
}

/** Does a work in a process whose disk the shim sees. Throws where the log does not tell the whole of it. */
export async function record(name: WorkName, seed: number, control: string): Promise<Recording> {
  const { base } = WORKS[name];
  const { dir: from, hash } = await baseFolder(base);
  const scratch = tempDir();
  try {
    const root = join(scratch, 'shop');
    cpSync(from, root, { recursive: true });
    const before = readFolder(root);
    const [log, marks] = [join(scratch, 'log'), join(scratch, 'marks')];
    const env = { SHUKE_DISK_DIR: root, SHUKE_DISK_LOG: log, SHUKE_DISK_MARKS: marks };
    await runWork([name, root, marks, String(seed), control], env);
    const events = readDiskLog(log);
    const disk = new SimulatedDisk(root, before);
    for (const event of events) disk.apply(event);
    assertSame(disk.now(), imageOf(root));
    const promises = new Promises();
    for (const event of events) if (event.kind === 'mark') promises.take(JSON.parse(event.text) as Mark);
    if (promises.done === 0) throw new Error(`${name} promised nothing`);
    return { root, before, events, probes: promises.probes, base, baseHash: hash };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function runWork(args: readonly string[], env: Record<string, string>): Promise<void> {
  const work = resolve('tests/drills/support/work.ts');
  const child = spawn(process.execPath, [...NODE_ARGS, work, ...args], {
    env: { ...process.env, ...env, LD_PRELOAD: shimPath(), UV_USE_IO_URING: '0' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('exit', (code) => {
      if (code === 0) done();
      else fail(new Error(`the work ended with ${String(code)}`));
    });
  });
}

const imageOf = (dir: string): Image =>
  new Map(
    readFolder(dir).map(({ path, content }) => {
      const name = path.slice(dir.length + 1);
      return content === null ? [`${name}/`, Buffer.alloc(0)] : [name, content];
    }),
  );

/** Unless the log alone gives the very files that lie there, the shim has missed something and the drill proves nothing. */
function assertSame(replayed: Image, real: Image): void {
  const names = [...new Set([...replayed.keys(), ...real.keys()])];
  const wrong = names.filter((name) => {
    const [a, b] = [replayed.get(name), real.get(name)];
    return a === undefined || b === undefined || !a.equals(b);
  });
  if (wrong.length > 0) throw new Error(`the log of the disk does not tell all of ${wrong.join(', ')}`);
}

/** Lays an image out as files in a new folder. */
export function layOut(image: Image): string {
  const dir = tempDir();
  for (const [name, content] of image) {
    const path = join(dir, name);
    if (name.endsWith('/')) mkdirSync(path, { recursive: true });
    else {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
    }
  }
  return dir;
}
