import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { backupFromPage } from '../support/backups';
import { callFromPage } from '../support/desk';
import { describe, median, percentile } from './support/figures';
import { type BenchName } from './support/limits';
import { watchLoop } from './support/loop';
import { openShop, type OpenShop } from './support/openShop';
import { repoDir } from './support/places';
import { note } from './support/report';
import { shopFolder } from './support/shopFile';

const ROUNDS = 5;
const SAMPLES = 200;
/** A queue at the counter: some eight saves a second. */
const PAUSE_MS = 120;

type Made = { snapshotMs: number; provenMs: number; saves: number[]; loopMs: number };

/** A backup of the filled shop while somebody keeps saving, and its way back. */
export async function measureBackup(
  runDir: string,
  names: ReadonlySet<BenchName>,
): Promise<Partial<Record<BenchName, number>>> {
  const values: Partial<Record<BenchName, number>> = {};
  if (['snapshot', 'proven', 'save', 'loop'].some((name) => names.has(`backup.${name}` as BenchName))) {
    const bares: number[] = [];
    const made: Made[] = [];
    while (made.length < ROUNDS || made.flatMap(({ saves }) => saves).length < SAMPLES) {
      bares.push(snapshotBare(runDir));
      made.push(await inShop(runDir, makeOne));
    }
    const saves = made.flatMap((one) => one.saves);
    note(`backup: bare snapshot ${show(bares)} ms, real ${show(made.map((one) => one.snapshotMs))} ms`);
    note(`backup.proven: ${show(made.map((one) => one.provenMs))} ms`);
    note(`backup.save: ${describe(saves)} ms`);
    values['backup.snapshot'] = median(made.map((one) => one.snapshotMs)) / median(bares);
    values['backup.proven'] = median(made.map((one) => one.provenMs));
    values['backup.save'] = percentile(saves, 0.99);
    values['backup.loop'] = Math.max(...made.map((one) => one.loopMs));
  }
  if (names.has('restore.preview') || names.has('restore.done')) {
    const previews: number[] = [];
    const restores: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const { previewMs, restoreMs } = await inShop(runDir, restoreOne);
      previews.push(previewMs);
      restores.push(restoreMs);
    }
    note(`restore: preview ${show(previews)} ms, done ${show(restores)} ms`);
    values['restore.preview'] = median(previews);
    values['restore.done'] = median(restores);
  }
  return values;
}

const show = (values: readonly number[]): string => values.map((value) => value.toFixed(0)).join(' ');

async function inShop<T>(runDir: string, act: (shop: OpenShop) => Promise<T>): Promise<T> {
  const shop = await openShop(runDir, 'backed-up');
  try {
    return await act(shop);
  } finally {
    await shop.close();
    rmSync(dirname(shop.file), { recursive: true, force: true });
  }
}

/** The least that a snapshot costs: SQLite's backup alone, of the same file into the same folder. */
function snapshotBare(runDir: string): number {
  const { dataDir, file } = shopFolder(runDir, 'bare-snapshot');
  try {
    const script = join('tests', 'bench', 'bareSnapshot.ts');
    const { status, stdout } = spawnSync(process.execPath, ['--import', 'tsx', script, file], {
      cwd: repoDir,
      stdio: ['ignore', 'pipe', 2],
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error('the bare snapshot failed');
    return (JSON.parse(stdout) as { ms: number }).ms;
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** One backup from the asking to the proof, with a person saving meanwhile. */
async function makeOne({ app, page }: OpenShop): Promise<Made> {
  const loop = await watchLoop(app);
  const felt = await page.evaluate(makeAndSave, PAUSE_MS);
  return { ...felt, loopMs: await loop.lateMs() };
}

/** In the page: makes a backup and saves one card again and again until it is proven. */
async function makeAndSave(
  pauseMs: number,
): Promise<{ snapshotMs: number; provenMs: number; saves: number[] }> {
  const call = async <T>(channel: string, input: unknown, commandId: string | null): Promise<T> => {
    const answer = await window.shuke.call({ channel, input, commandId });
    if (!answer.ok) throw new Error(`${channel}: ${answer.error.code}`);
    return answer.value as T;
  };
  const at: Record<string, number> = {};
  window.shuke.on('task.progress', ({ channel, step }) => {
    if (channel === 'backup.make') at[step] ??= performance.now();
  });
  let isOver = false;
  const ended = new Promise<void>((resolve, reject) => {
    window.shuke.on('task.ended', ({ channel, result }) => {
      if (channel !== 'backup.make') return;
      isOver = true;
      if (result.ok) resolve();
      else reject(new Error(`${channel}: ${result.error.code}`));
    });
  });
  const id = 2;
  let { version } = await call<{ version: number }>('customers.card', { id }, null);
  const from = performance.now();
  await call('backup.make', {}, null);
  const saves: number[] = [];
  const save = async (): Promise<void> => {
    while (!isOver) {
      const fields = { note: `第 ${String(version)} 次` };
      const began = performance.now();
      await call('customers.edit', { id, version, fields }, crypto.randomUUID());
      saves.push(performance.now() - began);
      version += 1;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  };
  await Promise.all([ended, save()]);
  const provenMs = performance.now() - from;
  const { copying, proving } = at;
  if (copying === undefined || proving === undefined) throw new Error('the backup told no steps');
  return { snapshotMs: proving - copying, provenMs, saves };
}

/** A backup, a change after it, and the way back: to the preview, and to the list on screen again. */
async function restoreOne({ page }: OpenShop): Promise<{ previewMs: number; restoreMs: number }> {
  const { id } = await backupFromPage(page, 'backup.make', {});
  await callFromPage(page, 'customers.create', { name: '后来的客户' });
  const asked = performance.now();
  const { opened } = await backupFromPage(page, 'backup.preview', { source: null, backupId: id, code: null });
  const previewed = performance.now();
  const loaded = page.waitForEvent('load', { timeout: 120_000 });
  await callFromPage(page, 'backup.restore', { opened });
  await loaded;
  await page.getByRole('grid').getByRole('row').nth(5).waitFor();
  return { previewMs: previewed - asked, restoreMs: performance.now() - previewed };
}
