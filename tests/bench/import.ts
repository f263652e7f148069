import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, median, percentile } from './support/figures';
import { type BenchName } from './support/limits';
import { watchLoop } from './support/loop';
import { openShop, type OpenShop } from './support/openShop';
import { repoDir } from './support/places';
import { note } from './support/report';
import { retailFile } from './support/retailFile';
import { shopFolder } from './support/shopFile';

const ROUNDS = 5;
const SAMPLES = 200;
/** Pause between two finds and two saves while an import runs, in ms. */
const PAUSE_MS = 40;

/** The import of the retail file, what people feel meanwhile, and its undo. */
export async function measureImport(
  runDir: string,
  names: ReadonlySet<BenchName>,
): Promise<Partial<Record<BenchName, number>>> {
  const file = await retailFile(runDir);
  const values: Partial<Record<BenchName, number>> = {};
  if (names.has('import.retail') || names.has('import.undo')) {
    const bares: number[] = [];
    const imports: number[] = [];
    const undos: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const bare = importBare(runDir, file, round === 0);
      bares.push(bare.ms);
      const real = await importAndUndo(runDir, file, bare.sums);
      imports.push(real.importMs);
      undos.push(real.undoMs);
    }
    note(`import: bare ${show(bares)} ms, real ${show(imports)} ms, undo ${show(undos)} ms`);
    values['import.retail'] = median(imports) / median(bares);
    values['import.undo'] = median(undos) / median(bares);
  }
  if (names.has('import.loop') || names.has('import.find') || names.has('import.save')) {
    const felt = await feelImport(runDir, file);
    note(`import.loop: p99 ${felt.loopMs.toFixed(1)} ms`);
    note(`import.find: ${describe(felt.finds)} ms`);
    note(`import.save: ${describe(felt.saves)} ms`);
    values['import.loop'] = felt.loopMs;
    values['import.find'] = percentile(felt.finds, 0.95);
    values['import.save'] = percentile(felt.saves, 0.95);
  }
  return values;
}

const show = (values: readonly number[]): string => values.map((value) => value.toFixed(0)).join(' ');

