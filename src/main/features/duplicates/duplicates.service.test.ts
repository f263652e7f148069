import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeShop } from '../../../../tests/support/shop';
import type { TestShop } from '../../../../tests/support/shop';

describe('the queue of pairs', () => {
  let shop: TestShop;
  beforeEach(async () => {
    shop = await makeShop();
  });
  afterEach(() => shop.close());

  const add = async (name: string, phone: string, more: Record<string, unknown> = {}): Promise<number> =>
    (await shop.call('customers.create', { name, phones: [{ text: phone }], ...more })).id;
  const names = async (): Promise<string[] | null> => {
    const { pair } = await shop.call('duplicates.next', {});
    return pair && [pair.first.fields.name, pair.second.fields.name];
  };

  it('gives the surest pair first, those put off last, and keeps what was decided through later scans', async () => {
    await add('王女士', '13800000001');
    await add('王晓芳', '13800000001');
    await add('李静', '13800000002');
    await add('李静', '13800000002');
    expect((await shop.call('duplicates.state', {})).last).toBe(null);
    expect(await shop.call('duplicates.scan', {})).toEqual({ cards: 4, pairs: 2, fresh: 2 });
    expect(await shop.call('duplicates.state', {})).toMatchObject({
      waiting: 2,
      later: 0,
      last: { cards: 4, pairs: 2 },
    });
    expect(await names()).toEqual(['李静', '李静']);

    const first = (await shop.call('duplicates.next', {})).pair;
    await shop.call('duplicates.decide', { id: first?.id ?? 0, decision: 'later' });
    expect(await names()).toEqual(['王女士', '王晓芳']);
    const second = (await shop.call('duplicates.next', {})).pair;
    await shop.call('duplicates.decide', { id: second?.id ?? 0, decision: 'different' });
    expect((await shop.call('duplicates.next', {})).pair).toMatchObject({ id: first?.id, isLater: true });

    expect(await shop.call('duplicates.scan', {})).toEqual({ cards: 4, pairs: 2, fresh: 0 });
    expect(await shop.call('duplicates.state', {})).toMatchObject({ waiting: 1, later: 1 });
    await expect(shop.call('duplicates.decide', { id: second?.id ?? 0, decision: 'later' })).rejects.toThrow(
      'duplicates.decided',
    );
    await expect(shop.call('duplicates.decide', { id: 99, decision: 'later' })).rejects.toThrow(
      'duplicates.notFound',
    );
  });

  it('takes a decision back', async () => {
    await add('李静', '13800000002');
    await add('李静', '13800000002');
    await shop.call('duplicates.scan', {});
    const { pair } = await shop.call('duplicates.next', {});
    await shop.call('duplicates.decide', { id: pair?.id ?? 0, decision: 'different' });
    expect(await names()).toBe(null);
    await shop.call('history.undoLast', {});
    expect(await names()).toEqual(['李静', '李静']);
  });

  it('lets a pair go with either card, and with what made it one', async () => {
    const one = await add('李静', '13800000002');
    const other = await add('李静', '13800000002');
    await shop.call('duplicates.scan', {});
    await shop.call('customers.remove', { ids: [one as never] });
    expect(await names()).toBe(null);
    await shop.call('customers.restore', { ids: [one as never] });
    expect(await names()).toEqual(['李静', '李静']);
    const { version } = await shop.call('customers.card', { id: other });
    await shop.call('customers.edit', {
      id: other,
      version,
      fields: { phones: [{ text: '13900000001' }] },
    });
    expect((await shop.call('duplicates.scan', {})).pairs).toBe(0);
    expect(await names()).toBe(null);
    await shop.call('customers.edit', {
      id: other,
      version: (await shop.call('customers.card', { id: other })).version,
      fields: { phones: [{ text: '13800000002' }] },
    });
    await shop.call('duplicates.scan', {});
    await shop.call('privacy.erase', { id: other, typed: '李静' });
    expect(shop.reader.column('SELECT count(*) FROM "duplicatePairs"')).toEqual([0]);
  });

  it('says nothing of a company and its contact', async () => {
    const company = await add('李静', '13800000002');
    const person = await add('李静', '13800000002');
    shop.raw
      .prepare('INSERT INTO "customerContacts" ("customerId", "position", "personId") VALUES (?, 0, ?)')
      .run(company, person);
    expect((await shop.call('duplicates.scan', {})).pairs).toBe(0);
    expect(shop.bugs).toEqual([]);
  });
});
