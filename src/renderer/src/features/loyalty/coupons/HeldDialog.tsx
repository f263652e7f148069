import { Button } from '@mantine/core';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import { POINT_LIMITS } from '@shared/features/loyalty/points.rules';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '@/lib/notify';
import { useAct, useCall } from '@/lib/useCall';
import { Dialog } from '@/ui/Dialog';
import body from '@/ui/DialogBody.module.css';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { FormDialog } from '@/ui/FormDialog';
import { KeyCap } from '@/ui/KeyCap';
import { TextField } from '@/ui/TextField';
import loyalty from '../Loyalty.module.css';
import { CouponRows } from './CouponRows';
import { termsText } from './couponText';

type HeldDialogProps = {
  customer: { id: CustomerId; title: string };
  isOff: boolean;
  onClose: () => void;
};

/** The coupons that somebody holds or held, one given and one voided by hand. */
export function HeldDialog({ customer, isOff, onClose }: HeldDialogProps) {
  const { t } = useTranslation();
  const [isGiving, setIsGiving] = useState(false);
  return (
    <Dialog
      isOpen
      title={t('loyalty.coupon.heldBy', { name: customer.title })}
      closeLabel={t('common.close')}
      onClose={onClose}
      width={44}
    >
      <div className={body.body}>
        <CouponRows batchId={null} customerId={customer.id} mayVoid={!isOff} />
        <div className={body.foot}>
          <Button size="md" rightSection={<KeyCap name="form.leave" />} onClick={onClose}>
            {t('common.close')}
          </Button>
          {!isOff && (
            <Button
              size="md"
              onClick={() => {
                setIsGiving(true);
              }}
            >
              {t('loyalty.coupon.giveOne')}
            </Button>
          )}
        </div>
        {isGiving && (
          <GiveDialog
            customerId={customer.id}
            onClose={() => {
              setIsGiving(false);
            }}
          />
        )}
      </div>
    </Dialog>
  );
}

/** Gives somebody one of a batch, with a reason. */
function GiveDialog({ customerId, onClose }: { customerId: CustomerId; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const selectId = useId();
  const [chosen, setChosen] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  const { data } = useCall('loyalty.couponBatches', {});
  const { run, isRunning, error } = useAct('loyalty.giveCoupon');
  const batches = (data?.rows ?? []).filter(({ isClosed }) => !isClosed);
  const batch = batches.find(({ id }) => id === chosen) ?? batches[0];
  const save = async (): Promise<void> => {
    if (batch === undefined) return;
    const done = await run({ batchId: batch.id, customerId, reason: reason.trim() });
    if (done === null) return;
    notifyDone(t('loyalty.coupon.done.given', { name: batch.name }));
    onClose();
  };
  return (
    <FormDialog
      title={t('loyalty.coupon.giveOne')}
      back={t('loyalty.back')}
      save={t('loyalty.coupon.give')}
      isRunning={isRunning}
      isDisabled={batch === undefined || reason.trim() === ''}
      onSave={() => void save()}
      onClose={onClose}
      width={32}
    >
      <FieldRow label={t('loyalty.coupon.column.name')} htmlFor={selectId}>
        <select
          id={selectId}
          className={loyalty.select}
          value={batch?.id ?? ''}
          onChange={({ target }) => {
            setChosen(Number(target.value));
          }}
        >
          {batches.map((one) => (
            <option key={one.id} value={one.id}>
              {t('loyalty.coupon.batchOption', { name: one.name, terms: termsText(t, one, i18n.language) })}
            </option>
          ))}
        </select>
      </FieldRow>
      <TextField
        label={t('loyalty.reason')}
        value={reason}
        autoFocus
        hint={t('loyalty.reasonHint')}
        onChange={(text) => {
          setReason(text.slice(0, POINT_LIMITS.reason));
        }}
      />
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}
