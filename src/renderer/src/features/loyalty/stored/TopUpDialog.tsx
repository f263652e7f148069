import type { CustomerId } from '@shared/features/customers/customers.contract';
import { offerFor } from '@shared/features/loyalty/stored.rules';
import { MONEY_KINDS, type MoneyKind } from '@shared/features/sales/payment.rules';
import { parseAmount } from '@shared/lib/money';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney, formatNumber } from '@/lib/format';
import { notifyDone } from '@/lib/notify';
import { useRemembered } from '@/lib/remembered';
import { useAct, useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { FormDialog } from '@/ui/FormDialog';
import { TextField } from '@/ui/TextField';
import styles from '../Loyalty.module.css';
import { usePrintTopUp } from './usePrintTopUp';

type TopUpDialogProps = { customer: { id: CustomerId; title: string }; onClose: () => void };

/** Takes money for an account: the sum, the gift that goes with it by itself, and what it is paid in. */
export function TopUpDialog({ customer, onClose }: TopUpDialogProps) {
  const { t } = useTranslation();
  const kindId = useId();
  const { data } = useCall('loyalty.storedRules', {});
  const { data: held } = useCall('loyalty.storedTill', { customerId: customer.id });
  const [kept, setKept] = useRemembered('top-up kind', 'wechat');
  const kind: MoneyKind = MONEY_KINDS.find((one) => one === kept) ?? 'wechat';
  const [typed, setTyped] = useState('');
  const [isPrinted, setIsPrinted] = useRemembered('top-up slip', 'yes');
  const print = usePrintTopUp();
  const { run, isRunning, error } = useAct('loyalty.topUp');
  if (!data) return null;
  const { offers, mostTopUpCents } = data.rules;
  const cents = parseAmount(typed);
  const isRight = cents !== null && cents > 0 && cents <= mostTopUpCents;
  const offer = isRight ? offerFor(offers, cents) : null;
  const next = offers.find(({ payCents }) => payCents > (cents ?? 0) && payCents <= mostTopUpCents);
  const giftCents = offer?.giftCents ?? 0;
  const beforeCents = (held?.principalCents ?? 0) + (held?.giftCents ?? 0) + (held?.laterCents ?? 0);
  const save = async (): Promise<void> => {
    if (!isRight) return;
    const done = await run({ customerId: customer.id, amountCents: cents, moneyKind: kind, giftCents });
    if (done === null) return;
    notifyDone(
      t('loyalty.stored.topUp.done', {
        amount: formatMoney(cents),
        gift: formatMoney(giftCents),
        after: formatMoney(beforeCents + cents + giftCents),
      }),
    );
    if (isPrinted === 'yes') void print(done.value.id);
    onClose();
  };
  return (
    <FormDialog
      title={t('loyalty.stored.topUp.title', { name: customer.title })}
      back={t('loyalty.back')}
      save={t('loyalty.stored.topUp.save')}
      isRunning={isRunning}
      isDisabled={!isRight}
      onSave={() => void save()}
      onClose={onClose}
      width={34}
    >
      <TextField
        label={t('loyalty.stored.topUp.amount')}
        value={typed}
        inputMode="decimal"
        autoFocus
        error={
          typed === '' || isRight
            ? null
            : t('loyalty.stored.topUp.between', { most: formatMoney(mostTopUpCents) })
        }
        hint={
          next === undefined
            ? null
            : t('loyalty.stored.topUp.next', {
                pay: formatMoney(next.payCents),
                gift: formatMoney(next.giftCents),
              })
        }
        onChange={setTyped}
      />
      <div className={styles.acts}>
        {offers.map(({ payCents, giftCents: gift }) => (
          <button
            key={payCents}
            type="button"
            className={styles.pick}
            aria-pressed={cents === payCents}
            onClick={() => {
              setTyped(String(payCents / 100));
            }}
          >
            {t('loyalty.stored.offer', { pay: String(payCents / 100), gift: String(gift / 100) })}
          </button>
        ))}
      </div>
      <FieldRow label={t('loyalty.stored.kind.gift')}>
        <span className={styles.fact}>
          {offer === null
            ? t('loyalty.stored.topUp.noGift')
            : t(offer.months === 1 ? 'loyalty.stored.topUp.atOnce' : 'loyalty.stored.topUp.byMonth', {
                amount: formatMoney(offer.giftCents),
                count: offer.months,
                number: formatNumber(offer.months),
              })}
        </span>
      </FieldRow>
      <FieldRow label={t('sales.pay.kind')} htmlFor={kindId}>
        <select
          id={kindId}
          className={styles.select}
          value={kind}
          onChange={({ target }) => {
            setKept(target.value);
          }}
        >
          {MONEY_KINDS.map((one) => (
            <option key={one} value={one}>
              {t(`sales.kind.${one}`)}
            </option>
          ))}
        </select>
      </FieldRow>
      <FieldRow label={t('loyalty.stored.topUp.after')}>
        <strong className={styles.fact}>
          {formatMoney(beforeCents + (isRight ? cents + giftCents : 0))}
        </strong>
      </FieldRow>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={isPrinted === 'yes'}
          onChange={({ target }) => {
            setIsPrinted(target.checked ? 'yes' : 'no');
          }}
        />
        {t('loyalty.stored.topUp.print')}
      </label>
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}
