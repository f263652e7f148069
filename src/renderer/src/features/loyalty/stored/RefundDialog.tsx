import type { CustomerId } from '@shared/features/customers/customers.contract';
import { POINT_LIMITS } from '@shared/features/loyalty/points.rules';
import { MONEY_KINDS, type MoneyKind } from '@shared/features/sales/payment.rules';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '@/lib/format';
import { notifyDone } from '@/lib/notify';
import { useAct, useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { FormDialog } from '@/ui/FormDialog';
import { TextField } from '@/ui/TextField';
import styles from '../Loyalty.module.css';
import { usePrintTopUp } from './usePrintTopUp';

type RefundDialogProps = { customer: { id: CustomerId; title: string }; onClose: () => void };

const LINES = ['principal', 'gift', 'given', 'usedGift', 'kept', 'forfeit'] as const;

/** The worksheet of a refund: what is left, what offers gave, and what is paid out; it closes the account. */
export function RefundDialog({ customer, onClose }: RefundDialogProps) {
  const { t } = useTranslation();
  const kindId = useId();
  const { data: rules } = useCall('loyalty.storedRules', {});
  const [own, setOwn] = useState<boolean | null>(null);
  const takesUsedGift = own ?? rules?.rules.takesUsedGift ?? true;
  const { data: sheet, error: unread } = useCall('loyalty.refundSheet', {
    customerId: customer.id,
    takesUsedGift,
  });
  const [kind, setKind] = useState<MoneyKind>('cash');
  const [reason, setReason] = useState('');
  const print = usePrintTopUp();
  const { run, isRunning, error } = useAct('loyalty.refundStored');
  // The worksheet comes after the dialog has begun, and pushes its field down.
  const isRead = sheet !== undefined;
  useEffect(() => {
    if (isRead) document.activeElement?.scrollIntoView({ block: 'nearest' });
  }, [isRead]);
  const save = async (): Promise<void> => {
    if (!sheet) return;
    const done = await run({
      customerId: customer.id,
      moneyKind: kind,
      takesUsedGift,
      outCents: sheet.outCents,
      reason: reason.trim(),
    });
    if (done === null) return;
    notifyDone(t('loyalty.stored.refund.done', { amount: formatMoney(sheet.outCents) }));
    void print(done.value.id);
    onClose();
  };
  return (
    <FormDialog
      title={t('loyalty.stored.refund.title', { name: customer.title })}
      back={t('loyalty.back')}
      save={t('loyalty.stored.refund.save')}
      isRunning={isRunning}
      isDisabled={!sheet || reason.trim() === ''}
      onSave={() => void save()}
      onClose={onClose}
      width={36}
    >
      {unread && <ErrorNotice error={unread} />}
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={takesUsedGift}
          onChange={({ target }) => {
            setOwn(target.checked);
          }}
        />
        {t('loyalty.stored.refund.takes')}
      </label>
      {sheet && (
        <table className={styles.sheet}>
          <caption className={styles.meta}>{t('loyalty.stored.refund.sheet')}</caption>
          <tbody>
            {LINES.map((name) => (
              <tr key={name}>
                <th scope="row">{t(`loyalty.stored.refund.${name}`)}</th>
                <td>{formatMoney(sheet[`${name}Cents`])}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('loyalty.stored.refund.out')}</th>
              <td>{formatMoney(sheet.outCents)}</td>
            </tr>
          </tfoot>
        </table>
      )}
      <FieldRow label={t('loyalty.stored.refund.how')} htmlFor={kindId}>
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
      <TextField
        label={t('loyalty.reason')}
        value={reason}
        hint={t('loyalty.reasonHint')}
        autoFocus
        onChange={(text) => {
          setReason(text.slice(0, POINT_LIMITS.reason));
        }}
      />
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}
