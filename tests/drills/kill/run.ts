import { chmodSync, cpSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { makeRandom, type Random } from '../../../src/main/sample/random';
import { giveToRunner, makeFolder, removeFolder, stagedApp } from '../../support/launch';
import { tempDir } from '../../support/shop';
import { DATA, SHOP, checkShop } from '../support/drillShop';
import { judgeFound } from '../support/judge';
import { Promises } from '../support/marks';
import { optionOf } from '../support/options';
import { baseFolder } from '../support/recording';
import { note, verdict } from '../support/report';
import { type KilledApp, startApp } from './killedApp';
import { STAGES, type Stage, killDuring, killMigrate } from './stages';

/* Started by scripts/drills/kill.mjs. Arguments: --early DIR (the control build), --kills N, --seed N. */

const DRILL = 'drill:kill';
/** The control is killed until it is noticed, at most so often. */
const CONTROL_KILLS = 10;

type Sum = { tried: number; restarted: number; lost: number; corrupt: number; done: number };
const NOTHING: Sum = { tried: 0, restarted: 0, lost: 0, corrupt: 0, done: 0 };

type Round = {
  appDir: string;
  stages: readonly Stage[];
  random: Random;
  name: string;
  sums: Map<Stage, Sum>;
};

/** One shop from its first start on: killed in each stage, started at once again, until all stages are through. */
async function killThrough({ appDir, stages, random, name, sums }: Round): Promise<void> {
  const { dir: from, hash } = await baseFolder('older');
  const dataDir = makeFolder();
  const promises = new Promises();
  let app: KilledApp | null = null;
  try {
    cpSync(join(from, DATA), dataDir, { recursive: true });
    chmodSync(join(dataDir, SHOP), 0o644);
    giveToRunner(join(dataDir, SHOP));
    for (const [at, stage] of stages.entries()) {
      const mark = promises.take.bind(promises);
      const doneBefore = promises.done;
      const place = { appDir, dataDir, name: `试${name}${String(at)}`, random, mark };
      if (stage === 'migrate') await killMigrate(place);
      else {
        app ??= await startApp(appDir, dataDir);
        await killDuring(stage, app, place);
      }
      app = null;
      const sum = sums.get(stage) ?? { ...NOTHING };
      sums.set(stage, sum);
      sum.tried += 1;
      sum.done += promises.done - doneBefore;
      const told = await look(dataDir, promises, hash);
      sum.lost += told.lost;
      sum.corrupt += told.corrupt;
      for (const why of told.why) note(DRILL, `${stage}, shop ${name}: ${why}`);
      try {
        app = await startApp(appDir, dataDir);
        sum.restarted += 1;
      } catch (error) {
        note(DRILL, `${stage}, shop ${name}: it does not start again: ${String(error)}`);
        return;
      }
    }
  } finally {
    await app?.kill();
    removeFolder(dataDir);
  }
}

/** Looks at a copy of what the kill left, as the next start does. */
async function look(
  dataDir: string,
  promises: Promises,
  baseHash: string,
): Promise<{ lost: number; corrupt: number; why: string[] }> {
  const left = tempDir();
  try {
    cpSync(dataDir, join(left, DATA), {
      recursive: true,
      filter: (path) => !path.endsWith('-shm') && path !== join(dataDir, 'browser'),
    });
    const found = await checkShop(left, { probes: promises.probes, base: 'older', baseHash });
    const { lost, corrupt } = judgeFound(found, promises);
    const why = [...corrupt, ...lost.map((act) => `lost: ${act}`)].slice(0, 3);
    return { lost: lost.length > 0 ? 1 : 0, corrupt: corrupt.length > 0 ? 1 : 0, why };
  } finally {
    rmSync(left, { recursive: true, force: true });
  }
}

/** As many shops at once as the machine has cores; each has a chance of its own, so that it can be killed the same way again. */
async function killMany(
  appDir: string,
  kills: number,
  stages: readonly Stage[],
  seed: number,
): Promise<Map<Stage, Sum>> {
  const sums = new Map<Stage, Sum>();
  let begun = 0;
  const work = async (): Promise<void> => {
    while (begun < kills) {
      const from = begun;
      begun += stages.length;
      const [name, random] = [`${String(from)}-`, makeRandom(seed, `kill ${String(from)}`)];
      await killThrough({ appDir, stages: stages.slice(0, kills - from), random, name, sums });
      const { tried } = totalOf(sums);
      if (tried % 25 < stages.length && tried < kills) note(DRILL, `${String(tried)} kills done`);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return sums;
}

const totalOf = (sums: Map<Stage, Sum>): Sum =>
  [...sums.values()].reduce(
    (a, b) => ({
      tried: a.tried + b.tried,
      restarted: a.restarted + b.restarted,
      lost: a.lost + b.lost,
      corrupt: a.corrupt + b.corrupt,
      done: a.done + b.done,
    }),
    NOTHING,
  );

async function run(kills: number, seed: number, early: string): Promise<boolean> {
  const startedAt = Date.now();
  note(DRILL, `${String(kills)} kills during ${STAGES.join(', ')}, seed ${String(seed)}`);
  const sums = await killMany(stagedApp(), kills, STAGES, seed);
  for (const [stage, { tried, restarted, done, lost, corrupt }] of sums) {
    note(
      DRILL,
      `${stage}: ${String(tried)} kills, ${String(restarted)} started again, ${String(done)} acts told as done, lost ${String(lost)}, corrupt ${String(corrupt)}`,
    );
  }
  const control = await killControl(early, seed);
  note(
    DRILL,
    `control, acts told as done before they are committed: ${control.lost > 0 ? 'noticed' : 'NOT NOTICED'} ` +
      `(${String(control.tried)} kills, lost ${String(control.lost)})`,
  );
  const all = totalOf(sums);
  note(
    DRILL,
    `${String(all.restarted)} of ${String(all.tried)} started again; ${((Date.now() - startedAt) / 1_000).toFixed(0)} s`,
  );
  verdict(DRILL, all);
  return all.done > 0 && all.lost + all.corrupt === 0 && all.restarted === all.tried && control.lost > 0;
}

async function killControl(appDir: string, seed: number): Promise<Sum> {
  const sums = new Map<Stage, Sum>();
  const random = makeRandom(seed, 'control');
  for (let done = 0; done < CONTROL_KILLS && totalOf(sums).lost === 0; done += 1) {
    await killThrough({ appDir, stages: ['save'], random, name: `control-${String(done)}-`, sums });
  }
  return totalOf(sums);
}

const early = process.argv[process.argv.indexOf('--early') + 1] ?? '';
run(optionOf('--kills', 200), optionOf('--seed', 20_261_122), early).then(
  (isGood) => process.exit(isGood ? 0 : 1),
  (error: unknown) => {
    note(DRILL, error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exit(1);
  },
);
