import { chmodSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Random } from '../../../src/main/sample/random';
import { giveToRunner } from '../../support/launch';
import { type Mark } from '../support/marks';
import { type KilledApp, startAndKill } from './killedApp';

/**
 * What the app is doing when it is killed. `migrate` is its first start on an older file; `restore` comes last, since
 * nobody is told which of the two shops is there after it.
 */
export const STAGES = ['migrate', 'save', 'import', 'backup', 'restore'] as const;
export type Stage = (typeof STAGES)[number];

export type StagePlace = {
  appDir: string;
  dataDir: string;
  /** Makes the names of this stage different from all others. */
  name: string;
  random: Random;
  mark: (mark: Mark) => void;
};

/** Rows of an import: enough to be hit in the middle of. */
const ROWS = 400;

/** Kills the first start on an older file, in half of all cases just when the file is being brought up. */
export async function killMigrate({ appDir, dataDir, random }: StagePlace): Promise<void> {
  const isAimed = random.chance(0.5);
  const waitMs = isAimed ? random.whole(0, 60) : random.whole(100, 2_500);
  const hasBegun = (): boolean =>
    existsSync(dataDir) && readdirSync(dataDir).some((name) => name.startsWith('before-update-from-'));
  await startAndKill(appDir, dataDir, async () => {
    for (let waited = 0; isAimed && !hasBegun() && waited < 15_000; waited += 2) await pause(2);
    await pause(waitMs);
  });
}

/** Lets the app do one thing and kills it at a random moment. */
export async function killDuring(stage: Working, app: KilledApp, place: StagePlace): Promise<void> {
  const { page } = app;
  /* A page that was killed may still be in the middle of telling something. */
  let isOver = false;
  await page.exposeFunction('drillTell', (mark: Mark) => {
    if (!isOver) place.mark(mark);
  });
  await page.evaluate(installWork);
  await BEGIN[stage](app, place);
  await pause(place.random.whole(20, LONGEST_MS[stage]));
  await app.kill();
  isOver = true;
}

/** What runs in a page ends with it, and in this drill always so. */
const ignoreTheEnd = (): void => undefined;

type Working = Exclude<Stage, 'migrate'>;

/** Until when a stage is killed, in ms: somewhat longer than it takes, so that some are told as done. */
const LONGEST_MS: Record<Working, number> = { save: 900, import: 4_000, backup: 4_000, restore: 4_000 };

/** Begins a stage in the page, and comes back when it is under way. */
const BEGIN: Record<Working, (app: KilledApp, place: StagePlace) => Promise<void>> = {
  save: async ({ page }, { name }) => {
    page.evaluate(saveOn, name).catch(ignoreTheEnd);
  },
  import: async (app, { dataDir, name }) => {
    const path = join(dataDir, 'people.csv');
    writeFileSync(path, peopleOf(name));
    chmodSync(path, 0o644);
    giveToRunner(path);
    await app.answerOpen(path);
    const ask = await app.page.evaluate(askFor);
    app.page.evaluate(importAll, { ask, name, rows: ROWS }).catch(ignoreTheEnd);
  },
  backup: async ({ page }) => {
    page.evaluate(backUpOn).catch(ignoreTheEnd);
  },
  restore: async ({ page }, { name }) => {
    const opened = await page.evaluate(openBackup, name);
    page.evaluate(restore, opened).catch(ignoreTheEnd);
  },
};

const peopleOf = (name: string): string =>
  [
    '姓名,电话',
    ...Array.from({ length: ROWS }, (_, at) => `${name}入${String(at)},160${String(10_000_000 + at)}`),
  ].join('\n');

declare global {
  var drillTell: (mark: Mark) => Promise<void>;
  /** Does long work of backups and answers its result. */
  var drillWork: <T>(channel: string, input: unknown) => Promise<T>;
}

