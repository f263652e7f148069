import { afterEach, beforeEach, expect, test } from 'vitest';
import { AppError } from '@shared/errors/AppError';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import { FIRST_PROGRAMME, FIRST_TIERS } from '@shared/features/loyalty/programme.rules';
import type { SlipPaper } from '@shared/features/sales/sales.contract';
import type { ChannelName } from '@shared/ipc/contracts';
import { makeShop, type TestShop } from '../../../../tests/support/shop';
import type { DesktopContext } from '../../ipc/handlers';
import { salesDesktop } from './sales.desktop';

const NAMES = ['普通', '银卡', '金卡'];

let shop: TestShop;
let papers: SlipPaper[];

const desktop = {
  query: (name: ChannelName, input: never) => shop.call(name, input),
  tell: () => Promise.resolve(),
  printSlip: (paper: SlipPaper) => {
    papers.push(paper);
    return Promise.resolve();
  },
} as unknown as DesktopContext;

const setProgramme = (version: number, hasPoints: boolean) =>
  shop.call('loyalty.setProgramme', {
    version,
    programme: {
      ...FIRST_PROGRAMME,
      isOn: true,
      points: { ...FIRST_PROGRAMME.points, isOn: hasPoints, days: [], extras: [] },
    },
    tiers: FIRST_TIERS.map((tier, at) => ({
      ...tier,
      id: version === 0 ? null : at + 1,
      name: NAMES[at] ?? '',
    })),
  });

/** What the slip of a sale of ¥751.50 says of the member. */
async function printed(customerId: CustomerId | null): Promise<SlipPaper['member']> {
  const amountCents = 75_150;
  const { id } = await shop.call('sales.ringUp', {
    customerId,
    lines: [{ productId: null, name: '碧潭飘雪', quantityMilli: 1_000, unitPriceMills: amountCents * 10 }],
    payments: [{ kind: 'cash', amountCents }],
    dueOn: null,
    note: '',
    amountCents,
  });
  await salesDesktop.printSlip(desktop, { id, width: '58', language: 'zh-CN' });
  const paper = papers.at(-1);
  if (paper === undefined) throw new Error('nothing was printed');
  return paper.member;
}

beforeEach(async () => {
  shop = await makeShop();
  papers = [];
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  await shop.close();
});

test('without a printer the sale stands as it was, and its slip can be printed once there is one', async () => {
  const ring = () =>
    shop.call('sales.ringUp', {
      ...{ customerId: null, dueOn: null, note: '', amountCents: 100 },
      lines: [{ productId: null, name: '碧潭飘雪', quantityMilli: 1_000, unitPriceMills: 1_000 }],
      payments: [{ kind: 'cash', amountCents: 100 }],
    });
  const { id } = await ring();
  const missing = { ...desktop, printSlip: () => Promise.reject(new AppError('sales.notPrinted')) };
  const asked = { id, width: '80', language: 'zh-CN' } as const;
  await expect(salesDesktop.printSlip(missing, asked)).rejects.toThrow('sales.notPrinted');
  expect(await shop.call('sales.slip', { id })).toMatchObject({ kind: 'sale', amountCents: 100 });
  await salesDesktop.printSlip(desktop, asked);
  expect(papers).toHaveLength(1);
});

test('a slip says nothing of members while the programme is off, nor to whoever left no name', async () => {
  const { id } = await shop.call('customers.create', { name: '郭秀英' });
  expect(await printed(id)).toBeNull();
  await setProgramme(0, true);
  expect(await printed(null)).toBeNull();
});

test('a slip says how its customer stands after the sale, of points only where the shop gives any', async () => {
  const { id } = await shop.call('customers.create', { name: '郭秀英' });
  await setProgramme(0, true);
  const next = { tierName: '银卡', basis: 'spend', missing: 24_850 };
  expect(await printed(id)).toEqual({ tierName: '普通', points: 751, next });
  const { version } = await shop.call('loyalty.programme', {});
  await setProgramme(version, false);
  const other = await shop.call('customers.create', { name: '吴敏' });
  expect(await printed(other.id)).toEqual({ tierName: '普通', points: null, next });
});
