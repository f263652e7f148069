import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '@shared/errors/AppError';
import { addDays } from '@shared/lib/days';
import type { ChannelName } from '@shared/ipc/contracts';
import { MIGRATIONS } from '../db/migrations';
import type { Actor, Unit } from '../db/unit';
import { Writer } from '../db/writer';
import { makeCast } from '../sample/cast';
import { type Random, makeRandom } from '../sample/random';
import { type Sample, type SampleAsk, type SampleMoment, timeOf } from '../sample/sample';
import { DERIVATIONS, ENTITIES } from './commands';
import { isSampleFile } from './sampleFile';
import { SAMPLE_PARTS } from './sampleParts';

/** Days of which a sample shop tells, the last one counted. */
const DAYS = 2 * 365;

type Told = { moment: SampleMoment; act: (unit: Unit) => unknown; channel: ChannelName | undefined };

/**
 * Makes a sample shop in a file of its own, whole or not at all, in place of a sample that lies there. Throws AppError
 * data.notSample, and touches nothing, where the file is anything else.
 */
export async function makeSample(
  file: string,
  ask: SampleAsk,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<void> {
  assertReplaceable(file);
  mkdirSync(dirname(file), { recursive: true });
  const part = `${file}.part`;
  removeShop(part);
  try {
    await fillFile(part, ask, onProgress);
    removeShop(file);
    renameSync(part, file);
  } finally {
    removeShop(part);
  }
}

function assertReplaceable(file: string): void {
  if (existsSync(file) && !isSampleFile(file)) throw new AppError('data.notSample');
}

function removeShop(file: string): void {
  for (const path of [file, `${file}-wal`, `${file}-shm`]) rmSync(path, { force: true });
}

async function fillFile(
  file: string,
  ask: SampleAsk,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const from = addDays(ask.until, 1 - DAYS);
  let now = timeOf({ on: from, minute: 8 * 60 });
  const writer = await Writer.open({
    file,
    isSample: true,
    entities: ENTITIES,
    migrations: MIGRATIONS,
    derivations: DERIVATIONS,
    clock: { now: () => now },
    asideDir: dirname(file),
    onSlowUnit: () => undefined,
  });
  try {
    const owner: Actor = { id: 1, name: '', role: 'owner' };
    const told: Told[] = [];
    const ids = makeRandom(ask.seed, 'commands');
    const sample: Sample = {
      ask,
      from,
      cast: makeCast({ ...ask, from }),
      ids: new Map(),
      randomFor: (purpose) => makeRandom(ask.seed, purpose),
      inBulk: (act) => writer.unit('sample', owner, act),
      later: (moment, act, channel) => told.push({ moment, act, channel }),
    };
    for (const [done, part] of SAMPLE_PARTS.entries()) {
      onProgress(done, SAMPLE_PARTS.length + 1);
      await part.fill(sample);
    }
    onProgress(SAMPLE_PARTS.length, SAMPLE_PARTS.length + 1);
    for (const { moment, act, channel } of told.sort(
      (a, b) => timeOf(a.moment).getTime() - timeOf(b.moment).getTime(),
    )) {
      now = timeOf(moment);
      const audited = channel === undefined ? undefined : { name: channel, commandId: uuidFrom(ids) };
      await writer.unit('sample', owner, async (unit) => act(unit), audited);
    }
    onProgress(SAMPLE_PARTS.length + 1, SAMPLE_PARTS.length + 1);
  } finally {
    await writer.close();
  }
}

/** A UUID of version 4 that the seed decides. */
function uuidFrom(random: Random): string {
  const hex = Array.from({ length: 32 }, () => random.whole(0, 15).toString(16)).join('');
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/u, '$1-$2-4$3-8$4-$5');
}