/** In the page: puts `drillWork` there. */
function installWork(): void {
  type Ended = { result: { ok: true; value: unknown } | { ok: false; error: { code: string } } };
  const ended = new Map<string, Ended>();
  const waiting = new Map<string, (task: Ended) => void>();
  window.shuke.on('task.ended', (task) => {
    ended.set(task.taskId, task);
    waiting.get(task.taskId)?.(task);
  });
  globalThis.drillWork = async <T>(channel: string, input: unknown): Promise<T> => {
    const answer = await window.shuke.call({ channel, input, commandId: null });
    if (!answer.ok) throw new Error(`${channel}: ${answer.error.code}`);
    const { taskId } = answer.value as { taskId: string };
    const { result } = ended.get(taskId) ?? (await new Promise<Ended>((done) => waiting.set(taskId, done)));
    if (!result.ok) throw new Error(`${channel}: ${result.error.code}`);
    return result.value as T;
  };
}

type Made = { id: string; placeIds: string[] };

/** In the page: makes backups one after the other, for ever. */
async function backUpOn(): Promise<void> {
  for (;;) {
    const { id, placeIds } = await drillWork<Made>('backup.make', {});
    await drillTell({ state: 'kept', backup: id, copies: placeIds.length });
  }
}

/** In the page: makes a backup, adds somebody whom it does not hold, and opens it. */
async function openBackup(name: string): Promise<{ opened: string; backup: string }> {
  const { id, placeIds } = await drillWork<Made>('backup.make', {});
  await drillTell({ state: 'kept', backup: id, copies: placeIds.length });
  const act = `${name}-after`;
  const sql = `SELECT count(*) FROM "customers" WHERE "name" = '${act}'`;
  await drillTell({ state: 'begun', act, probe: { sql, before: 0, after: 1 } });
  const request = { channel: 'customers.create', input: { name: act }, commandId: crypto.randomUUID() };
  if ((await window.shuke.call(request)).ok) await drillTell({ state: 'done', act });
  const wanted = { source: null, backupId: id, code: null };
  const { opened } = await drillWork<{ opened: string }>('backup.preview', wanted);
  return { opened, backup: id };
}

/** In the page: puts the opened backup in the shop's place. */
async function restore({ opened, backup }: { opened: string; backup: string }): Promise<void> {
  await drillTell({ state: 'restoring', backup });
  const done = await drillWork<{ safetyId: string | null }>('backup.restore', { opened });
  await drillTell({ state: 'restored', backup, safety: done.safetyId });
}

/** In the page: adds people one after the other, for ever. */
async function saveOn(name: string): Promise<void> {
  for (let at = 0; ; at += 1) {
    const act = `${name}-${String(at)}`;
    const commandId = crypto.randomUUID();
    const probe = {
      sql: `SELECT (SELECT count(*) FROM "customers" WHERE "name" = '${act}') || '/' ||
        (SELECT count(*) FROM "audit" WHERE "commandId" = '${commandId}')`,
      before: '0/0',
      after: '1/1',
    };
    await drillTell({ state: 'begun', act, probe });
    const input = { name: act, phones: [{ text: '16012345678' }], tags: ['VIP'] };
    const answer = await window.shuke.call({ channel: 'customers.create', input, commandId });
    if (answer.ok) await drillTell({ state: 'done', act });
  }
}

type ImportAsk = { token: string; layout: unknown; expectedRows: number };

/** In the page: chooses the file and agrees to what the program makes of it. */
async function askFor(): Promise<ImportAsk> {
  const call = async <T>(channel: string, input: unknown): Promise<T> => {
    const answer = await window.shuke.call({ channel, input, commandId: null });
    if (!answer.ok) throw new Error(`${channel}: ${answer.error.code}`);
    return answer.value as T;
  };
  const { token } = await call<{ token: string }>('transfer.chooseFile', {});
  const found = await call<{ layout: unknown; rows: number }>('transfer.inspect', { token, override: null });
  return { token, layout: found.layout, expectedRows: found.rows };
}

/** In the page: imports the file. */
async function importAll({ ask, name, rows }: { ask: ImportAsk; name: string; rows: number }): Promise<void> {
  const taskId = crypto.randomUUID();
  const act = `${name} import`;
  const probe = {
    sql: `SELECT count(*) FROM "customers" WHERE "name" LIKE '${name}入%'`,
    before: 0,
    after: rows,
  };
  await drillTell({ state: 'begun', act, probe });
  window.shuke.on('task.ended', (task) => {
    if (task.taskId === taskId && task.result.ok) void drillTell({ state: 'done', act });
  });
  await window.shuke.call({ channel: 'transfer.run', input: ask, commandId: taskId });
}
