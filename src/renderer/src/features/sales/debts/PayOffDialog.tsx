import type { CustomerId } from '@shared/features/customers/customers.contract';
import { mostStored } from '@shared/features/loyalty/stored.rules';
import { MONEY_KINDS, type MoneyKind } from '@shared/features/sales/payment.rules';
import { priceText } from '@shared/features/sales/pricing.rules';
import type { SaleId } from '@shared/features/sales/sales.contract';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { GiveCodeDialog } from '@/features/loyalty/loyalty.public';
import { formatMoney } from '@/lib/format';
import { notifyDone } from '@/lib/notify';
import { useAct } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { FormDialog } from '@/ui/FormDialog';
import { TextField } from '@/ui/TextField';
import styles from '../Sales.module.css';
import { readCents } from '../till/till';
import { useTillAccount } from '../till/useTillMember';
import { useUsualKind } from '../till/useUsualKind';

type PayOffDialogProps = {
  id: SaleId;
  /** Whose sale it is; null where that may not be known. */
  customerId: number | null;
  owedCents: number;
  onClose: () => void;
};

/** Takes what is owed for a sale, or a part of it, in money or out of what the customer has stored. */
export function PayOffDialog({ id, customerId, owedCents, onClose }: PayOffDialogProps) {
  const { t } = useTranslation();
  const kindId = useId();
  const [usual] = useUsualKind();
  const [kind, setKind] = useState<MoneyKind | 'stored'>(usual);
  const account = useTillAccount(customerId === null ? null : { id: customerId });
  const storedCents =
    account?.mayPay === true
      ? mostStored({ principal: account.principalCents, gift: account.giftCents }, owedCents, account)
      : 0;
  const mostCents = kind === 'stored' ? storedCents : owedCents;
  const [typed, setTyped] = useState(() => priceText(owedCents * 10));
  const { run, isRunning, error } = useAct('sales.payOff');
  const cents = readCents(typed);
  const fault =
    cents === null || cents === 0
      ? t('sales.pay.wrong')
      : cents > mostCents
        ? t(kind === 'stored' ? 'sales.pay.tooLittleStored' : 'sales.pay.tooMuch', {
            amount: formatMoney(storedCents),
          })
        : null;
  const [isCodeAsked, setIsCodeAsked] = useState(false);
  const wantsCode = kind === 'stored' && account?.wantsCode === true;
  const save = async (): Promise<void> => {
    if (cents === null || fault !== null) return;
    const done = await run({ id, kind, amountCents: cents });
    if (done === null) return;
    notifyDone(
      t(cents === owedCents ? 'sales.pay.doneAll' : 'sales.pay.donePart', {
        amount: formatMoney(cents),
        rest: formatMoney(owedCents - cents),
      }),
    );
    onClose();
  };
  return (
    <>
      <FormDialog
        title={t('sales.pay.title', { amount: formatMoney(owedCents) })}
        back={t('sales.back')}
        save={t('sales.pay.save')}
        isRunning={isRunning}
        isDisabled={fault !== null || (wantsCode && !account.hasCode)}
        onSave={() => {
          if (wantsCode) setIsCodeAsked(true);
          else void save();
        }}
        onClose={onClose}
        width={30}
      >
        <TextField
          label={t('sales.pay.amount')}
          value={typed}
          onChange={setTyped}
          inputMode="decimal"
          error={fault}
          autoFocus
        />
        <FieldRow label={t('sales.pay.kind')} htmlFor={kindId}>
          <select
            id={kindId}
            className={styles.select}
            value={kind}
            onChange={({ target }) => {
              setKind(target.value as MoneyKind | 'stored');
            }}
          >
            {MONEY_KINDS.map((one) => (
              <option key={one} value={one}>
                {t(`sales.kind.${one}`)}
              </option>
            ))}
            {storedCents > 0 && <option value="stored">{t('sales.kind.stored')}</option>}
          </select>
        </FieldRow>
        {wantsCode && !account.hasCode && <p className={styles.bad}>{t('sales.till.noCode')}</p>}
        {error && <ErrorNotice error={error} />}
      </FormDialog>
      {isCodeAsked && customerId !== null && (
        <GiveCodeDialog
          customerId={customerId as CustomerId}
          onClose={(isRight) => {
            setIsCodeAsked(false);
            if (isRight) void save();
          }}
        />
      )}
    </>
  );
}
