import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OWNER } from '../../../tests/support/builders/openWriter';
import { addSale } from '../../../tests/support/builders/sales';
import { type TestShop, makeShop } from '../../../tests/support/shop';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import { readTimeline, type TimelineSource } from './timeline';

let shop: TestShop;
let id: CustomerId;

/* Notes, changes and sales in a wild order: the clock is put forward and back, sales lie before and after. */
beforeAll(async () => {
  shop = await makeShop();
  shop.clock.set('2026-03-01T02:00:00.000Z');
  ({ id } = await shop.call('customers.create', { name: '单雄信' }));
  const { id: other } = await shop.call('customers.create', { name: '秦琼' });
  const moments = ['2026-03-02T02:00:00.000Z', '2025-01-01T02:00:00.000Z', '2026-03-02T02:00:00.000Z'];
  for (const [at, moment] of [...moments, ...moments].entries()) {
    shop.clock.set(moment);
    await shop.call('customers.addNote', { id, text: `第${String(at)}条` });
    await shop.call('customers.addNote', { id: other, text: '别人的' });
    const { version } = await shop.call('customers.card', { id });
    await shop.call('customers.edit', { id, version, fields: { region: String(at) } });
  }
  await shop.writer.unit('test', OWNER, (unit) => {
    for (const day of ['2024-12-31', '2025-01-01', '2026-03-02', '2026-03-03']) {
      addSale(unit, { customerId: id, on: day, minute: null });
      addSale(unit, { customerId: id, on: day, minute: 600 });
      addSale(unit, { customerId: id, on: day, minute: 600, kind: 'return' });
      addSale(unit, { customerId: id, on: day, minute: 600, kind: 'adjustment' });
      addSale(unit, { customerId: id, on: day, minute: 600, kind: 'writeoff' });
      addSale(unit, { customerId: other, on: day, minute: 600 });
    }
  });
});
afterAll(() => shop.close());

const timeline = (
  kinds: ('sale' | 'return' | 'note' | 'change')[],
  offset: number,
  limit: number,
): ReturnType<typeof shop.call<'customers.timeline'>> =>
  shop.call('customers.timeline', { id, kinds, offset, limit });

describe('the timeline', () => {
  it('has everything once, newest first, and says how much there is', async () => {
    const { entries, total } = await timeline([], 0, 200);
    expect(entries).toHaveLength(total);
    expect(new Set(entries.map((entry) => entry.key)).size).toBe(total);
    const count = (kind: string): number => entries.filter((entry) => entry.kind === kind).length;
    expect({
      sale: count('sale'),
      return: count('return'),
      note: count('note'),
      change: count('change'),
    }).toEqual({
      sale: 12,
      return: 4,
      note: 6,
      change: 7,
    });
    const places = entries.map((entry) => `${entry.on} ${String(entry.minute ?? -1).padStart(4, '0')}`);
    expect(places).toEqual([...places].sort().reverse());
  });

  it('joins from windows of any size without a gap or a repeat, whatever the clock did', async () => {
    const kinds = fc.subarray(['sale', 'return', 'note', 'change'] as const);
    await fc.assert(
      fc.asyncProperty(kinds, fc.integer({ min: 1, max: 12 }), async (asked, size) => {
        const whole = await timeline(asked, 0, 200);
        const joined = [];
        for (let offset = 0; offset < whole.total; offset += size) {
          joined.push(...(await timeline(asked, offset, size)).entries);
        }
        expect(joined).toEqual(whole.entries);
      }),
      { numRuns: 40 },
    );
  });

  it('has only the kinds that are asked for', async () => {
    const kinds = async (asked: Parameters<typeof timeline>[0]): Promise<string[]> => [
      ...new Set((await timeline(asked, 0, 200)).entries.map((entry) => entry.kind)),
    ];
    expect(await kinds(['note'])).toEqual(['note']);
    expect(await kinds(['return'])).toEqual(['return']);
    expect((await kinds(['sale', 'change'])).sort()).toEqual(['change', 'sale']);
  });

  it('is empty beyond its end and for nobody', async () => {
    const { total } = await timeline([], 0, 1);
    expect((await timeline([], total, 10)).entries).toEqual([]);
    expect(await shop.call('customers.timeline', { id: 999, kinds: [], offset: 0, limit: 10 })).toEqual({
      entries: [],
      total: 0,
    });
  });

  it('tells of each kind what its feature knows', async () => {
    const { entries } = await timeline([], 0, 200);
    expect(entries.find((entry) => entry.kind === 'note')).toMatchObject({
      title: expect.stringMatching(/^第\d条$/u) as string,
    });
    expect(entries.find((entry) => entry.kind === 'change')).toMatchObject({
      title: 'customers.edit',
      detail: ['region'],
      amountCents: null,
    });
    expect(entries.find((entry) => entry.kind === 'sale')).toMatchObject({
      detail: ['绿茶'],
      count: 1,
      amountCents: 1_000,
    });
  });

  it('asks no source whose kinds nobody wants', () => {
    const forbidden: TimelineSource = {
      kinds: ['secret'],
      rows: () => {
        throw new Error('asked');
      },
      order: '',
      fill: () => {
        throw new Error('asked');
      },
    };
    expect(
      readTimeline(shop.reader, [forbidden], { customerId: id, kinds: ['note'], offset: 0, limit: 5 }),
    ).toEqual({ places: [], total: 0 });
  });
});
