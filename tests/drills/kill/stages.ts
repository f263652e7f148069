import { chmodSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Random } from '../../../src/main/sample/random';
import { giveToRunner } from '../../support/launch';
import { type Mark } from '../support/marks';
import { type KilledApp, startAndKill } from './killedApp';

/** What the app is doing when it is killed. `migrate` is its first start on an older file. */
export const STAGES = ['migrate', 'save', 'import'] as const;
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
export async function killDuring(
  stage: Exclude<Stage, 'migrate'>,
  app: KilledApp,
  place: StagePlace,
): Promise<void> {
  const { page } = app;
  /* A page that was killed may still be in the middle of telling something. */
  let isOver = false;
  await page.exposeFunction('drillTell', (mark: Mark) => {
    if (!isOver) place.mark(mark);
  });
  if (stage === 'save') {
    page.evaluate(saveOn, place.name).catch(ignoreTheEnd);
    await pause(place.random.whole(20, 900));
  } else {
    const path = join(place.dataDir, 'people.csv');
    writeFileSync(path, peopleOf(place.name));
    chmodSync(path, 0o644);
    giveToRunner(path);
    await app.answerOpen(path);
    const ask = await page.evaluate(askFor);
    page.evaluate(importAll, { ask, name: place.name, rows: ROWS }).catch(ignoreTheEnd);
    await pause(place.random.whole(20, 900));
  }
  await app.kill();
  isOver = true;
}

/** What runs in a page ends with it, and in this drill always so. */
const ignoreTheEnd = (): void => undefined;

const peopleOf = (name: string): string =>
  [
    '姓名,电话',
    ...Array.from({ length: ROWS }, (_, at) => `${name}入${String(at)},160${String(10_000_000 + at)}`),
  ].join('\n');

declare global {
  var drillTell: (mark: Mark) => Promise<void>;
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
