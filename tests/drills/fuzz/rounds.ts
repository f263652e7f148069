import type { Envelope } from '@shared/ipc/envelope';
import type { Random } from '../../../src/main/sample/random';
import { textOf, type FuzzCall, type Known } from './calls';
import type { FuzzShop } from './fuzzShop';
import { leaksIn, type Watch } from './sight';

/** What came of some calls. `faults` are sentences; none means that all promises held. */
export type Outcome = {
  tried: number;
  accepted: number;
  refused: number;
  /** Refused calls around which every table was compared. */
  compared: number;
  faults: string[];
};

const ANSWER_LIMIT_MS = 20_000;
/** Calls that are sent before the first of them is answered. */
const AT_ONCE = 100;
/** Refused calls are sent again by themselves until nothing else is taken beside them, at most so often. */
const MOST_SIFTS = 6;

/** After so many faults one shop has told enough. */
const ENOUGH = 20;

/** Calls that may have written where they were taken: long work, dialogs and the door too. */
const mayWrite = ({ kind }: FuzzCall): boolean => kind !== 'query';

/**
 * Sends `count` calls, many at once, and compares all tables around those that were refused. With a watch they are its
 * people's, and nothing may be told to them that is kept from them.
 */
export async function fuzzRound(
  shop: FuzzShop,
  make: (known: Known) => FuzzCall,
  known: Known,
  random: Random,
  count: number,
  watch: Watch | null,
): Promise<Outcome> {
  const outcome: Outcome = { tried: 0, accepted: 0, refused: 0, compared: 0, faults: [] };
  const crashed = (): boolean => shop.crashes.length > 0;
  while (outcome.tried < count && !crashed() && outcome.faults.length < ENOUGH) {
    let calls = Array.from({ length: Math.min(AT_ONCE, count - outcome.tried) }, () => make(known));
    outcome.tried += calls.length;
    for (let sift = 0; calls.length > 0 && sift < MOST_SIFTS && !crashed(); sift += 1) {
      if (watch !== null) shop.callAs(random.pick(watch.callers));
      const before = shop.tables();
      const told = shop.told.length;
      const answers = await sendAll(shop, calls, known, random, outcome);
      await shop.settled();
      if (watch !== null) outcome.faults.push(...leaksIn(watch, calls, answers, shop.told.slice(told)));
      const refused = calls.filter((_, at) => answers[at]?.ok === false);
      const wrote = calls.some((call, at) => mayWrite(call) && answers[at]?.ok === true);
      if (sift === 0) {
        outcome.refused += refused.length;
        outcome.accepted += calls.length - refused.length;
      }
      if (!wrote) {
        outcome.compared += refused.length;
        tellChanges(before, shop.tables(), refused, outcome);
        break;
      }
      calls = refused;
    }
  }
  if (crashed()) outcome.faults.push(...shop.crashes.map((crash) => `crash: ${crash}`));
  return outcome;
}

async function sendAll(
  shop: FuzzShop,
  calls: readonly FuzzCall[],
  known: Known,
  random: Random,
  outcome: Outcome,
): Promise<Envelope[]> {
  shop.dialogAnswers.splice(0, Infinity, ...calls.map(() => random.pick([null, ...known.paths])));
  return Promise.all(calls.map((call) => sendOne(shop, call, outcome)));
}

const LOST: Envelope = { ok: false, error: { code: 'lost', params: {}, fields: [], ref: null } };

async function sendOne(shop: FuzzShop, call: FuzzCall, outcome: Outcome): Promise<Envelope> {
  const { way, payload, isOurs } = call;
  const told = (what: string): void => void outcome.faults.push(`${what}: ${describe(call)}`);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((done) => {
    timer = setTimeout(() => done(null), ANSWER_LIMIT_MS);
  });
  try {
    /* What cannot be cloned never leaves a page. */
    const sent: unknown = structuredClone(payload);
    const answer = await Promise.race([
      way === 'call' ? shop.call(sent, isOurs) : shop.takeFile(sent, isOurs),
      late,
    ]);
    if (answer === null) {
      told('no answer');
      return LOST;
    }
    if (!isEnvelope(answer)) told('an answer that is no envelope');
    else if (answer.ok && !isOurs) told('a foreign frame was served');
    else if (!answer.ok && answer.error.code === 'unexpected') {
      const line = shop.logged.find((text) => text.includes(answer.error.ref ?? '-'));
      told(`answered as a bug (${line?.split('\n').slice(0, 3).join(' ') ?? 'not logged'})`);
    }
    return answer;
  } catch (error) {
    told(`rejected (${String(error)})`);
    return LOST;
  } finally {
    clearTimeout(timer);
  }
}

function isEnvelope(answer: unknown): answer is Envelope {
  if (typeof answer !== 'object' || answer === null || !('ok' in answer)) return false;
  if (answer.ok === true) return 'value' in answer;
  const { error } = answer as { error?: { code?: unknown } };
  return answer.ok === false && typeof error?.code === 'string';
}

function tellChanges(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  refused: readonly FuzzCall[],
  outcome: Outcome,
): void {
  const names = new Set([...before.keys(), ...after.keys()]);
  const changed = [...names].filter((name) => before.get(name) !== after.get(name));
  if (changed.length === 0) return;
  const channels = new Set(refused.filter(mayWrite).map(channelOf));
  outcome.faults.push(
    `refused calls changed ${changed.join(', ')}; they were of ${[...channels].join(', ')}`,
  );
}

const channelOf = ({ payload }: FuzzCall): string => {
  const { channel } = Object(payload) as { channel?: unknown };
  return typeof channel === 'string' ? channel.slice(0, 40) : typeof channel;
};

function describe(call: FuzzCall): string {
  return `${call.way} ${textOf(call.payload)
    .replaceAll(/\[{9,}|\]{9,}/gu, '[[…')
    .slice(0, 300)}`;
}
