import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import { makeShop, type TestShop } from '../../../../tests/support/shop';

let shop: TestShop;
let guo: CustomerId;
let wu: CustomerId;

const numberOf = async (id: CustomerId) => (await shop.call('customers.card', { id })).number;
const undo = () => shop.call('history.undoLast', {});
const setCard = (customerId: CustomerId, number: string | null, former: 'lost' | 'old' = 'old') =>
  shop.call('loyalty.setCard', { customerId, number, former });

beforeEach(async () => {
  shop = await makeShop();
  guo = (await shop.call('customers.create', { name: '郭大为', phones: [{ text: '13800138001' }] })).id;
  wu = (await shop.call('customers.create', { name: '吴小琴' })).id;
});
afterEach(async () => {
  await shop.close();
});

describe('member numbers', () => {
  it('are given in turn to those who have none', async () => {
    expect(await shop.call('loyalty.giveNumbers', { ids: [guo, wu] })).toEqual({ given: 2 });
    expect(await numberOf(guo)).toBe('9000018');
    expect(await numberOf(wu)).toBe('9000025');
    expect(await shop.call('loyalty.giveNumbers', { ids: [guo, wu] })).toEqual({ given: 0 });
  });

  it('are never given again, though the act is taken back or the customer deleted', async () => {
    await setCard(guo, null);
    await undo();
    expect(await numberOf(guo)).toBeNull();
    await setCard(guo, null);
    expect(await numberOf(guo)).toBe('9000025');
    await shop.call('customers.remove', { ids: [guo] });
    await setCard(wu, null);
    expect(await numberOf(wu)).toBe('9000032');
  });

  it('pass over what somebody has, had, or a product is scanned by', async () => {
    await shop.call('products.create', { name: '茶', code: '9000018' });
    await setCard(guo, '9000025');
    await setCard(guo, 'K-1');
    await setCard(wu, null);
    expect(await numberOf(wu)).toBe('9000032');
  });

  it('go to who is written down where the shop wants that, and not in place of a typed one', async () => {
    await shop.call('loyalty.setNumbers', { prefix: 'V', digits: 3, hasCheck: false, isAuto: true, next: 7 });
    const made = await shop.call('customers.create', { name: '何三' });
    expect(await numberOf(made.id)).toBe('V007');
    const own = await shop.call('customers.create', { name: '何四', number: 'A1' });
    expect(await numberOf(own.id)).toBe('A1');
    expect((await shop.call('loyalty.numbers', {})).next).toBe(8);
  });

  it('are not numbered backwards, nor so that they look like a phone', async () => {
    await setCard(guo, null);
    const asked = { prefix: '9', digits: 5, hasCheck: true, isAuto: false };
    await expect(shop.call('loyalty.setNumbers', { ...asked, next: 1 })).rejects.toThrow(
      'loyalty.numberBehind',
    );
    await expect(
      shop.call('loyalty.setNumbers', { ...asked, prefix: '13', digits: 8, next: 5 }),
    ).rejects.toThrow('loyalty.badPattern');
    await expect(shop.call('loyalty.setNumbers', { ...asked, prefix: '会', next: 5 })).rejects.toThrow(
      'loyalty.badPattern',
    );
  });
});

describe('a card', () => {
  it('that is lost is refused with its day, and the new one opens', async () => {
    await setCard(guo, 'K-1');
    await setCard(guo, 'K-2', 'lost');
    expect(await numberOf(guo)).toBe('K-2');
    expect(await shop.call('loyalty.scanCard', { text: 'K-1' })).toMatchObject({
      state: 'lost',
      on: '2026-11-24',
      customer: { id: guo },
    });
    expect(await shop.call('loyalty.scanCard', { text: 'K-9' })).toBeNull();
  });

  it('that was found again, or only replaced, still opens its customer', async () => {
    await setCard(guo, 'K-1');
    await setCard(guo, 'K-2', 'lost');
    const [lost] = (await shop.call('loyalty.cards', { customerId: guo })).rows;
    await shop.call('loyalty.findCard', { id: lost?.id ?? 0 });
    expect(await shop.call('loyalty.scanCard', { text: 'K-1' })).toMatchObject({ state: 'old' });
    await expect(shop.call('loyalty.findCard', { id: lost?.id ?? 0 })).rejects.toThrow('loyalty.noCard');
  });

  it('of somebody is nobody else’s, neither now nor later, by no way of writing it down', async () => {
    await setCard(guo, 'K-1');
    await expect(setCard(wu, 'K-1')).rejects.toThrow('customers.numberTaken');
    await setCard(guo, 'K-2', 'lost');
    await expect(setCard(wu, 'K-1')).rejects.toThrow('customers.numberTaken');
    await expect(shop.call('customers.create', { name: '何三', number: 'K-1' })).rejects.toThrow(
      'customers.numberTaken',
    );
    const { version } = await shop.call('customers.card', { id: wu });
    await expect(shop.call('customers.edit', { id: wu, version, fields: { number: 'K-1' } })).rejects.toThrow(
      'customers.numberTaken',
    );
    await shop.call('customers.remove', { ids: [guo] });
    await expect(setCard(wu, 'K-2')).rejects.toThrow('customers.numberInBin');
  });

  it('can be taken into use again by who had it', async () => {
    await setCard(guo, 'K-1');
    await setCard(guo, 'K-2');
    await setCard(guo, 'K-1');
    expect(await numberOf(guo)).toBe('K-1');
    const { rows } = await shop.call('loyalty.cards', { customerId: guo });
    expect(rows.map(({ number }) => number)).toEqual(['K-2']);
    await expect(setCard(guo, 'K-1')).rejects.toThrow('loyalty.sameCard');
  });

  it('comes back with its number when the act is taken back', async () => {
    await setCard(guo, 'K-1');
    await setCard(guo, 'K-2', 'lost');
    await undo();
    expect(await numberOf(guo)).toBe('K-1');
    expect((await shop.call('loyalty.cards', { customerId: guo })).rows).toEqual([]);
  });

  it('is not given to who is in the bin', async () => {
    await shop.call('customers.remove', { ids: [guo] });
    await expect(setCard(guo, null)).rejects.toThrow('customers.alreadyInBin');
  });

  it('says the name and the number of those who have one, in the order asked', async () => {
    await setCard(wu, 'K-2');
    await setCard(guo, 'K-1');
    const nobody = (await shop.call('customers.create', { name: '何三' })).id;
    expect(await shop.call('loyalty.cardSheet', { ids: [wu, nobody, guo] })).toEqual({
      cards: [
        { name: '吴小琴', number: 'K-2' },
        { name: '郭大为', number: 'K-1' },
      ],
    });
  });
});
