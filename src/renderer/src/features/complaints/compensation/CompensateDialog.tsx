import type { ComplaintCard } from '@shared/features/complaints/complaints.contract';
import {
  COMPENSATION_LIMITS,
  isWithin,
  leftOf,
  type CompensationKind,
} from '@shared/features/complaints/compensation.rules';
import { MONEY_KINDS, type MoneyKind } from '@shared/features/sales/payment.rules';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProductPicker } from '@/features/products/products.public';
import { formatMoney } from '@/lib/format';
import { notifyDone } from '@/lib/notify';
import { useAct, useCall } from '@/lib/useCall';
import { Choice } from '@/ui/Choice';
import sheet from '@/ui/DialogBody.module.css';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { FormDialog } from '@/ui/FormDialog';
import { TextField } from '@/ui/TextField';
import { giftOf, kindsFor, type ToGive, type TypedGift } from './giftTyped';

type CompensateDialogProps = {
  complaint: ComplaintCard;
  /** What was chosen already; null: what the customer wants most. */
  first: CompensationKind | null;
  onClose: () => void;
};

/** Gives something to make a complaint good: at once within what one decides alone, beyond it agreed to on this screen. */
export function CompensateDialog({ complaint, first, onClose }: CompensateDialogProps) {
  const { t } = useTranslation();
  const { data, error } = useCall('complaints.compensations', { id: complaint.id });
  if (data) return <Form complaint={complaint} first={first} there={data} onClose={onClose} />;
  if (!error) return null;
  return (
    <FormDialog
      title={t('complaints.compensate.title', { number: complaint.id })}
      back={t('complaints.back.open')}
      save={t('complaints.compensate.save')}
      isRunning={false}
      isDisabled
      onSave={onClose}
      onClose={onClose}
    >
      <ErrorNotice error={error} />
    </FormDialog>
  );
}

function Form({ complaint, first, there, onClose }: CompensateDialogProps & { there: ToGive }) {
  const { t } = useTranslation();
  const ids = { kind: useId(), money: useId(), batch: useId() };
  const kinds = kindsFor(there, complaint.customer !== null);
  const [typed, setTyped] = useState<TypedGift>({
    kind: kinds.find((one) => one === first) ?? 'refund',
    amount: '',
    moneyKind: 'cash',
    batchId: null,
    product: null,
  });
  const [reason, setReason] = useState('');
  const alone = useAct('complaints.compensate');
  const agreed = useAct('complaints.compensateBeyond');
  const { id, version } = complaint;
  const { limitCents, givenCents } = there;
  const wanted = giftOf(typed, there);
  const isBeyond = wanted !== null && !isWithin(limitCents, givenCents, wanted.valueCents);
  const left = leftOf(limitCents, givenCents);
  const set = (change: Partial<TypedGift>): void => {
    setTyped({ ...typed, ...change });
    alone.clearError();
    agreed.clearError();
  };
  const save = async (): Promise<void> => {
    if (wanted === null) return;
    const words = reason.trim() === '' ? t('complaints.compensate.reasonOf', { number: id }) : reason.trim();
    const done = await (isBeyond ? agreed : alone).run({ id, version, ...wanted, reason: words });
    if (done === null) return;
    notifyDone(t('complaints.compensate.done', { number: id, amount: formatMoney(wanted.valueCents) }));
    onClose();
  };
  const error = alone.error ?? agreed.error;
  return (
    <FormDialog
      title={t('complaints.compensate.title', { number: id })}
      back={t('complaints.back.open')}
      save={t(isBeyond ? 'complaints.compensate.ask' : 'complaints.compensate.save')}
      width={38}
      isRunning={alone.isRunning || agreed.isRunning}
      isDisabled={wanted === null}
      onSave={() => void save()}
      onClose={onClose}
    >
      <p className={sheet.text}>
        {left === null
          ? t('complaints.compensate.noLimit')
          : t('complaints.compensate.limit', { amount: formatMoney(left) })}
      </p>
      <FieldRow label={t('complaints.compensate.what')} labelId={ids.kind}>
        <Choice
          labelledBy={ids.kind}
          options={kinds.map((value) => ({ value, text: t(`complaints.compensate.kind.${value}`) }))}
          value={typed.kind}
          onChange={(kind) => {
            set({ kind, amount: '' });
          }}
        />
      </FieldRow>
      {typed.kind === 'coupon' && (
        <FieldRow label={t('complaints.compensate.coupon')} htmlFor={ids.batch}>
          <select
            id={ids.batch}
            className={sheet.select}
            value={typed.batchId ?? there.coupons[0]?.batchId ?? ''}
            onChange={({ target }) => {
              set({ batchId: Number(target.value) });
            }}
          >
            {there.coupons.map(({ batchId, name, cents }) => (
              <option key={batchId} value={batchId}>
                {`${name} ${formatMoney(cents)}`}
              </option>
            ))}
          </select>
        </FieldRow>
      )}
      {typed.kind === 'goods' && (
        <>
          <ProductPicker
            label={t('complaints.compensate.product')}
            autoFocus
            onPick={({ id: productId, name, priceCents }) => {
              set({ product: { id: productId, name, priceCents }, amount: typed.amount || '1' });
            }}
          />
          {typed.product !== null && (
            <p className={sheet.text}>
              {typed.product.priceCents === null
                ? t('complaints.compensate.noPrice', { name: typed.product.name })
                : `${typed.product.name} ${formatMoney(typed.product.priceCents)}`}
            </p>
          )}
        </>
      )}
      {typed.kind !== 'coupon' && (
        <TextField
          label={t(`complaints.compensate.amount.${typed.kind}`)}
          value={typed.amount}
          inputMode="decimal"
          autoFocus={typed.kind !== 'goods'}
          onChange={(amount) => {
            set({ amount: amount.slice(0, 20) });
          }}
        />
      )}
      {typed.kind === 'refund' && (
        <FieldRow
          label={t('complaints.compensate.money')}
          htmlFor={ids.money}
          hint={t('complaints.compensate.refundHint')}
        >
          <select
            id={ids.money}
            className={sheet.select}
            value={typed.moneyKind}
            onChange={({ target }) => {
              set({ moneyKind: target.value as MoneyKind });
            }}
          >
            {MONEY_KINDS.map((one) => (
              <option key={one} value={one}>
                {t(`sales.kind.${one}`)}
              </option>
            ))}
          </select>
        </FieldRow>
      )}
      <TextField
        label={t('complaints.compensate.reason')}
        value={reason}
        onChange={(text) => {
          setReason(text.slice(0, COMPENSATION_LIMITS.reason));
        }}
      />
      {wanted !== null && (
        <p className={sheet.text} role="status">
          {t(isBeyond ? 'complaints.compensate.beyond' : 'complaints.compensate.within', {
            amount: formatMoney(wanted.valueCents),
          })}
        </p>
      )}
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}
