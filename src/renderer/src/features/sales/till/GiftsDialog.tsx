import { Button } from '@mantine/core';
import type { Gift } from '@shared/features/loyalty/gifts.channels';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '@/lib/format';
import { useCall } from '@/lib/useCall';
import { Dialog } from '@/ui/Dialog';
import body from '@/ui/DialogBody.module.css';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { KeyCap } from '@/ui/KeyCap';
import styles from '../Sales.module.css';

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
  const can = ({ stock, points: price }: Gift): boolean => stock > 0 && price <= points;
  const first = gifts.find(can);
  return (
    <Dialog
      isOpen
      title={t('sales.till.gifts', { count: points, number: formatNumber(points) })}
      closeLabel={t('common.close')}
      onClose={onClose}
      width={32}
    >
      <div className={body.body}>
        {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {data && gifts.length === 0 && <p>{t('sales.till.noGifts')}</p>}
        {gifts.length > 0 && (
          <table className={styles.table}>
            <tbody>
              {gifts.map((gift) => (
                <tr key={gift.id}>
                  <th scope="row">{gift.name}</th>
                  <td>
                    {t('sales.till.giftPoints', { count: gift.points, number: formatNumber(gift.points) })}
                  </td>
                  <td>{t('sales.till.giftStock', { number: formatNumber(gift.stock) })}</td>
                  <td>
                    <Button
                      size="xs"
                      disabled={!can(gift)}
                      data-autofocus={gift === first || undefined}
                      aria-label={t('sales.till.takeGift', { name: gift.name })}
                      onClick={() => {
                        onPick(gift);
                      }}
                    >
                      {t('sales.till.giftTake')}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <div className={body.foot}>
          <Button size="md" rightSection={<KeyCap name="form.leave" />} onClick={onClose}>
            {t('common.close')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
