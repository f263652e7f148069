import type { CouponRow, CouponsPaper } from '@shared/features/loyalty/coupons.channels';
import type { loyaltyContract } from '@shared/features/loyalty/loyalty.contract';
import type { CallOutput } from '@shared/ipc/contracts';
import type { DesktopContext, DesktopHandlers } from '../../ipc/handlers';
import { csvCell } from '../../platform/csvCell';
import { plainFileName } from '../../platform/fileName';
import { writeRemembered } from '../privacy/privacy.files.service';

/** Coupons that are asked for at a time. */
const PAGE = 200;

/** All coupons of a batch, the first that was given out first. */
async function couponsOf(desktop: DesktopContext, batchId: number): Promise<CouponRow[]> {
  const all: CouponRow[] = [];
  for (let offset = 0; ; offset += PAGE) {
    const asked = { batchId, customerId: null, offset, limit: PAGE };
    const { rows } = (await desktop.query('loyalty.coupons', asked)) as CallOutput<'loyalty.coupons'>;
    all.push(...rows);
    if (rows.length < PAGE) return all.toReversed();
  }
}

/** Throws loyalty.noBatch, .noCodes. */
async function paperOf(desktop: DesktopContext, batchId: number): Promise<CouponsPaper> {
  const sheet = (await desktop.query('loyalty.couponSheet', {
    batchId,
  })) as CallOutput<'loyalty.couponSheet'>;
  const { shop } = (await desktop.query('settings.get', {})) as CallOutput<'settings.get'>;
  return { ...sheet, shop: shop?.name ?? '' };
}

export const couponDesktop: Pick<
  DesktopHandlers<typeof loyaltyContract>,
  'printCoupons' | 'exportCoupons'
> = {
  printCoupons: async (desktop, { batchId, language }) => {
    const paper = await paperOf(desktop, batchId);
    await desktop.tell('loyalty.printCoupons', { batchId });
    await desktop.printCoupons(paper, language);
    return {};
  },
  exportCoupons: async (desktop, { batchId, fileName, headers, states }) => {
    const path = await desktop.askSave(plainFileName(`${fileName}.csv`));
    if (path === null) return null;
    await desktop.tell('loyalty.exportCoupons', { batchId });
    const rows = await couponsOf(desktop, batchId);
    const lines = rows.map(({ code, state, customer, endsOn, last }) => [
      code,
      states[state],
      customer?.name ?? '',
      endsOn ?? '',
      last.on,
      last.saleNumber ?? '',
    ]);
    /* The byte order mark makes spreadsheets read the file as UTF-8. */
    const text = [headers, ...lines].map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
    const customerIds = [...new Set(rows.flatMap(({ customer }) => customer?.id ?? []))];
    const file = { path, bytes: Buffer.from(`\uFEFF${text}`), customerId: null, customerIds };
    return writeRemembered(desktop.about().dataDir, file, 'loyalty.notWritten');
  },
};
