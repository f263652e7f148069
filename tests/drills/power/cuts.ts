import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { makeRandom } from '../../../src/main/sample/random';
import { type Found, checkShop } from '../support/drillShop';
import { judgeFound } from '../support/judge';
import { type Mark, Promises } from '../support/marks';
import { type Recording, layOut, record } from '../support/recording';
import { type Image, SimulatedDisk } from '../support/simulatedDisk';
import type { WorkName } from '../support/works';

/** What the drill is asked to show broken: `loose` = synchronous NORMAL, `unsynced` = a disk that ignores every sync. */
export const CONTROLS = ['', 'loose', 'unsynced'] as const;
export type Control = (typeof CONTROLS)[number];

export type CutAsk = { work: WorkName; seed: number; cuts: number; control: Control };

/** What power cuts of one recording led to. */
export type CutResult = {
  tried: number;
  /** Different folders among them. */
  disks: number;
  lost: number;
  corrupt: number;
  /** The first few of what was found, to be repeated by work, seed and number of the cut. */
  faults: string[];
};

const MOST_TOLD = 5;

/** Records a work and cuts its power at random moments; what is found is looked at as the next start does. */
export async function cutPower({ work, seed, cuts, control }: CutAsk): Promise<CutResult> {
  const recording = await record(work, seed, control);
  const random = makeRandom(seed, `power ${work}`);
  const moments = Array.from({ length: cuts }, () => random.whole(0, recording.events.length)).sort(
    (a, b) => a - b,
  );
  const disk = new SimulatedDisk(recording.root, recording.before);
  const promises = new Promises();
  const known = new Map<string, Found>();
  const result: CutResult = { tried: 0, disks: 0, lost: 0, corrupt: 0, faults: [] };
  let next = 0;
  for (const moment of moments) {
    for (; next < moment; next += 1) {
      const event = recording.events[next];
      if (event === undefined) break;
      if (event.kind === 'mark') promises.take(JSON.parse(event.text) as Mark);
      else if (event.kind !== 'sync' || control !== 'unsynced') disk.apply(event);
    }
    const found = await look(disk.cut(random), recording, known);
    const { lost, corrupt } = judgeFound(found, promises);
    result.tried += 1;
    if (corrupt.length > 0) result.corrupt += 1;
    else if (lost.length > 0) result.lost += 1;
    const told = corrupt[0] ?? lost.map((act) => `lost: ${act}`)[0];
    if (told !== undefined && result.faults.length < MOST_TOLD) {
      result.faults.push(`${work}, seed ${String(seed)}, cut at ${String(moment)}: ${told}`);
    }
  }
  result.disks = known.size;
  return result;
}

/** Equal folders are looked at once. */
async function look(image: Image, recording: Recording, known: Map<string, Found>): Promise<Found> {
  const hash = createHash('sha256');
  for (const name of [...image.keys()].sort()) hash.update(`${name}\n`).update(image.get(name) ?? '');
  const key = hash.digest('hex');
  const before = known.get(key);
  if (before !== undefined) return before;
  const dir = layOut(image);
  try {
    const found = await checkShop(dir, recording);
    known.set(key, found);
    return found;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
