import type { MoneyKind } from '@shared/features/sales/payment.rules';
import type { ComponentType } from 'react';
import { IconAlipay, IconBank, IconBankCard, IconCash, IconMoney, IconWechat } from '@/ui/icons';

/** The sign of each kind of money. */
export const PAYMENT_ICONS: Readonly<
  Record<MoneyKind, ComponentType<{ size?: number | string; stroke?: number }>>
> = {
  wechat: IconWechat,
  alipay: IconAlipay,
  cash: IconCash,
  card: IconBankCard,
  transfer: IconBank,
  other: IconMoney,
};
