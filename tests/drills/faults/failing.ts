import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ignoreErrors } from '../support/controls';
import { checkShop } from '../support/drillShop';
import { type Fault, FaultyDisk } from '../support/faultyDisk';
import { judgeFound } from '../support/judge';
import { type Mark, Promises } from '../support/marks';
import { baseFolder } from '../support/recording';
import { beginSame } from '../support/sameEachTime';
import { within } from '../support/within';
import { WORKS, type WorkName } from '../support/works';

/** One work on a disk that fails once for each of these calls; null counts the calls of a work on a good disk. */
export type FaultAsk = { work: WorkName; seed: number; faults: (Fault | null)[]; isControl: boolean };

export type FaultResult = {
  tried: number;
  /** Calls of the last run that could have failed. */
  calls: number;
  /** Runs that came to their end although their call failed, by what kind of call it was. */
  kinds: Record<string, number>;
  lost: number;
  corrupt: number;
  told: string[];
};

/** An act that has not ended by then hangs. */
const LIMIT_S = 60;
const MOST_TOLD = 5;

/** The folder and the file of the fault state that the process was started with. */
export const PLACE = { dir: process.env.SHUKE_DISK_DIR ?? '', state: process.env.SHUKE_DISK_STATE ?? '' };

let isControlOn = false;

/** Does a work once for each fault and looks at what is left as the next start does. */
export async function workThroughFaults({ work, seed, faults, isControl }: FaultAsk): Promise<FaultResult> {
  if (isControl && !isControlOn) {
    ignoreErrors();
    isControlOn = true;
  }
  const disk = new FaultyDisk(PLACE.state);
  const result: FaultResult = { tried: 0, calls: 0, kinds: {}, lost: 0, corrupt: 0, told: [] };
  for (const fault of faults) {
    const { seen, kind, broken } = await workReached(disk, work, seed, fault);
    result.calls = seen;
    result.tried += 1;
    result.kinds[kind] = (result.kinds[kind] ?? 0) + 1;
    if (broken === null) continue;
    result[broken.how] += 1;
    if (result.told.length < MOST_TOLD) {
      result.told.push(`${work}, ${kind} ${JSON.stringify(fault)}: ${broken.why}`);
    }
  }
  return result;
}

/** Some runs make a call or two less than the one that was counted: the fault then falls on what was their last. */
async function workReached(
  disk: FaultyDisk,
  work: WorkName,
  seed: number,
  fault: Fault | null,
): Promise<Outcome> {
  let place = fault;
  for (let turn = 0; turn < 4; turn += 1) {
    const outcome = await workOnce(disk, work, seed, place);
    if (outcome.isReached || place === null) return outcome;
    place = { ...place, call: outcome.seen };
  }
  throw new Error(`call ${String(fault?.call)} of ${work} was never made`);
}

type Outcome = { seen: number; isReached: boolean; kind: string; broken: Broken | null };
type Broken = { how: 'lost' | 'corrupt'; why: string };
let runs = 0;

async function workOnce(
  disk: FaultyDisk,
  work: WorkName,
  seed: number,
  fault: Fault | null,
): Promise<Outcome> {
  const { base, run } = WORKS[work];
  const { dir: from, hash } = await baseFolder(base);
  runs += 1;
  const dir = join(PLACE.dir, String(runs));
  cpSync(from, dir, { recursive: true });
  beginSame();
  const promises = new Promises();
  const mark = (told: Mark): void => {
    promises.take(told);
  };
  disk.begin(fault);
  const done = run({ dir, mark, seed, isShort: true, mayFail: fault !== null });
  const isOver = await within(
    LIMIT_S,
    done.then(() => true),
    () => false,
  );
  const { seen, failed, kind } = disk.end();
  const left = `${dir}-left`;
  try {
    const isReached = failed > 0;
    if (!isOver) return { seen, isReached: true, kind, broken: { how: 'corrupt', why: 'it hangs' } };
    if (fault !== null && !isReached) return { seen, isReached, kind, broken: null };
    /* A copy, since a connection that could not be closed would hold the file itself. */
    mkdirSync(left);
    cpSync(dir, left, { recursive: true, filter: (path) => !path.endsWith('-shm') });
    const found = await checkShop(left, { probes: promises.probes, base, baseHash: hash });
    const { lost, corrupt } = judgeFound(found, promises);
    if (corrupt[0] !== undefined)
      return { seen, isReached, kind, broken: { how: 'corrupt', why: corrupt[0] } };
    const why = lost.join(', ');
    const broken: Broken | null = lost.length > 0 ? { how: 'lost', why: `told as saved: ${why}` } : null;
    return { seen, isReached, kind, broken };
  } finally {
    for (const path of [dir, left]) rmSync(path, { recursive: true, force: true });
  }
}
