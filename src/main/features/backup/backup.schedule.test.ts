import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '@shared/errors/AppError';
import { type BackedUpShop, openBackedUpShop, removeWorld } from '../../../../tests/support/backedUpShop';
import { THINK_MS } from './backup.schedule';

const HOUR_MS = 3_600_000;
let shop: BackedUpShop;

beforeEach(async () => {
  shop = await openBackedUpShop();
});
afterEach(async () => {
  await shop.close();
  removeWorld(shop.world);
});

/** Lets so much time go by, on both clocks, and then the schedule think once. */
async function pass(ms: number): Promise<void> {
  shop.world.monotonicMs += ms;
  shop.world.now = new Date(shop.world.now.getTime() + ms);
  await shop.backups.think();
}
const lookAtDrives = () => shop.backups.lookAtDrives();
const reasons = async () => (await shop.backups.list()).backups.map(({ reason }) => reason);

describe('by itself the program', () => {
  it('makes a backup each hour where something changed, and none where nothing did', async () => {
    await shop.act('customers.create', { name: '单雄信' });
    await pass(THINK_MS);
    expect(await reasons()).toEqual(['hourly']);
    await shop.act('customers.create', { name: '秦琼' });
    await pass(HOUR_MS / 2);
    expect(await reasons()).toHaveLength(1);
    await pass(HOUR_MS / 2);
    expect(await reasons()).toHaveLength(2);
    await pass(2 * HOUR_MS);
    expect(await reasons()).toHaveLength(2);
  });

  it('makes one a day also where nothing changed, so that the light stays green', async () => {
    await shop.act('customers.create', { name: '单雄信' });
    await shop.backups.addPlace(shop.plug('blue'));
    await pass(THINK_MS);
    await pass(21 * HOUR_MS);
    expect(await reasons()).toHaveLength(2);
    expect((await shop.backups.status()).light.colour).toBe('green');
  });

  it('makes none of a shop in which nothing ever happened, of the sample, and while an import runs', async () => {
    await pass(25 * HOUR_MS);
    await shop.act('customers.create', { name: '单雄信' });
    shop.world.isWorking = true;
    await pass(25 * HOUR_MS);
    shop.world.isWorking = false;
    shop.world.isSample = true;
    await pass(25 * HOUR_MS);
    shop.world.isSample = false;
    expect(await reasons()).toEqual([]);
  });

  it('is not led astray by a clock that is set back or forth', async () => {
    await shop.act('customers.create', { name: '单雄信' });
    await pass(THINK_MS);
    shop.world.now = new Date('2016-01-01T00:00:00.000Z');
    await pass(THINK_MS);
    expect(await reasons()).toHaveLength(1);
    await shop.act('customers.create', { name: '秦琼' });
    await pass(HOUR_MS);
    expect(await reasons()).toHaveLength(2);
  });

  it('tries again sooner than in an hour after a failure, and not each minute', async () => {
    await shop.act('customers.create', { name: '单雄信' });
    let tries = 0;
    shop.world.beforeAct = (act) => {
      if (act !== 'pack') return;
      tries += 1;
      throw new AppError('data.diskFull');
    };
    await pass(THINK_MS);
    await pass(THINK_MS);
    expect(tries).toBe(1);
    await pass(10 * 60_000);
    expect(tries).toBe(2);
    shop.world.beforeAct = () => undefined;
    await pass(10 * 60_000);
    expect(await reasons()).toEqual(['hourly']);
  });

  it('makes one when a known stick is plugged in that has not what is newest, and none when it has', async () => {
    await shop.act('customers.create', { name: '单雄信' });
    await shop.backups.addPlace(shop.plug('blue'));
    await pass(THINK_MS);
    shop.pull('blue');
    await lookAtDrives();
    expect((await shop.backups.status()).places[1]?.path).toBeNull();
    shop.plug('blue');
    await lookAtDrives();
    expect(await reasons()).toEqual(['hourly']);
    shop.pull('blue');
    await lookAtDrives();
    await shop.act('customers.create', { name: '秦琼' });
    shop.plug('blue');
    await lookAtDrives();
    expect(await reasons()).toEqual(['plugged', 'hourly']);
  });

  it('makes one for a place that was added before anything was thought about', async () => {
    await shop.act('customers.create', { name: '单雄信' });
    const id = await shop.backups.addPlace(shop.plug('blue'));
    await lookAtDrives();
    expect((await shop.backups.status()).places.find((place) => place.id === id)?.count).toBe(1);
  });

  it('serves two sticks that are used in turn', async () => {
    await shop.act('customers.create', { name: '单雄信' });
    const ids = [
      await shop.backups.addPlace(shop.plug('blue')),
      await shop.backups.addPlace(shop.plug('red')),
    ];
    shop.pull('red');
    await pass(THINK_MS);
    shop.pull('blue');
    await lookAtDrives();
    shop.plug('red');
    await lookAtDrives();
    const { places, light } = await shop.backups.status();
    expect(ids.map((id) => places.find((place) => place.id === id)?.count)).toEqual([1, 1]);
    expect(light.colour).toBe('green');
  });

  it('finishes at the next start what was skipped at closing', async () => {
    await shop.act('customers.create', { name: '单雄信' });
    await shop.backups.addPlace(shop.plug('blue'));
    const skip = new AbortController();
    skip.abort();
    await shop.backups.closing(skip.signal);
    const { world } = shop;
    await shop.close();
    shop = await openBackedUpShop({ ...world });
    shop.plug('blue');
    expect((await shop.backups.status()).light).toMatchObject({ says: 'never' });
    await pass(THINK_MS);
    expect((await shop.backups.status()).light).toMatchObject({ colour: 'green', says: 'fine' });
  });

  it('tries the newest backup each month as a restore would, and tells what came of it', async () => {
    await shop.act('customers.create', { name: '单雄信' });
    await shop.backups.addPlace(shop.plug('blue'));
    await pass(THINK_MS);
    await pass(THINK_MS);
    expect((await shop.backups.status()).lastTrial?.isWhole).toBe(true);
    shop.world.beforeAct = (act) => {
      if (act === 'open') throw new AppError('backup.damaged', { what: 'content' });
    };
    await pass(29 * 24 * HOUR_MS);
    expect((await shop.backups.status()).lastTrial?.isWhole).toBe(true);
    await pass(2 * 24 * HOUR_MS);
    const { lastTrial, light } = await shop.backups.status();
    expect(lastTrial?.isWhole).toBe(false);
    expect(light).toMatchObject({ colour: 'amber', says: 'failed', action: 'make' });
    expect(readdirSync(join(shop.world.dataDir, 'backup', 'work'))).toEqual([]);
  });

  it('keeps ballast where there is ample room, and no longer once it is given up on a full disk', async () => {
    const ballast = join(shop.world.dataDir, 'backup', 'ballast');
    await pass(THINK_MS);
    expect(existsSync(ballast)).toBe(true);
    shop.world.free.set(shop.world.dataDir, 20_000_000);
    expect((await shop.backups.status()).light).toMatchObject({ says: 'diskFull', action: 'freeSpace' });
    await shop.backups.freeSpace();
    await pass(THINK_MS);
    expect(existsSync(ballast)).toBe(false);
    shop.world.free.clear();
    await pass(THINK_MS);
    expect(existsSync(ballast)).toBe(true);
    rmSync(ballast);
  });
});
