import { MONEY_KINDS, type MoneyKind } from '@shared/features/sales/payment.rules';
import { priceText } from '@shared/features/sales/pricing.rules';
import type { SaleId } from '@shared/features/sales/sales.contract';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '@/lib/format';
import { notifyDone } from '@/lib/notify';
import { useAct } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { FormDialog } from '@/ui/FormDialog';
import { TextField } from '@/ui/TextField';
import styles from '../Sales.module.css';
import { readCents } from '../till/till';
import { useUsualKind } from '../till/useUsualKind';

type PayOffDialogProps = { id: SaleId; owedCents: number; onClose: () => void };

/** Takes what is owed for a sale, or a part of it. */
export function PayOffDialog({ id, owedCents, onClose }: PayOffDialogProps) {
  const { t } = useTranslation();
  const kindId = useId();
  const [usual] = useUsualKind();
  const [kind, setKind] = useState<MoneyKind>(usual);
  const [typed, setTyped] = useState(() => priceText(owedCents * 10));
  const { run, isRunning, error } = useAct('sales.payOff');
  const cents = readCents(typed);
  const fault =
    cents === null || cents === 0 ? t('sales.pay.wrong') : cents > owedCents ? t('sales.pay.tooMuch') : null;
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
    <FormDialog
      title={t('sales.pay.title', { amount: formatMoney(owedCents) })}
      back={t('sales.back')}
      save={t('sales.pay.save')}
      isRunning={isRunning}
      isDisabled={fault !== null}
      onSave={() => void save()}
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
            setKind(target.value as MoneyKind);
          }}
        >
          {MONEY_KINDS.map((one) => (
            <option key={one} value={one}>
              {t(`sales.kind.${one}`)}
            </option>
          ))}
        </select>
      </FieldRow>
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}
