import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tempDir } from '../../support/shop';
import { type Fault, makeFaultState } from '../support/faultyDisk';
import { optionOf } from '../support/options';
import { answerJobs, inProcesses } from '../support/pool';
import { shimPath } from '../support/recording';
import { note, verdict } from '../support/report';
import { WORK_NAMES, type WorkName } from '../support/works';
import { type FaultAsk, type FaultResult, workThroughFaults } from './failing';

/* Started by scripts/drills/faults.mjs. Arguments: --every N (each Nth call only). */

const DRILL = 'drill:faults';
/** Faults of one job. */
const PER_JOB = 40;
const VARIANTS = [
  { error: 'EIO', isLasting: false },
  { error: 'EIO', isLasting: true },
  { error: 'ENOSPC', isLasting: false },
  { error: 'ENOSPC', isLasting: true },
] as const;

const NOTHING: FaultResult = { tried: 0, calls: 0, kinds: {}, lost: 0, corrupt: 0, told: [] };

function sumOf(a: FaultResult, b: FaultResult): FaultResult {
  const kinds = { ...a.kinds };
  for (const [kind, count] of Object.entries(b.kinds)) kinds[kind] = (kinds[kind] ?? 0) + count;
  return {
    tried: a.tried + b.tried,
    calls: Math.max(a.calls, b.calls),
    kinds,
    lost: a.lost + b.lost,
    corrupt: a.corrupt + b.corrupt,
    told: [...a.told, ...b.told],
  };
}

/** Each process has a disk of its own, so that the calls of one do not count for another. */
async function ask(asks: readonly FaultAsk[]): Promise<FaultResult> {
  let sum = NOTHING;
  const scratch = tempDir();
  let processes = 0;
  const env = (): Record<string, string> => {
    processes += 1;
    const place = join(scratch, String(processes));
    mkdirSync(join(place, 'disk'), { recursive: true });
    makeFaultState(join(place, 'state'));
    return {
      LD_PRELOAD: shimPath(),
      UV_USE_IO_URING: '0',
      SHUKE_DISK_DIR: join(place, 'disk'),
      SHUKE_DISK_STATE: join(place, 'state'),
    };
  };
  try {
    const job = fileURLToPath(import.meta.url);
    await inProcesses<FaultAsk, FaultResult>(job, ['--worker'], asks, env, (asked, answer) => {
      const { died } = answer as { died?: string };
      const result =
        died === undefined
          ? (answer as FaultResult)
          : {
              ...NOTHING,
              tried: asked.faults.length,
              corrupt: 1,
              told: [`${asked.work}: it died of ${died}`],
            };
      sum = sumOf(sum, result);
    });
    return sum;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function asksFor(work: WorkName, calls: number, every: number, isControl = false): FaultAsk[] {
  const faults: Fault[] = VARIANTS.flatMap((variant, at) =>
    Array.from({ length: calls }, (_, call) => ({ ...variant, call: call + 1 })).filter(
      ({ call }) => (call + at) % every === 0,
    ),
  );
  const asks: FaultAsk[] = [];
  for (let from = 0; from < faults.length; from += PER_JOB) {
    asks.push({ work, faults: faults.slice(from, from + PER_JOB), isControl });
  }
  return asks;
}

const callsOf = async (work: WorkName): Promise<number> =>
  (await ask([{ work, faults: [null], isControl: false }])).calls;

async function run(every: number): Promise<boolean> {
  const startedAt = Date.now();
  let all = NOTHING;
  for (const work of WORK_NAMES) {
    const calls = await callsOf(work);
    const result = await ask(asksFor(work, calls, every));
    for (const told of result.told.slice(0, 10)) note(DRILL, told);
    const kinds = Object.entries(result.kinds).map(([kind, count]) => `${String(count)} ${kind}`);
    note(
      DRILL,
      `${work}: ${String(calls)} calls, ${String(result.tried)} faults (${kinds.join(', ')}), ` +
        `lost ${String(result.lost)}, corrupt ${String(result.corrupt)}`,
    );
    all = sumOf(all, result);
  }
  const control = await ask(asksFor('save', await callsOf('save'), Math.max(7, every), true));
  const isNoticed = control.lost > 0;
  note(
    DRILL,
    `control, a commit whose error is ignored: ${isNoticed ? 'noticed' : 'NOT NOTICED'} ` +
      `(${String(control.tried)} faults, lost ${String(control.lost)}, corrupt ${String(control.corrupt)})`,
  );
  note(DRILL, `${((Date.now() - startedAt) / 1_000).toFixed(0)} s`);
  verdict(DRILL, all);
  return all.lost + all.corrupt === 0 && isNoticed;
}

if (process.argv.includes('--worker')) answerJobs(workThroughFaults);
else {
  run(optionOf('--every', 1)).then(
    (isGood) => process.exit(isGood ? 0 : 1),
    (error: unknown) => {
      note(DRILL, error instanceof Error ? (error.stack ?? error.message) : String(error));
      process.exit(1);
    },
  );
}
