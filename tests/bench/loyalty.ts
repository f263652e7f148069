import { dirname } from 'node:path';
import { FIRST_PROGRAMME, FIRST_TIERS } from '@shared/features/loyalty/programme.rules';
import { fillMembers } from '../support/builders/fillMembers';
import { removeFolder } from '../support/launch';
import { median } from './support/figures';
import { type BenchName } from './support/limits';
import { watchLoop } from './support/loop';
import { openShop } from './support/openShop';
import { note } from './support/report';

const ROUNDS = 3;

/**
 * `tiers.review`: the review that the page begins on the first start of a day, until it is told the end, in ms: the slower
 * of the first one of all, which places the whole shop, and the one of a later day, on which points of every fourth member
 * lapse and a month's sales have left the year. `tiers.loop`: how late the main process' loop is meanwhile (p99).
 * `loyalty.dryrun`: a trial of the proposed programme over the past year, which must tell how far it is, in ms.
 */
export async function measureLoyalty(
  runDir: string,
  names: ReadonlySet<BenchName>,
): Promise<Partial<Record<BenchName, number>>> {
  const values: Partial<Record<BenchName, number>> = {};
  if (names.has('tiers.review') || names.has('tiers.loop')) {
    const first = await reviews(runDir, 'the first review', () => undefined);
    const later = await reviews(runDir, 'a later review', fillMembers);
    values['tiers.review'] = Math.max(first.ms, later.ms);
    values['tiers.loop'] = Math.max(first.loopMs, later.loopMs);
  }
  if (names.has('loyalty.dryrun')) values['loyalty.dryrun'] = await dryRuns(runDir);
  return values;
}

type Ended = { ms: number; steps: number; result: Record<string, unknown> };

/** A review ends with the day, so that each takes a shop of its own. */
async function reviews(
  runDir: string,
  name: string,
  prepare: (file: string) => void,
): Promise<{ ms: number; loopMs: number }> {
  const rounds: { ms: number; loopMs: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const shop = await openShop(runDir, 'tiers', prepare);
    try {
      const loop = await watchLoop(shop.app);
      const { ms, result } = await shop.page.evaluate(endOf, {
        channel: 'loyalty.setProgramme',
        input: { programme: { ...FIRST_PROGRAMME, isOn: true }, tiers: TIERS },
      });
      const loopMs = await loop.lateMs();
      note(`${name}: ${ms.toFixed(0)} ms, loop p99 ${loopMs.toFixed(1)} ms, ${JSON.stringify(result)}`);
      rounds.push({ ms, loopMs });
    } finally {
      await shop.close();
      removeFolder(dirname(shop.file));
    }
  }
  return { ms: median(rounds.map(({ ms }) => ms)), loopMs: Math.max(...rounds.map(({ loopMs }) => loopMs)) };
}

const TIERS = FIRST_TIERS.map((tier) => ({ ...tier, id: null, name: tier.tone }));

async function dryRuns(runDir: string): Promise<number> {
  const shop = await openShop(runDir, 'dryrun');
  try {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const { ms, steps, result } = await shop.page.evaluate(endOf, {
        channel: 'loyalty.dryRun',
        input: { programme: { ...FIRST_PROGRAMME, isOn: true }, tiers: TIERS },
      });
      if (steps === 0) throw new Error('the trial did not tell how far it was');
      note(
        `loyalty.dryrun: ${ms.toFixed(0)} ms, ${String(steps)} steps told, ${String(result.customers)} customers`,
      );
      times.push(ms);
    }
    return median(times);
  } finally {
    await shop.close();
  }
}

/**
 * In the page: calls a channel, and waits for the end of the long work that it is or that the page begins because of it.
 * A programme is set as the one that was read, with the tiers that stand there.
 */
async function endOf(ask: {
  channel: string;
  input: { programme: unknown; tiers: readonly object[] };
}): Promise<Ended> {
  const call = async (channel: string, input: unknown, commandId: string | null): Promise<unknown> => {
    const answer = await window.shuke.call({ channel, input, commandId });
    if (!answer.ok) throw new Error(`${channel}: ${answer.error.code}`);
    return answer.value;
  };
  const set = (await call('loyalty.programme', {}, null)) as { version: number; tiers: object[] };
  const tiers = set.tiers.length === 0 ? ask.input.tiers : set.tiers;
  const isTrial = ask.channel === 'loyalty.dryRun';
  const input = { ...(isTrial ? {} : { version: set.version }), programme: ask.input.programme, tiers };
  let steps = 0;
  const offProgress = window.shuke.on('task.progress', () => (steps += 1));
  const from = performance.now();
  const ended = new Promise<Ended>((resolve, reject) => {
    const off = window.shuke.on('task.ended', ({ channel, result }) => {
      if (channel !== 'loyalty.dryRun' && channel !== 'loyalty.review') return;
      off();
      offProgress();
      const ms = performance.now() - from;
      if (result.ok) resolve({ ms, steps, result: result.value as Record<string, unknown> });
      else reject(new Error(`${channel}: ${result.error.code}`));
    });
  });
  await call(ask.channel, input, crypto.randomUUID());
  return ended;
}
