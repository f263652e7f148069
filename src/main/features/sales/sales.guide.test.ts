import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import type { CallInput } from '@shared/ipc/contracts';
import { pictureOf } from '../../../../tests/support/jpeg';
import { makeShop, type TestShop } from '../../../../tests/support/shop';

let shop: TestShop;
let guo: CustomerId;

const product = async (name: string, priceCents: number, tags: string[] = [], shelf = ''): Promise<number> =>
  (await shop.call('products.create', { name, code: name, priceCents, tags, shelf })).id;
const buyer = async (name: string): Promise<CustomerId> => (await shop.call('customers.create', { name })).id;
const buy = async (customerId: CustomerId | null, productId: number, cents: number) =>
  (
    await shop.call('sales.ringUp', {
      customerId,
      lines: [{ productId, name: '', quantityMilli: 1_000, unitPriceMills: cents * 10 }].map((line) => ({
        ...line,
        name: 'x',
      })),
      payments: [{ kind: 'wechat', amountCents: cents }],
      dueOn: null,
      note: '',
      amountCents: cents,
    })
  ).id;
const ask = (change: Partial<CallInput<'sales.guide'>> = {}) =>
  shop.call('sales.guide', { customerId: null, need: '', fromCents: null, toCents: null, ...change });

beforeEach(async () => {
  shop = await makeShop();
  guo = await buyer('郭建芳');
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  await shop.close();
});

describe('the guide', () => {
  it('proposes what is on sale for the need and the budget, and says where it stands', async () => {
    const gift = await product('岁岁礼盒', 16_800, ['送礼'], '3 架 2 层');
    await product('散茶', 3_000, ['自饮']);
    await product('大礼盒', 88_800, ['送礼']);
    const gone = await product('停售礼盒', 15_000, ['送礼']);
    await shop.call('products.setActive', { ids: [gone], isActive: false });
    const { id: pictureId } = await shop.call('products.addPicture', {
      productId: gift,
      picture: pictureOf(),
    });
    const { picks, fitting } = await ask({ need: '送礼', toCents: 20_000 });
    expect(fitting).toBe(1);
    expect(picks).toMatchObject([
      {
        id: gift,
        shelf: '3 架 2 层',
        pictureId,
        reasons: [
          { kind: 'need', need: '送礼' },
          { kind: 'budget', leftCents: 3_200 },
        ],
      },
    ]);
  });

  it('never proposes what nothing speaks for', async () => {
    await product('无人问津', 5_000);
    expect(await ask({ toCents: 10_000 })).toEqual({ picks: [], fitting: 1, similar: 0 });
  });

  it('counts what customers with the same taste kept, and not what they brought back', async () => {
    const tea = await product('龙井', 10_000);
    const cup = await product('杯子', 5_000);
    const pot = await product('茶壶', 20_000);
    await buy(guo, tea, 10_000);
    for (const name of ['甲', '乙', '丙', '丁', '戊', '己']) {
      const other = await buyer(name);
      await buy(other, tea, 10_000);
      await buy(other, cup, 5_000);
      const sale = await buy(other, pot, 20_000);
      const slip = await shop.call('sales.slip', { id: sale });
      if (name !== '甲') {
        await shop.call('sales.takeBack', {
          id: sale,
          lines: [{ lineId: slip.lines[0]?.id ?? 0, quantityMilli: 1_000 }],
          moneyKind: 'wechat',
          note: '',
          amountCents: 20_000,
        });
      }
    }
    const { picks, similar } = await ask({ customerId: guo });
    expect(similar).toBe(6);
    expect(picks.find(({ id }) => id === cup)?.reasons).toEqual([{ kind: 'similar', kept: 6, of: 6 }]);
    expect(picks.find(({ id }) => id === tea)?.reasons).toMatchObject([
      { kind: 'similar', kept: 6, of: 6 },
      { kind: 'again', times: 1 },
    ]);
    expect(picks.find(({ id }) => id === pot)).toBeUndefined();
  });

  it('does not look at a customer whom one may only know by name, and knows none that is hidden', async () => {
    const tea = await product('龙井', 10_000);
    await buy(guo, tea, 10_000);
    const lin = Number(
      shop.raw.prepare(`INSERT INTO "staff" ("name", "role") VALUES ('小林', 'sales')`).run().lastInsertRowid,
    );
    shop.raw
      .prepare(`INSERT INTO "customerTeam" ("customerId", "personId", "part") VALUES (?, 1, 'lead')`)
      .run(guo);
    shop.signIn({ id: lin });
    expect(await ask({ customerId: guo })).toEqual({ picks: [], fitting: 1, similar: 0 });
    shop.raw.prepare('UPDATE "customers" SET "isRestricted" = 1 WHERE "id" = ?').run(guo);
    await expect(ask({ customerId: guo })).rejects.toThrow('customers.notFound');
    shop.signIn({ id: 1 });
  });
});

describe('what was asked for and shown', () => {
  it('stands on the timeline until it is undone, and names no product that is not there', async () => {
    const tea = await product('龙井', 10_000);
    const keep = (productIds: number[]) =>
      shop.call('sales.keepAdvice', {
        customerId: guo,
        forWhom: '丈母娘',
        need: '送礼',
        toCents: 20_000,
        productIds,
      });
    await keep([tea]);
    const entries = async () =>
      (await shop.call('customers.timeline', { id: guo, kinds: ['advice'], offset: 0, limit: 9 })).entries;
    expect(await entries()).toMatchObject([{ title: '丈母娘', detail: ['送礼', '20000', '龙井'] }]);
    await expect(keep([tea, 99])).rejects.toThrow('sales.noProduct');
    await shop.call('history.undoLast', {});
    expect(await entries()).toEqual([]);
  });
});
