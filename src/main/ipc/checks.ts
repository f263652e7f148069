import type { ShopCheck } from '../db/shopCheck';
import { complaintsCheck } from '../features/complaints/complaints.checks';
import { customersCheck } from '../features/customers/customers.checks';
import { loyaltyCheck } from '../features/loyalty/loyalty.checks';
import { privacyCheck } from '../features/privacy/privacy.checks';
import { productsCheck } from '../features/products/products.checks';
import { salesCheck } from '../features/sales/sales.checks';

/** What must hold in a shop's file beyond what SQLite checks, and what is counted in it. */
export const SHOP_CHECKS: readonly ShopCheck[] = [
  customersCheck,
  salesCheck,
  productsCheck,
  loyaltyCheck,
  complaintsCheck,
  privacyCheck,
];
