import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AppError } from '@shared/errors/AppError';
import { guessedLayout } from '../../../src/main/features/transfer/transfer.layout';
import { forkHelper } from '../../../src/main/helper/forkHelper';
import { HELPER_LIMITS, type HelperLimits, type HelperPort } from '../../../src/main/helper/port';
import { BOOKS, dumpTables } from '../../support/builders/dump';
import { makeShop, tempDir, type TestShop } from '../../support/shop';
import { optionOf } from '../support/options';
import { note, verdict } from '../support/report';
import { within } from '../support/within';
import { goodFiles, hostileFiles, MEANING, type Hostile } from './hostile';

/* Started by scripts/drill.mjs. Arguments: --flips N, --noises N, --every N, --seed N. */

const DRILL = 'drill:import';
/** Longer than the longest that the helper may be silent, in seconds. */
const LATEST_S = HELPER_LIMITS.silenceMs / 1_000 + 30;

const TEXTS = (['zh-CN', 'en'] as const).map(
  (language) =>
    JSON.parse(readFileSync(resolve(`src/renderer/src/locales/${language}/errors.json`), 'utf8')) as Record<
      string,
      Record<string, string>
    >,
);
const hasSentence = (code: string): boolean => {
  const [feature = '', reason = ''] = code.split('.');
  return TEXTS.every((texts) => texts[feature]?.[reason] !== undefined);
};

type Trial = { shop: TestShop; helper: HelperPort; faults: string[]; dir: string };

async function begin(entry: string, limits: Partial<HelperLimits> = {}): Promise<Trial> {
  const faults: string[] = [];
  const helper = forkHelper({
    entry: resolve(entry),
    limits,
    nodeOptions: ['--import', 'tsx'],
    onFault: (trace) => faults.push(trace),
  });
  const shop = await makeShop(helper);
  await shop.call('customers.create', { name: '单雄信', number: 'C1', phones: [{ text: '16099990001' }] });
  return { shop, helper, faults, dir: tempDir() };
}

async function end({ shop, helper, dir }: Trial): Promise<void> {
  helper.stop();
  await shop.close();
  rmSync(dir, { recursive: true, force: true });
}

const stateOf = ({ shop }: Trial): string =>
  createHash('sha256')
    .update(JSON.stringify(dumpTables(shop.reader, BOOKS)))
    .digest('hex');

/** Takes a file in as a person would: looked into, tried, imported, and taken back. The code of its refusal, or 'taken'. */
async function takeIn({ shop, helper }: Trial, path: string, { encoding }: Hostile): Promise<string> {
  try {
    const facts = await helper.request('inspect', { path, encoding: encoding ?? null });
    const layout = guessedLayout(facts);
    const token = shop.give(path);
    await shop.call('transfer.dryRun', { token, layout, expectedRows: facts.rows });
    const { importId } = await shop.call('transfer.run', { token, layout, expectedRows: facts.rows });
    for (const text of path.endsWith('people.csv') ? MEANING.slice(0, 40) : [])
      await shop.call('customers.find', { text, limit: 12 });
    await shop.call('transfer.undo', { importId });
    return 'taken';
  } catch (error) {
    if (error instanceof AppError) return error.code;
    /* A refused channel of a test shop throws its code as the message. */
    if (error instanceof Error && /^[a-z]+\.[A-Za-z]+$/u.test(error.message)) return error.message;
    throw error;
  }
}

type Sum = { codes: Map<string, number>; lost: string[]; corrupt: string[]; slowest: number };

async function tryAll(trial: Trial, files: readonly Hostile[], latest = LATEST_S): Promise<Sum> {
  const sum: Sum = { codes: new Map(), lost: [], corrupt: [], slowest: 0 };
  const before = stateOf(trial);
  for (const one of files) {
    const dir = join(trial.dir, 'one');
    mkdirSync(dir);
    const [faults, bugs] = [trial.faults.length, trial.shop.bugs.length];
    const startedAt = Date.now();
    const code = await within(latest, takeIn(trial, one.lay(dir), one), () => 'late');
    sum.slowest = Math.max(sum.slowest, Date.now() - startedAt);
    sum.codes.set(code, (sum.codes.get(code) ?? 0) + 1);
    const bug = trial.shop.bugs[bugs];
    const fault =
      trial.faults[faults] ??
      (bug instanceof Error ? bug.message : bug === undefined ? undefined : 'a bug of the shop');
    if (fault !== undefined) sum.lost.push(`${one.kind}: ${fault}`);
    else if (code === 'late') sum.lost.push(`${one.kind}: no answer`);
    else if (code !== 'taken' && !hasSentence(code)) sum.lost.push(`${one.kind}: ${code} has no sentence`);
    if (stateOf(trial) !== before) sum.corrupt.push(one.kind);
    rmSync(dir, { recursive: true, force: true });
  }
  return sum;
}

