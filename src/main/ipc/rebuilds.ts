import type { ShopRebuild } from '../db/shopCheck';
import { customersRebuild } from '../features/customers/customers.rebuild';
import { salesRebuild } from '../features/sales/sales.rebuild';

/** How a salvaged shop is mended: slips first, since the accounts of customers are summed up of them. */
export const SHOP_REBUILDS: readonly ShopRebuild[] = [salesRebuild, customersRebuild];
