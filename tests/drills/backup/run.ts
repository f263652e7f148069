import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { AppError } from '@shared/errors/AppError';
import { forkHelper } from '../../../src/main/helper/forkHelper';
import type { HelperPort } from '../../../src/main/helper/port';
import { randomFrom } from '../../../src/main/sample/random';
import { tempDir } from '../../support/shop';
import { optionOf } from '../support/options';
import { note, verdict } from '../support/report';
import { caseAt, flipAt, type Case } from './cases';
import { salvageTrials } from './salvaging';
import { makeStock, sha256, type Stock } from './stock';

/* Started by scripts/drill.mjs. Arguments: --cases N, --salvages N, --seed N. */

const DRILL = 'drill:backup';
const CONTROL_CASES = 100;

const TEXTS = JSON.parse(
  readFileSync(resolve('src/renderer/src/locales/zh-CN/errors.json'), 'utf8'),
) as Record<string, Record<string, string>>;

const hasText = (code: string): boolean => {
  const [feature = '', reason = ''] = code.split('.');
  return TEXTS[feature]?.[reason] !== undefined;
};

/** Bugs of the helper: what it threw that is no refusal. Its death is one. */
const bugs: string[] = [];

const startHelper = (entry: string): HelperPort =>
  forkHelper({
    entry: resolve(entry),
    nodeOptions: ['--import', 'tsx'],
    onFault: (trace) => {
      if (!trace.startsWith('exit')) bugs.push(trace);
    },
  });

/** What became of a case: the code of its refusal; null: it was accepted. */
async function outcome(
  helper: HelperPort,
  stock: Stock,
  one: Case,
  workFile: string,
): Promise<string | null> {
  try {
    await helper.request('open', {
      path: one.path,
      label: one.label,
      identities: [stock.pcKey],
      code: one.code,
      workFile,
    });
    return null;
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

type Sum = { refused: Map<string, number>; lost: string[]; corrupt: number };

/** Opens `count` cases, in as many helpers as there are cores, and looks at the live shop after each. */
async function openAll(
  stock: Stock,
  entry: string,
  count: number,
  seed: number,
  make: typeof caseAt,
): Promise<Sum> {
  const sum: Sum = { refused: new Map(), lost: [], corrupt: 0 };
  const live = sha256(readFileSync(stock.live));
  let next = 0;
  const lane = async (number: number): Promise<void> => {
    const helper = startHelper(entry);
    const dir = join(stock.dir, `lane-${String(number)}`);
    mkdirSync(dir, { recursive: true });
    try {
      for (let at = next++; at < count; at = next++) {
        const one = make(at, stock, randomFrom(seed + at), join(dir, 'backup.zip'));
        const code = await outcome(helper, stock, one, join(dir, 'opened.shuke'));
        if (code === null) sum.lost.push(`${one.kind}: accepted`);
        else if (!hasText(code)) sum.lost.push(`${one.kind}: ${code} has no text`);
        else sum.refused.set(code, (sum.refused.get(code) ?? 0) + 1);
        rmSync(join(dir, 'backup.zip'), { recursive: true, force: true });
        if (code !== null && readdirSync(dir).length > 0)
          sum.lost.push(`${one.kind}: something is left behind`);
        for (const left of readdirSync(dir)) rmSync(join(dir, left), { force: true });
        if (sha256(readFileSync(stock.live)) !== live || existsSync(`${stock.live}-wal`)) sum.corrupt += 1;
      }
    } finally {
      helper.stop();
    }
  };
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, (_, at) => lane(at)));
  return sum;
}

/** Good backups must open, or a drill that sees all bad ones refused says nothing. */
async function openGood(stock: Stock, helper: HelperPort): Promise<void> {
  const path = join(stock.dir, 'good.zip');
  for (const [good, code] of [
    [stock.plain, null],
    [stock.later, null],
    [stock.sealed, null],
    [stock.sealed, stock.code],
  ] as const) {
    writeFileSync(path, good.file);
    const identities = code === null ? [stock.pcKey] : [];
    const workFile = join(stock.dir, 'good.shuke');
    const { facts } = await helper.request('open', { path, label: good.label, identities, code, workFile });
    if (facts.customers < 80) throw new Error('a good backup holds too little');
    rmSync(workFile);
  }
}

async function run(cases: number, salvages: number, seed: number): Promise<boolean> {
  const dir = tempDir();
  const startedAt = Date.now();
  const helper = startHelper('src/main/helper/helper.ts');
  try {
    note(DRILL, `${String(cases)} damaged or foreign backups, seed ${String(seed)}`);
    const stock = await makeStock(join(dir, 'stock'), helper);
    await openGood(stock, helper);
    const sum = await openAll(stock, 'src/main/helper/helper.ts', cases, seed, caseAt);
    await openGood(stock, helper);
    for (const line of [...sum.lost, ...bugs].slice(0, 20)) note(DRILL, line);
    const codes = [...sum.refused]
      .sort((a, b) => b[1] - a[1])
      .map(([code, count]) => `${code} ${String(count)}`);
    note(DRILL, `refused: ${codes.join(', ')}; ${((Date.now() - startedAt) / 1_000).toFixed(0)} s`);

    const blind = startHelper('tests/drills/backup/blindHelper.ts');
    const blindStock = await makeStock(join(dir, 'blind'), blind);
    blind.stop();
    const control = await openAll(
      blindStock,
      'tests/drills/backup/blindHelper.ts',
      CONTROL_CASES,
      seed,
      flipAt,
    );
    const isNoticed = control.lost.some((line) => line.endsWith('accepted'));
    note(
      DRILL,
      `control, a helper that does not look at hashes: ${isNoticed ? `noticed, ${String(control.lost.length)} of ${String(CONTROL_CASES)} accepted` : 'NOT NOTICED'}`,
    );
    const isSalvaged = await salvageTrials(DRILL, join(dir, 'salvage'), salvages, seed, helper);
    verdict(DRILL, { tried: cases, lost: sum.lost.length, corrupt: sum.corrupt });
    return sum.lost.length + sum.corrupt + bugs.length === 0 && isNoticed && isSalvaged;
  } finally {
    helper.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

run(optionOf('--cases', 1_000), optionOf('--salvages', 100), optionOf('--seed', 20_261_122)).then(
  (isGood) => process.exit(isGood ? 0 : 1),
  (error: unknown) => {
    note(DRILL, error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exit(1);
  },
);
