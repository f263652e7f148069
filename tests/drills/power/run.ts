import { fileURLToPath } from 'node:url';
import { optionOf } from '../support/options';
import { answerJobs, inProcesses } from '../support/pool';
import { baseEnv } from '../support/recording';
import { note, verdict } from '../support/report';
import { WORK_NAMES } from '../support/works';
import { type Control, type CutAsk, type CutResult, cutPower } from './cuts';

/* Started by scripts/drills/power.mjs. Arguments: --cuts N, --seed N. */

const DRILL = 'drill:power';
/** Cuts of one recording; the next ones are of another, in which the same is done at other moments. */
const PER_RECORDING = 250;
/** A person who waits is told each time that so many are done. */
const TOLD_EVERY = 1_000;
/** A control gets this share of the cuts, but no fewer than it takes to notice something. */
const CONTROL_SHARE = 50;
const FEWEST = 40;

const NOTHING: CutResult = { tried: 0, disks: 0, lost: 0, corrupt: 0, faults: [] };

const sumOf = (a: CutResult, b: CutResult): CutResult => ({
  tried: a.tried + b.tried,
  disks: a.disks + b.disks,
  lost: a.lost + b.lost,
  corrupt: a.corrupt + b.corrupt,
  faults: [...a.faults, ...b.faults],
});

/** Cuts all works; a worker that dies over a folder has found a corrupt one. */
async function cutAll(asks: readonly CutAsk[]): Promise<Map<string, CutResult>> {
  const sums = new Map<string, CutResult>();
  const bases = await baseEnv();
  const all = asks.reduce((sum, { cuts }) => sum + cuts, 0);
  let tried = 0;
  await inProcesses<CutAsk, CutResult>(
    fileURLToPath(import.meta.url),
    ['--worker'],
    asks,
    () => bases,
    (ask, answer) => {
      const result =
        'died' in answer
          ? {
              ...NOTHING,
              tried: ask.cuts,
              corrupt: 1,
              faults: [`${ask.work}, seed ${String(ask.seed)}: ${answer.died}`],
            }
          : answer;
      const before = Math.floor(tried / TOLD_EVERY);
      tried += ask.cuts;
      if (Math.floor(tried / TOLD_EVERY) > before)
        note(DRILL, `${String(tried)} of ${String(all)} cuts done`);
      sums.set(ask.work, sumOf(sums.get(ask.work) ?? NOTHING, result));
    },
  );
  return sums;
}

function asksFor(cuts: number, seed: number): CutAsk[] {
  return WORK_NAMES.flatMap((work) => {
    const asks: CutAsk[] = [];
    for (let left = Math.ceil(cuts / WORK_NAMES.length); left > 0; left -= PER_RECORDING) {
      asks.push({ work, seed: seed + asks.length, cuts: Math.min(left, PER_RECORDING), control: '' });
    }
    return asks;
  });
}

async function run(cuts: number, seed: number): Promise<boolean> {
  const startedAt = Date.now();
  note(DRILL, `${String(cuts)} power cuts over ${WORK_NAMES.join(', ')}, seed ${String(seed)}`);
  const sums = await cutAll(asksFor(cuts, seed));
  for (const [work, { tried, disks, lost, corrupt, faults }] of sums) {
    for (const fault of faults.slice(0, 10)) note(DRILL, fault);
    note(
      DRILL,
      `${work}: ${String(tried)} cuts, ${String(disks)} different disks, lost ${String(lost)}, corrupt ${String(corrupt)}`,
    );
  }
  const controlCuts = Math.max(FEWEST, Math.ceil(cuts / CONTROL_SHARE));
  const isNoticed = await control('loose', 'synchronous = NORMAL', controlCuts, seed);
  const isFelt = await control('unsynced', 'a disk that ignores every sync', controlCuts, seed);
  const all = [...sums.values()].reduce(sumOf, NOTHING);
  note(DRILL, `${((Date.now() - startedAt) / 1_000).toFixed(0)} s`);
  verdict(DRILL, all);
  return all.lost + all.corrupt === 0 && isNoticed && isFelt;
}

/** A variant that breaks the promise must be found to break it. */
async function control(kind: Control, name: string, cuts: number, seed: number): Promise<boolean> {
  const asks: CutAsk[] = [{ work: 'save', seed, cuts, control: kind }];
  const { tried, lost, corrupt } = [...(await cutAll(asks)).values()][0] ?? NOTHING;
  const isNoticed = kind === 'loose' ? lost > 0 : corrupt > 0;
  note(
    DRILL,
    `control, ${name}: ${isNoticed ? 'noticed' : 'NOT NOTICED'} (${String(tried)} cuts, lost ${String(lost)}, corrupt ${String(corrupt)})`,
  );
  return isNoticed;
}

if (process.argv.includes('--worker')) answerJobs(cutPower);
else {
  run(optionOf('--cuts', 10_000), optionOf('--seed', 20_261_122)).then(
    (isGood) => process.exit(isGood ? 0 : 1),
    (error: unknown) => {
      note(DRILL, error instanceof Error ? (error.stack ?? error.message) : String(error));
      process.exit(1);
    },
  );
}
