import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tempDir } from '../../support/shop';
import { type Fault, makeFaultState } from '../support/faultyDisk';
import { optionOf } from '../support/options';
import { answerJobs, inProcesses } from '../support/pool';
import { baseEnv, shimPath } from '../support/recording';
import { note, verdict } from '../support/report';
import { WORK_NAMES, type WorkName } from '../support/works';
import { type FaultAsk, type FaultResult, workThroughFaults } from './failing';

/* Started by scripts/drills/faults.mjs. Arguments: --every N (each Nth call only). */

const DRILL = 'drill:faults';
/** Faults of one job. */
const PER_JOB = 40;
/** A person who waits is told each time that so many are done. */
const TOLD_EVERY = 1_000;
/** The control fails each such call, so that it takes no longer than it must. */
const CONTROL_EVERY = 7;
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

/** What is done, and with which seed: a backup is encrypted with an even one. */
type Round = { name: string; work: WorkName; seed: number };
const SAVE: Round = { name: 'save', work: 'save', seed: 1 };
const ROUNDS: readonly Round[] = [
  ...WORK_NAMES.map((work) => ({ name: work, work, seed: 1 })),
  { name: 'backup, encrypted', work: 'backup', seed: 2 },
];
type RoundAsk = FaultAsk & { name: string };

/** Each process has a disk of its own, so that the calls of one do not count for another. */
async function ask(asks: readonly RoundAsk[]): Promise<Map<string, FaultResult>> {
  const sums = new Map<string, FaultResult>();
  const scratch = tempDir();
  const bases = await baseEnv();
  const all = asks.reduce((sum, { faults }) => sum + faults.length, 0);
  let tried = 0;
  let processes = 0;
  const env = (): Record<string, string> => {
    processes += 1;
    const place = join(scratch, String(processes));
    mkdirSync(join(place, 'disk'), { recursive: true });
    makeFaultState(join(place, 'state'));
    return {
      ...bases,
      LD_PRELOAD: shimPath(),
      UV_USE_IO_URING: '0',
      SHUKE_DISK_DIR: join(place, 'disk'),
      SHUKE_DISK_STATE: join(place, 'state'),
    };
  };
  try {
    const job = fileURLToPath(import.meta.url);
    await inProcesses<RoundAsk, FaultResult>(job, ['--worker'], asks, env, (asked, answer) => {
      const { died } = answer as { died?: string };
      const result =
        died === undefined
          ? (answer as FaultResult)
          : {
              ...NOTHING,
              tried: asked.faults.length,
              corrupt: 1,
              told: [
                `${asked.name}: it died of ${died} in the ${String(asked.faults.length)} from ${JSON.stringify(asked.faults[0])}`,
              ],
            };
      const before = Math.floor(tried / TOLD_EVERY);
      tried += asked.faults.length;
      if (Math.floor(tried / TOLD_EVERY) > before)
        note(DRILL, `${String(tried)} of ${String(all)} faults done`);
      sums.set(asked.name, sumOf(sums.get(asked.name) ?? NOTHING, result));
    });
    return sums;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function asksFor(round: Round, calls: number, every: number, isControl = false): RoundAsk[] {
  const faults: Fault[] = VARIANTS.flatMap((variant, at) =>
    Array.from({ length: calls }, (_, call) => ({ ...variant, call: call + 1 })).filter(
      ({ call }) => (call + at) % every === 0,
    ),
  );
  const asks: RoundAsk[] = [];
  for (let from = 0; from < faults.length; from += PER_JOB) {
    asks.push({ ...round, faults: faults.slice(from, from + PER_JOB), isControl });
  }
  return asks;
}

async function run(every: number): Promise<boolean> {
  const startedAt = Date.now();
  const counted = await ask(ROUNDS.map((round) => ({ ...round, faults: [null], isControl: false })));
  const callsOf = (name: string): number => counted.get(name)?.calls ?? 0;
  const results = await ask(ROUNDS.flatMap((round) => asksFor(round, callsOf(round.name), every)));
  for (const [name, { tried, kinds, lost, corrupt, told }] of results) {
    for (const fault of told.slice(0, 10)) note(DRILL, fault);
    const failed = Object.entries(kinds).map(([kind, count]) => `${String(count)} ${kind}`);
    note(
      DRILL,
      `${name}: ${String(callsOf(name))} calls, ${String(tried)} faults (${failed.join(', ')}), ` +
        `lost ${String(lost)}, corrupt ${String(corrupt)}`,
    );
  }
  const controls = await ask(asksFor(SAVE, callsOf('save'), Math.max(CONTROL_EVERY, every), true));
  const control = controls.get('save') ?? NOTHING;
  const isNoticed = control.lost > 0;
  note(
    DRILL,
    `control, a commit whose error is ignored: ${isNoticed ? 'noticed' : 'NOT NOTICED'} ` +
      `(${String(control.tried)} faults, lost ${String(control.lost)}, corrupt ${String(control.corrupt)})`,
  );
  note(DRILL, `${((Date.now() - startedAt) / 1_000).toFixed(0)} s`);
  const all = [...results.values()].reduce(sumOf, NOTHING);
  verdict(DRILL, all);
  return all.tried > 0 && all.lost + all.corrupt === 0 && isNoticed;
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
