import { MONEY_KINDS, type MoneyKind } from '@shared/features/sales/payment.rules';
import { quantityText } from '@shared/features/sales/pricing.rules';
import { backCentsOfAll, heaped, refundOf } from '@shared/features/sales/returns.rules';
import type { SaleId, Slip } from '@shared/features/sales/sales.contract';
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
import { readQuantity } from '../till/till';

type ReturnDialogProps = {
  slip: Slip;
  /** With the return that was made; null where none was. */
  onClose: (made: SaleId | null) => void;
};

/** What it was mostly paid with: that is offered to pay out in. */
function usualKind({ paid }: Slip): MoneyKind {
  return MONEY_KINDS.toSorted((a, b) => (paid[b] ?? 0) - (paid[a] ?? 0))[0] ?? 'cash';
}

/** Takes lines of a sale back: how much of each, and at once what goes back how. */
export function ReturnDialog({ slip, onClose }: ReturnDialogProps) {
  const { t } = useTranslation();
  const moneyId = useId();
  const lines = slip.lines.filter(({ quantityMilli, backMilli }) => backMilli < quantityMilli);
  const [only] = lines;
  const [typed, setTyped] = useState<Readonly<Record<number, string>>>(
    only !== undefined && lines.length === 1
      ? { [only.id]: quantityText(only.quantityMilli - only.backMilli) }
      : {},
  );
  const [moneyKind, setMoneyKind] = useState<MoneyKind>(() => usualKind(slip));
  const [note, setNote] = useState('');
  const { run, isRunning, error } = useAct('sales.takeBack');
  const wanted = lines.flatMap((line) => {
    const text = (typed[line.id] ?? '').trim();
    if (text === '' || /^0+$/u.test(text)) return [];
    const milli = readQuantity(text);
    const isTooMuch = milli !== null && line.backMilli + milli > line.quantityMilli;
    return [{ line, milli: milli === null || isTooMuch ? null : milli }];
  });
  const isWrong = (id: number): boolean => wanted.some(({ line, milli }) => line.id === id && milli === null);
  const back = wanted.flatMap(({ line, milli }) => (milli === null ? [] : [{ line, milli }]));
  const isRead = back.length > 0 && back.length === wanted.length;
  const cents = isRead ? backCentsOfAll(back, slip.keptCents) : null;
  const isReady = cents !== null;
  const amountCents = (cents ?? []).reduce((sum, part) => sum + part, 0);
  const refund = isReady ? refundOf(slip.keptCents, heaped(slip.paid), amountCents) : null;

  const save = async (): Promise<void> => {
    if (!isReady) return;
    const done = await run({
      id: slip.id,
      lines: back.map(({ line, milli }) => ({ lineId: line.id, quantityMilli: milli })),
      moneyKind,
      note: note.trim(),
      amountCents,
    });
    if (done === null) return;
    notifyDone(t('sales.return.done', { amount: formatMoney(amountCents) }));
    onClose(done.value.id);
  };
  return (
    <FormDialog
      title={t('sales.return.title', { number: slip.number ?? '' })}
      back={t('sales.back')}
      save={t('sales.return.save')}
      isRunning={isRunning}
      isDisabled={!isReady}
      onSave={() => void save()}
      onClose={() => {
        onClose(null);
      }}
    >
      <table className={styles.table}>
        <caption className={styles.caption}>{t('sales.return.lines')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('sales.till.head.product')}</th>
            <th scope="col">{t('sales.return.left')}</th>
            <th scope="col">{t('sales.return.back')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, at) => (
            <tr key={line.id}>
              <th scope="row">{line.name}</th>
              <td>{quantityText(line.quantityMilli - line.backMilli)}</td>
              <td>
                <input
                  className={styles.figure}
                  inputMode="decimal"
                  aria-label={t('sales.return.backOf', { name: line.name })}
                  aria-invalid={isWrong(line.id)}
                  data-autofocus={at === 0 || undefined}
                  value={typed[line.id] ?? ''}
                  onFocus={(event) => {
                    event.currentTarget.select();
                  }}
                  onChange={(event) => {
                    setTyped({ ...typed, [line.id]: event.target.value });
                  }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <FieldRow label={t('sales.return.moneyKind')} htmlFor={moneyId}>
        <select
          id={moneyId}
          className={styles.select}
          value={moneyKind}
          onChange={({ target }) => {
            setMoneyKind(target.value as MoneyKind);
          }}
        >
          {MONEY_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`sales.kind.${kind}`)}
            </option>
          ))}
        </select>
      </FieldRow>
      <TextField
        label={t('sales.return.note')}
        value={note}
        onChange={(text) => {
          setNote(text.slice(0, 500));
        }}
      />
      {(wanted.some(({ milli }) => milli === null) || (isRead && !isReady)) && (
        <p className={styles.bad}>{t('sales.return.tooMuch')}</p>
      )}
      {refund !== null && (
        <p className={styles.finding} role="status">
          {t('sales.return.amount', { amount: formatMoney(amountCents) })}
          {Object.entries(refund.ledgers).map(([kind, cents]) => (
            <span key={kind} className={styles.under}>
              {t(slip.isClosed ? 'sales.return.lapses' : 'sales.return.intoLedger', {
                kind: t(`sales.kind.${kind}`),
                amount: formatMoney(cents),
              })}
            </span>
          ))}
          {refund.debtCents > 0 && (
            <span className={styles.under}>
              {t('sales.return.offDebt', { amount: formatMoney(refund.debtCents) })}
            </span>
          )}
          {refund.moneyCents > 0 && (
            <span className={styles.under}>
              {t('sales.return.inMoney', {
                kind: t(`sales.kind.${moneyKind}`),
                amount: formatMoney(refund.moneyCents),
              })}
            </span>
          )}
        </p>
      )}
      {slip.lines.some(({ discounts }) => discounts.some(({ kind }) => kind === 'coupon')) && (
        <p className={styles.meta}>{t('sales.return.coupons')}</p>
      )}
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}
