import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeShop } from '../../../../tests/support/shop';
import type { TestShop } from '../../../../tests/support/shop';
import { PLANTS, fillPlanted, plantShop } from '../../../../tests/support/builders/plantedShop';

const PLANTED = plantShop({ people: 1_200, perPlant: 12 });

describe('a scan of a shop with planted duplicates', () => {
  let shop: TestShop;
  let ids: number[];
  beforeAll(async () => {
    shop = await makeShop();
    ids = await shop.writer.unit('test.fill', shop.actor, (unit) => fillPlanted(unit, PLANTED));
  });
  afterAll(() => shop.close());

  it('finds at least 95 of 100 planted pairs, and at least 95 of 100 that it finds were planted', async () => {
    const { cards, pairs, fresh } = await shop.call('duplicates.scan', {});
    expect(cards).toBe(PLANTED.cards.length);
    expect(fresh).toBe(pairs);
    const found = new Set(
      shop.reader
        .all<{ firstId: number; secondId: number }>('SELECT "firstId", "secondId" FROM "duplicatePairs"')
        .map(({ firstId, secondId }) => `${String(firstId)}-${String(secondId)}`),
    );
    const keyOf = ({ first, second }: { first: number; second: number }): string =>
      `${String(ids[first])}-${String(ids[second])}`;
    const missed = PLANTED.truth.filter((pair) => !found.has(keyOf(pair)));
    const planted = new Set(PLANTED.truth.map(keyOf));
    const extra = [...found].filter((key) => !planted.has(key));
    const recall = 1 - missed.length / PLANTED.truth.length;
    const precision = 1 - extra.length / found.size;
    const told = `missed ${missed.map(({ plant }) => plant).join(' ')}; too many: ${extra
      .map((key) =>
        key
          .split('-')
          .map((id) => JSON.stringify(PLANTED.cards[ids.indexOf(Number(id))]))
          .join(' ~ '),
      )
      .join('\n')}`;
    expect(recall, told).toBeGreaterThanOrEqual(0.95);
    expect(precision, told).toBeGreaterThanOrEqual(0.95);
    for (const plant of PLANTS) {
      expect(missed.filter((pair) => pair.plant === plant).length, plant).toBeLessThan(4);
    }
  });
});

describe('a scan that is stopped', () => {
  it('leaves the queue as it was, and no act in the trail', async () => {
    const shop = await makeShop();
    try {
      for (const name of ['李静', '李静']) {
        await shop.call('customers.create', { name, phones: [{ text: '13800000002' }] });
      }
      const taskId = randomUUID();
      const scan = shop.call('duplicates.scan', {}, taskId);
      shop.stopTask(taskId);
      await expect(scan).rejects.toThrow('transfer.cancelled');
      expect(shop.reader.column('SELECT count(*) FROM "duplicatePairs"')).toEqual([0]);
      expect(shop.reader.column(`SELECT count(*) FROM "audit" WHERE "channel" = 'duplicates.scan'`)).toEqual([
        0,
      ]);
    } finally {
      await shop.close();
    }
  });
});