/** Whole files must come in, before and after: a drill that sees everything refused says nothing. */
async function assertGood(trial: Trial, files: Awaited<ReturnType<typeof goodFiles>>): Promise<void> {
  for (const { name, bytes } of files) {
    const path = join(trial.dir, name);
    writeFileSync(path, bytes);
    const code = await takeIn(trial, path, { kind: name, lay: () => path });
    if (code !== 'taken') throw new Error(`${name} is a good file and was refused: ${code}`);
  }
}

/** What a drill that sees nothing would not see: a helper that dies, hangs or says what has no words, and a shop that changes. */
async function controls(files: readonly Hostile[]): Promise<boolean> {
  const told = (name: string, isNoticed: boolean): boolean => {
    note(DRILL, `control, ${name}: ${isNoticed ? 'noticed' : 'NOT NOTICED'}`);
    return isNoticed;
  };
  const few = files.slice(0, 3);
  const all: boolean[] = [];
  for (const [how, name] of [
    ['crash', 'a helper that dies'],
    ['hang', 'a helper that never answers'],
    ['mute', 'a refusal without a sentence'],
  ] as const) {
    process.env.SHUKE_BROKEN = how;
    const trial = await begin('tests/drills/import/brokenHelper.ts');
    all.push(told(name, (await tryAll(trial, few, 5)).lost.length === few.length));
    await end(trial);
  }
  const trial = await begin('src/main/helper/helper.ts');
  const spoiling = few.map((one, at): Hostile => ({
    ...one,
    lay: (dir) => {
      trial.shop.raw.prepare('UPDATE "customers" SET "name" = ?').run(`变${String(at)}`);
      return one.lay(dir);
    },
  }));
  all.push(told('a shop that changes', (await tryAll(trial, spoiling)).corrupt.length === few.length));
  await end(trial);
  return all.every(Boolean);
}

async function run(flips: number, noises: number, every: number, seed: number): Promise<boolean> {
  const startedAt = Date.now();
  const good = await goodFiles();
  const files = hostileFiles(good, { flips, noises, seed }).filter((_, at) => at % every === 0);
  note(DRILL, `${String(files.length)} hostile files, seed ${String(seed)}`);
  const trial = await begin('src/main/helper/helper.ts');
  try {
    await assertGood(trial, good);
    const sum = await tryAll(trial, files);
    await assertGood(trial, good);
    for (const line of [...sum.lost, ...sum.corrupt.map((kind) => `${kind}: the shop changed`)].slice(0, 20))
      note(DRILL, line);
    const codes = [...sum.codes]
      .sort((a, b) => b[1] - a[1])
      .map(([code, count]) => `${code} ${String(count)}`);
    note(DRILL, codes.join(', '));
    note(
      DRILL,
      `the longest took ${(sum.slowest / 1_000).toFixed(1)} s; ${((Date.now() - startedAt) / 1_000).toFixed(0)} s in all`,
    );
    const areNoticed = await controls(files);
    verdict(DRILL, { tried: files.length, lost: sum.lost.length, corrupt: sum.corrupt.length });
    return sum.lost.length + sum.corrupt.length === 0 && areNoticed;
  } finally {
    await end(trial);
  }
}

run(
  optionOf('--flips', 60),
  optionOf('--noises', 120),
  optionOf('--every', 1),
  optionOf('--seed', 20_261_124),
).then(
  (isGood) => process.exit(isGood ? 0 : 1),
  (error: unknown) => {
    note(DRILL, error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exit(1);
  },
);
