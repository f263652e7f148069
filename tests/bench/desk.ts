import { BOARD_COLUMNS } from '@shared/features/complaints/complaints.board.rules';
import { ANALYSIS_DAYS } from '@shared/features/complaints/figures.rules';
import { COMPLAINT_GROUPS } from '@shared/features/complaints/complaints.rules';
import { INQUIRY_GROUPS } from '@shared/features/inquiries/inquiries.rules';
import { describe, percentile } from './support/figures';
import { fillDesk } from './support/fillDesk';
import type { BenchName } from './support/limits';
import { openShop } from './support/openShop';
import { note } from './support/report';

const ROUNDS = 60;
const ANALYSES = 10;
/** Nothing, what many say, what a few are called, and what nobody says. */
const TEXTS = ['', '潮味', '老白茶', '路人 77', '没有人说过'];
const WINDOW = { offset: 0, limit: 100 };

type Ask = { channel: string; input: Readonly<Record<string, unknown>> };

const ANYBODY = { isMine: false, personId: null };
const ANY = {
  ...{ whose: 'all', source: null, reason: null, stage: null, month: null },
  ...{ from: null, weekday: null, hour: null },
};
const LISTS: readonly Ask[] = [
  ...COMPLAINT_GROUPS.flatMap((group) =>
    TEXTS.map((text) => ({ channel: 'complaints.list', input: { ...ANYBODY, ...WINDOW, group, text } })),
  ),
  ...BOARD_COLUMNS.map((column) => ({
    channel: 'complaints.column',
    input: { ...ANYBODY, column, limit: 50 },
  })),
  ...INQUIRY_GROUPS.flatMap((group) =>
    TEXTS.map((text) => ({ channel: 'inquiries.list', input: { ...ANY, ...WINDOW, group, text } })),
  ),
  { channel: 'inquiries.board', input: { whose: 'all' } },
];
const ANALYSED: readonly Ask[] = [
  ...ANALYSIS_DAYS.map((days) => ({ channel: 'complaints.analysis', input: { days } })),
  { channel: 'inquiries.record', input: { whose: 'all' } },
];
const COSTED: readonly Ask[] = ANALYSIS_DAYS.map((days) => ({
  channel: 'complaints.costs',
  input: { days },
}));

/**
 * In a shop of 50,000 complaints and 50,000 inquiries, from the page's call to its answer. `desk.list`: a window of each
 * list, board column and board, with and without a text that is looked for, p95 of the slowest of them in ms.
 * `desk.analytics`: what is told of them all, p95 of the slowest page in ms. `desk.costs`: what 10,000 of the complaints were
 * given, the same.
 */
export async function measureDesk(runDir: string): Promise<Partial<Record<BenchName, number>>> {
  const { page, close } = await openShop(runDir, 'desk', fillDesk);
  const slowest = async (name: string, asks: readonly Ask[], rounds: number): Promise<number> => {
    let worst = 0;
    for (const ask of asks) {
      const samples = await page.evaluate(timesOf, { ...ask, rounds });
      const p95 = percentile(samples, 0.95);
      if (p95 >= worst) {
        worst = p95;
        note(`${name}: ${ask.channel} ${JSON.stringify(ask.input)} ${describe(samples)} ms`);
      }
    }
    return worst;
  };
  try {
    return {
      'desk.list': await slowest('desk.list', LISTS, ROUNDS),
      'desk.analytics': await slowest('desk.analytics', ANALYSED, ANALYSES),
      'desk.costs': await slowest('desk.costs', COSTED, ANALYSES),
    };
  } finally {
    await close();
  }
}

/** In the page: asks again and again; tells how long each answer took, but for the first, which finds nothing ready. */
async function timesOf({ channel, input, rounds }: Ask & { rounds: number }): Promise<number[]> {
  const samples: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const from = performance.now();
    const answer = await window.shuke.call({ channel, input, commandId: null });
    if (!answer.ok) throw new Error(`${channel}: ${answer.error.code}`);
    samples.push(performance.now() - from);
  }
  return samples.slice(1);
}
