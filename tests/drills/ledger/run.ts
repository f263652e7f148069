import { proveFile } from '../../../src/main/db/proof';
import { SHOP_CHECKS } from '../../../src/main/ipc/checks';
import { randomFrom } from '../../../src/main/sample/random';
import { optionOf } from '../support/options';
import { note, verdict } from '../support/report';
import { someAct } from './acts';
import { plusDays } from './arithmetic';
import { compare } from './compare';
import type { Found } from './compare';
import { newcomer } from './peopleActs';
import { Disagreement, DrillShop } from './drillShop';
import type { Tally } from './drillShop';
import { CONTROLS } from './controls';
import type { Control } from './controls';

/* Started by scripts/drill.mjs. Arguments: --acts N, --seed N. */

const DRILL = 'drill:ledger';
/** A shop is left for a new one after so many acts, so that customers and rules change. */
const PER_SHOP = 5_000;
/** The books are compared after so many acts. */
const AT_ONCE = 250;
const PEOPLE = 40;
const CONTROL_ACTS = 1_500;
/** So often of a hundred acts a day or more goes by, and of a thousand the owner changes the programme. */
const DAYS = 4;
const CHANGES = 3;

type Round = Found & { tried: number; refused: number; tally: Tally };

async function passDay(one: DrillShop): Promise<void> {
  const { random, books } = one;
  one.setDay(plusDays(books.today, random.pick([1, 1, 1, 2, 3, 7, 20])));
  /* On some days nobody starts the program before the first sale. */
  if (random.chance(0.85)) await one.review();
}

/** Random acts one after the other; it stops where something is found. */
async function live(one: DrillShop, acts: number, round: Round): Promise<void> {
  const { random, books, wares, batches, kinds } = one;
  const counter = { books, wares, batches, kinds, random };
  for (let at = 1; at <= acts; at += 1) {
    const act = at <= PEOPLE ? newcomer(counter) : someAct(counter);
    if (act === null) continue;
    const fault = await one.do(act);
    round.tried += 1;
    if (act.refusal !== null) round.refused += 1;
    if (fault !== null) {
      round.lost.push(fault);
      return;
    }
    if (at % AT_ONCE === 0 || at === acts) {
      const { lost, corrupt } = await compare(one);
      round.lost.push(...lost);
      round.corrupt.push(...corrupt);
      if (lost.length + corrupt.length > 0) return;
    }
    if (random.whole(1, 100) <= DAYS) await passDay(one);
    if (random.whole(1, 1_000) <= CHANGES) await one.changeProgramme();
  }
}

/** A shop's life, ended by the proof that a backup gets. */
async function liveShop(seed: number, acts: number): Promise<Round> {
  return inShop(seed, false, async (one, round) => {
    await live(one, acts, round);
    await one.leave();
    await proveFile(one.shop.file, SHOP_CHECKS, { breathe: () => Promise.resolve() }).catch(
      (error: unknown) => {
        round.corrupt.push(`the proof of a backup: ${String(error)}`);
      },
    );
  });
}

/** The same where a promise is broken. */
async function liveSpoilt(seed: number, { spoil, forgetsIds = false }: Control): Promise<Round> {
  return inShop(seed, forgetsIds, async (one, round) => {
    spoil(one.shop.raw, 'before');
    await live(one, CONTROL_ACTS / 2, round);
    if (round.lost.length + round.corrupt.length > 0) return;
    spoil(one.shop.raw, 'midway');
    await live(one, CONTROL_ACTS / 2, round);
  });
}

async function inShop(
  seed: number,
  forgetsIds: boolean,
  work: (one: DrillShop, round: Round) => Promise<void>,
): Promise<Round> {
  const one = await DrillShop.open(randomFrom(seed), forgetsIds);
  const round: Round = { lost: [], corrupt: [], tried: 0, refused: 0, tally: one.tally };
  try {
    await work(one, round);
  } catch (error) {
    if (!(error instanceof Disagreement)) throw error;
    round.lost.push(error.message);
  } finally {
    await one.remove();
  }
  return round;
}

async function controlsNoticed(seed: number): Promise<boolean> {
  let isGood = true;
  for (const control of CONTROLS) {
    const { lost, corrupt } = await liveSpoilt(seed, control);
    const [first] = [...lost, ...corrupt];
    note(DRILL, `control, ${control.name}: ${first === undefined ? 'NOT NOTICED' : `noticed (${first})`}`);
    isGood &&= first !== undefined;
  }
  return isGood;
}

async function run(acts: number, seed: number): Promise<boolean> {
  note(DRILL, `${String(acts)} acts, seed ${String(seed)}`);
  const began = Date.now();
  const sum = { tried: 0, refused: 0, lost: 0, corrupt: 0, twice: 0, kills: 0, killedBefore: 0, restarts: 0 };
  for (let at = 0; at * PER_SHOP < acts; at += 1) {
    const { tried, refused, lost, corrupt, tally } = await liveShop(
      seed + at,
      Math.min(PER_SHOP, acts - at * PER_SHOP),
    );
    for (const fault of [...lost, ...corrupt].slice(0, 5)) {
      note(DRILL, `shop of seed ${String(seed + at)}, act ${String(tried)}: ${fault}`);
    }
    sum.tried += tried;
    sum.refused += refused;
    sum.lost += lost.length;
    sum.corrupt += corrupt.length;
    for (const key of ['twice', 'kills', 'killedBefore', 'restarts'] as const) sum[key] += tally[key];
  }
  note(
    DRILL,
    `${String(sum.refused)} rightly refused, ${String(sum.twice)} sent twice, ${String(sum.kills)} kills ` +
      `(${String(sum.killedBefore)} before the end of the act), ${String(sum.restarts)} other restarts; ` +
      `${((Date.now() - began) / 1_000).toFixed(0)} s`,
  );
  const isNoticed = await controlsNoticed(seed);
  verdict(DRILL, sum);
  return sum.lost + sum.corrupt === 0 && isNoticed;
}

run(optionOf('--acts', 100_000), optionOf('--seed', 1)).then(
  (isWhole) => {
    process.exitCode = isWhole ? 0 : 1;
  },
  (error: unknown) => {
    note(DRILL, error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exitCode = 1;
  },
);
