import type { Gift } from '@shared/features/loyalty/gifts.channels';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '@/lib/format';
import { useCall } from '@/lib/useCall';
import { TakeDialog } from './TakeDialog';

type GiftsDialogProps = {
  /** Points that are not spoken for. */
  points: number;
  onPick: (gift: Gift) => void;
  onClose: () => void;
};

/** The gifts that are given, with those that the customer's points are enough for to be taken. */
export function GiftsDialog({ points, onPick, onClose }: GiftsDialogProps) {
  const { t } = useTranslation();
  const { data, error, refetch } = useCall('loyalty.gifts', {});
  const gifts = (data?.rows ?? []).filter(({ isActive }) => isActive);
  return (
    <TakeDialog
      title={t('sales.till.gifts', { count: points, number: formatNumber(points) })}
      width={32}
      rows={gifts.map((gift) => ({
        key: String(gift.id),
        name: gift.name,
        facts: [
          t('sales.till.giftPoints', { count: gift.points, number: formatNumber(gift.points) }),
          t('sales.till.giftStock', { number: formatNumber(gift.stock) }),
        ],
        act: t('sales.till.giftTake'),
        label: t('sales.till.takeGift', { name: gift.name }),
        isOff: gift.stock <= 0 || gift.points > points,
        onTake: () => {
          onPick(gift);
        },
      }))}
      none={data ? t('sales.till.noGifts') : null}
      error={error}
      onRetry={() => void refetch()}
      onClose={onClose}
    />
  );
}
