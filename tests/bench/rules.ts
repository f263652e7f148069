import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { PRESETS, presetOf } from '@shared/features/followups/presets.rules';
import { removeFolder } from '../support/launch';
import { fillFollowups } from '../support/builders/fillFollowups';
import { describe, median, percentile } from './support/figures';
import { type BenchName } from './support/limits';
import { watchLoop } from './support/loop';
import { openShop } from './support/openShop';
import { findQueries } from './support/queries';
import { note } from './support/report';

/** A run ends with the day, so that each takes a shop of its own. */
const ROUNDS = 3;
/** Pause between two finds while rules are gone through, in ms. */
const PAUSE_MS = 40;

/**
 * `rules.run`: all presets at once over the whole shop, begun by the page as on the first start of a day, until it is
 * told the end, in ms. `rules.loop` and `rules.find`: how late the main process' loop is meanwhile (p99), and a find (p95).
 */
export async function measureRules(runDir: string): Promise<Partial<Record<BenchName, number>>> {
  const all: Round[] = [];
  for (let round = 0; round < ROUNDS; round += 1) all.push(await oneRound(runDir));
  const finds = all.flatMap((round) => round.finds);
  const loops = all.map((round) => round.loopMs);
  note(
    `rules.run: ${all.map(({ ms, made, waiting }) => `${ms.toFixed(0)} ms, ${String(made)} made, ${String(waiting)} wait`).join('; ')}`,
  );
  note(`rules.loop: p99 ${loops.map((ms) => ms.toFixed(1)).join(' ')} ms`);
  note(`rules.find: ${describe(finds)} ms`);
  return {
    'rules.run': median(all.map(({ ms }) => ms)),
    'rules.loop': Math.max(...loops),
    'rules.find': percentile(finds, 0.95),
  };
}

type Run = { ms: number; made: number; waiting: number; finds: number[] };
type Round = Run & { loopMs: number };

async function oneRound(runDir: string): Promise<Round> {
  const shop = await openShop(runDir, 'rules', (file) => {
    fillFollowups(file);
    planRules(file);
  });
  try {
    const texts = findQueries(shop.file, 200).map(({ text }) => text);
    const loop = await watchLoop(shop.app);
    const run = await shop.page.evaluate(switchAllOn, { texts, pauseMs: PAUSE_MS, rules: PRESETS.length });
    return { ...run, loopMs: await loop.lateMs() };
  } finally {
    await shop.close();
    removeFolder(dirname(shop.file));
  }
}

/** Every preset as a rule that is off. Nobody else may have the file open. */
function planRules(file: string): void {
  const db = new Database(file);
  try {
    const insert = db.prepare(
      `INSERT INTO "followupRules" ("name", "trigger", "params", "tag", "minSpendCents", "kind", "subject", "personId",
         "isOn", "createdAt", "createdBy") VALUES (?, ?, ?, '', 0, ?, ?, NULL, 0, ?, 1)`,
    );
    for (const preset of PRESETS) {
      const { trigger, params, kind } = presetOf(preset, 'clothing');
      insert.run(preset, trigger, JSON.stringify(params), kind, '问问近况', new Date().toISOString());
    }
  } finally {
    db.close();
  }
}

/** In the page: switches all rules on in one breath, and keeps finding until the run that the page then begins has ended. */
async function switchAllOn(ask: { texts: string[]; pauseMs: number; rules: number }): Promise<Run> {
  const from = performance.now();
  let isOver = false;
  const ended = new Promise<Omit<Run, 'finds'>>((resolve, reject) => {
    const off = window.shuke.on('task.ended', ({ result }) => {
      off();
      isOver = true;
      if (result.ok) {
        const { made, waiting } = result.value as { made: number; waiting: number };
        resolve({ ms: performance.now() - from, made, waiting });
      } else reject(new Error(`followups.runRules: ${result.error.code}`));
    });
  });
  const call = async (channel: string, input: unknown, commandId: string | null): Promise<void> => {
    const answer = await window.shuke.call({ channel, input, commandId });
    if (!answer.ok) throw new Error(`${channel}: ${answer.error.code}`);
  };
  await Promise.all(
    Array.from({ length: ask.rules }, (_, at) =>
      call('followups.switchRule', { id: at + 1, isOn: true }, crypto.randomUUID()),
    ),
  );
  const finds: number[] = [];
  for (let at = 0; !isOver; at += 1) {
    const asked = performance.now();
    await call('customers.find', { text: ask.texts[at % ask.texts.length], limit: 12 }, null);
    finds.push(performance.now() - asked);
    await new Promise((resolve) => setTimeout(resolve, ask.pauseMs));
  }
  return { ...(await ended), finds };
}
