import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeShop } from '../../../../tests/support/shop';
import type { TestShop } from '../../../../tests/support/shop';

let shop: TestShop;
beforeEach(async () => {
  shop = await makeShop();
});
afterEach(() => shop.close());

const namesFor = async (text: string): Promise<string[]> =>
  (await shop.call('customers.find', { text })).rows.map((row) => row.name);

describe('the order of hits', () => {
  it('puts names that begin with the pinyin before names that have it later or as a rarer reading', async () => {
    for (const name of ['张敏', '陈长', '长孙无忌', '张远', '苏博长']) {
      await shop.call('customers.create', { name });
    }
    const names = await namesFor('zhang');
    expect(names.slice(0, 3).sort()).toEqual(['张敏', '张远', '长孙无忌'].sort());
  });

  it('puts the exact name first, then the phone that ends so', async () => {
    await shop.call('customers.create', { name: '李敏丽' });
    await shop.call('customers.create', { name: '李敏' });
    expect(await namesFor('李敏')).toEqual(['李敏', '李敏丽']);
    await shop.call('customers.create', { name: '甲', phones: [{ text: '13820451111' }] });
    await shop.call('customers.create', { name: '乙', phones: [{ text: '13811112045' }] });
    expect(await namesFor('2045')).toEqual(['乙', '甲']);
  });
});
