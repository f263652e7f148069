import { MONEY_KINDS } from '@shared/features/sales/payment.rules';
import type { MoneyKind } from '@shared/features/sales/payment.rules';
import { useRemembered } from '@/lib/remembered';

/** What sales are mostly paid with on this PC: the kind that the last one was. */
export function useUsualKind(): [MoneyKind, (kind: MoneyKind) => void] {
  const [kept, keep] = useRemembered('usual payment', MONEY_KINDS[0]);
  return [MONEY_KINDS.find((kind) => kind === kept) ?? MONEY_KINDS[0], keep];
}