/** The script that does nothing but read and insert, on a copy of the same shop. */
function importBare(runDir: string, csv: string, isSummed: boolean): { ms: number; sums: string | null } {
  const { dataDir, file } = shopFolder(runDir, 'bare-import');
  try {
    const script = join('tests', 'bench', 'bareImport.ts');
    const { status, stdout } = spawnSync(process.execPath, ['--import', 'tsx', script, file, csv], {
      cwd: repoDir,
      env: { ...process.env, TZ: 'Asia/Shanghai' },
      stdio: ['ignore', 'pipe', 2],
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error('the bare import failed');
    const { ms } = JSON.parse(stdout) as { ms: number };
    return { ms, sums: isSummed ? sumsOf(file) : null };
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** What must be the same after the bare and the real import: counts and sums of all tables that an import fills. */
function sumsOf(file: string): string {
  const db = new Database(file, { readonly: true });
  const sums = [
    `SELECT count(*), sum("isListed"), count("number"), max("region") FROM "customers"`,
    `SELECT count(*), count(DISTINCT "name") FROM "products"`,
    `SELECT "kind", count(*), sum("amountCents"), sum("lineCount"), sum("soldMinute"), max("soldAt"), max("soldOn"),
       count("customerId") FROM "sales" GROUP BY "kind"`,
    `SELECT count(*), sum("quantityMilli"), sum("unitPriceMills"), sum("amountCents"), sum("lineNo"),
       sum(length("name")) FROM "saleLines"`,
    `SELECT count(*), sum("saleCount"), sum("returnCount"), sum("spendCents"), max("lastSoldOn"), min("firstSoldOn")
     FROM "salesSummary"`,
    `SELECT count(*) FROM "customersFind"`,
    `SELECT count(*) FROM "customersDigits"`,
  ].map((sql) => db.prepare(sql).raw().all());
  db.close();
  return JSON.stringify(sums);
}

/** One import and its undo, disturbed by nobody. */
async function importAndUndo(
  runDir: string,
  csv: string,
  sums: string | null,
): Promise<{ importMs: number; undoMs: number }> {
  const shop = await openShop(runDir, 'import');
  try {
    const before = sums === null ? null : sumsOf(shop.file);
    const ask = await askFor(shop, csv);
    const imported = await shop.page.evaluate(runTask, { channel: 'transfer.run', input: ask });
    if (sums !== null) assertSame('the bare import', sums, sumsOf(shop.file));
    const { importId } = imported.value as { importId: number };
    const undone = await shop.page.evaluate(runTask, { channel: 'transfer.undo', input: { importId } });
    if (before !== null) assertSame('the shop before', before, sumsOf(shop.file));
    return { importMs: imported.ms, undoMs: undone.ms };
  } finally {
    await shop.close();
    rmSync(dirname(shop.file), { recursive: true, force: true });
  }
}

function assertSame(what: string, expected: string, actual: string): void {
  if (expected !== actual) throw new Error(`rows differ from ${what}:\n${expected}\n${actual}`);
}

/** What the wizard asks for once a person has agreed to its guesses. */
async function askFor({ answerOpen, page }: OpenShop, csv: string): Promise<unknown> {
  await answerOpen(csv);
  return page.evaluate(async () => {
    const call = async <T>(channel: string, input: unknown): Promise<T> => {
      const answer = await window.shuke.call({ channel, input, commandId: null });
      if (!answer.ok) throw new Error(`${channel}: ${answer.error.code}`);
      return answer.value as T;
    };
    const { token } = await call<{ token: string }>('transfer.chooseFile', {});
    const { layout, rows } = await call<{ layout: unknown; rows: number }>('transfer.inspect', {
      token,
      override: null,
    });
    return { token, layout, expectedRows: rows };
  });
}

/** In the page: starts a task and tells how long it took to its end. */
async function runTask(ask: { channel: string; input: unknown }): Promise<{ ms: number; value: unknown }> {
  const taskId = crypto.randomUUID();
  const from = performance.now();
  const ended = new Promise<{ ms: number; value: unknown }>((resolve, reject) => {
    const off = window.shuke.on('task.ended', (task) => {
      if (task.taskId !== taskId) return;
      off();
      if (task.result.ok) resolve({ ms: performance.now() - from, value: task.result.value });
      else reject(new Error(`${ask.channel}: ${task.result.error.code}`));
    });
  });
  const answer = await window.shuke.call({ ...ask, commandId: taskId });
  if (!answer.ok) throw new Error(`${ask.channel}: ${answer.error.code}`);
  return ended;
}

type Felt = { loopMs: number; finds: number[]; saves: number[] };

/** Imports while one person keeps finding and another keeps saving, until there are samples enough. */
async function feelImport(runDir: string, csv: string): Promise<Felt> {
  const all: Felt = { loopMs: 0, finds: [], saves: [] };
  while (all.finds.length < SAMPLES || all.saves.length < SAMPLES) {
    const shop = await openShop(runDir, 'felt');
    try {
      const ask = await askFor(shop, csv);
      const loop = await watchLoop(shop.app);
      const ended = shop.page.evaluate(runTask, { channel: 'transfer.run', input: ask });
      const { finds, saves } = await shop.page.evaluate(disturb, PAUSE_MS);
      await ended;
      all.loopMs = Math.max(all.loopMs, await loop.lateMs());
      all.finds.push(...finds);
      all.saves.push(...saves);
    } finally {
      await shop.close();
      rmSync(dirname(shop.file), { recursive: true, force: true });
    }
  }
  return all;
}

/** In the page: finds and saves in turn with pauses until the import under way has ended. */
async function disturb(pauseMs: number): Promise<{ finds: number[]; saves: number[] }> {
  let isOver = false;
  window.shuke.on('task.ended', () => {
    isOver = true;
  });
  const call = async <T>(channel: string, input: unknown, commandId: string | null): Promise<T> => {
    const answer = await window.shuke.call({ channel, input, commandId });
    if (!answer.ok) throw new Error(`${channel}: ${answer.error.code}`);
    return answer.value as T;
  };
  const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, pauseMs));
  const finds: number[] = [];
  const saves: number[] = [];
  const texts = ['王', '李丽', 'wl', 'zhangwei', '138', '8000', '16012345678', 'zzzz'];
  const find = async (): Promise<void> => {
    for (let at = 0; !isOver; at += 1) {
      const from = performance.now();
      await call('customers.find', { text: texts[at % texts.length], limit: 12 }, null);
      finds.push(performance.now() - from);
      await pause();
    }
  };
  const save = async (): Promise<void> => {
    const id = 2;
    let { version } = await call<{ version: number }>('customers.card', { id }, null);
    while (!isOver) {
      const fields = { note: `第 ${String(version)} 次` };
      const from = performance.now();
      await call('customers.edit', { id, version, fields }, crypto.randomUUID());
      saves.push(performance.now() - from);
      version += 1;
      await pause();
    }
  };
  await Promise.all([find(), save()]);
  return { finds, saves };
}
