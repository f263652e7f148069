import type { ShopRebuild } from '../db/shopCheck';
import { customersRebuild } from '../features/customers/customers.rebuild';
import { productsRebuild } from '../features/products/products.rebuild';
import { salesRebuild } from '../features/sales/sales.rebuild';

/** How a salvaged shop is mended: slips before customers, since the accounts of customers are summed up of them. */
export const SHOP_REBUILDS: readonly ShopRebuild[] = [productsRebuild, salesRebuild, customersRebuild];
