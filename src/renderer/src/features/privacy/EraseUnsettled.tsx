import { useTranslation } from 'react-i18next';
import type { ErasurePreview } from '@shared/features/privacy/privacy.contract';
import { formatMoney, formatNumber } from '@/lib/format';
import { Notice } from '@/ui/Notice';

/** Warns of what is not settled with somebody who is to be erased; nothing where all is. */
export function EraseUnsettled({ unsettled }: { unsettled: ErasurePreview['unsettled'] }) {
  const { t } = useTranslation();
  const { debtCents, storedCents, giftCents, points, coupons } = unsettled;
  const lost = [
    debtCents > 0 ? t('privacy.unsettled.debt', { amount: formatMoney(debtCents) }) : '',
    storedCents > 0 ? t('privacy.unsettled.stored', { amount: formatMoney(storedCents) }) : '',
    giftCents > 0 ? t('privacy.unsettled.gift', { amount: formatMoney(giftCents) }) : '',
    points > 0 ? t('privacy.unsettled.points', { count: points, number: formatNumber(points) }) : '',
    coupons > 0 ? t('privacy.unsettled.coupons', { count: coupons, number: formatNumber(coupons) }) : '',
  ].filter(Boolean);
  if (lost.length === 0) return null;
  const what = lost.join(t('common.listComma'));
  return <Notice kind="warn" text={t('privacy.unsettled.sentence', { what })} />;
}
