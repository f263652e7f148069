import type { Gift } from '@shared/features/loyalty/gifts.channels';
import { COUPON_LIMITS } from '@shared/features/loyalty/coupons.rules';
import { POINT_LIMITS } from '@shared/features/loyalty/points.rules';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProductPicker } from '@/features/products/products.public';
import { formatNumber } from '@/lib/format';
import { notifyDone } from '@/lib/notify';
import { useAct } from '@/lib/useCall';
import { Choice } from '@/ui/Choice';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { FormDialog } from '@/ui/FormDialog';
import { TextField } from '@/ui/TextField';

const whole = (text: string, least: number, most: number): number | null => {
  const read = /^\d{1,9}$/u.test(text.trim()) ? Number(text) : NaN;
  return read >= least && read <= most ? read : null;
};

/** Makes a product a gift, or says anew what it costs; null: a new one. */
export function GiftDialog({ gift, onClose }: { gift: Gift | null; onClose: () => void }) {
  const { t } = useTranslation();
  const activeId = useId();
  const [product, setProduct] = useState(gift && { id: gift.productId, name: gift.name });
  const [points, setPoints] = useState(gift === null ? '' : String(gift.points));
  const [lowAt, setLowAt] = useState(String(gift?.lowAt ?? 2));
  const [isActive, setIsActive] = useState(gift?.isActive ?? true);
  const { run, isRunning, error } = useAct('loyalty.setGift');
  const read = { points: whole(points, 1, POINT_LIMITS.points), lowAt: whole(lowAt, 0, COUPON_LIMITS.gifts) };
  const save = async (): Promise<void> => {
    if (product === null || read.points === null || read.lowAt === null) return;
    const done = await run({ productId: product.id, points: read.points, lowAt: read.lowAt, isActive });
    if (done === null) return;
    notifyDone(t('loyalty.gift.done.set', { name: product.name }));
    onClose();
  };
  return (
    <FormDialog
      title={product === null ? t('loyalty.gift.new') : product.name}
      back={t('loyalty.back')}
      save={t('common.save')}
      isRunning={isRunning}
      isDisabled={product === null || read.points === null || read.lowAt === null}
      onSave={() => void save()}
      onClose={onClose}
      width={32}
    >
      {gift === null && (
        <ProductPicker
          label={t('loyalty.gift.product')}
          autoFocus
          onPick={({ id, name }) => {
            setProduct({ id, name });
          }}
        />
      )}
      <TextField
        label={t('loyalty.gift.column.points')}
        value={points}
        inputMode="numeric"
        error={
          points === '' || read.points !== null
            ? null
            : t('loyalty.points.between', { most: formatNumber(POINT_LIMITS.points) })
        }
        onChange={setPoints}
      />
      <TextField
        label={t('loyalty.gift.lowAt')}
        value={lowAt}
        inputMode="numeric"
        error={read.lowAt === null ? t('loyalty.gift.wrongCount') : null}
        onChange={setLowAt}
      />
      <FieldRow label={t('loyalty.gift.active')} labelId={activeId}>
        <Choice
          labelledBy={activeId}
          value={isActive ? 'yes' : 'no'}
          onChange={(value) => {
            setIsActive(value === 'yes');
          }}
          options={[
            { value: 'yes', text: t('loyalty.gift.given') },
            { value: 'no', text: t('loyalty.gift.stopped') },
          ]}
        />
      </FieldRow>
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}
