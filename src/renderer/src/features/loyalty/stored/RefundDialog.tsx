import type { CustomerId } from '@shared/features/customers/customers.contract';
import type { MoneyKind } from '@shared/features/sales/payment.rules';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '@/lib/format';
import { notifyDone } from '@/lib/notify';
import { useAct, useCall } from '@/lib/useCall';
import styles from '../Loyalty.module.css';
import { RefundForm } from '../RefundForm';
import { usePrintTopUp } from './usePrintTopUp';

type RefundDialogProps = { customer: { id: CustomerId; title: string }; onClose: () => void };

const LINES = ['principal', 'gift', 'given', 'usedGift', 'kept', 'forfeit'] as const;

/** The worksheet of a refund: what is left, what offers gave, and what is paid out; it closes the account. */
export function RefundDialog({ customer, onClose }: RefundDialogProps) {
  const { t } = useTranslation();
  const { data: rules } = useCall('loyalty.storedRules', {});
  const [own, setOwn] = useState<boolean | null>(null);
  const takesUsedGift = own ?? rules?.rules.takesUsedGift ?? true;
  const { data: sheet, error: unread } = useCall('loyalty.refundSheet', {
    customerId: customer.id,
    takesUsedGift,
  });
  const print = usePrintTopUp();
  const { run, isRunning, error } = useAct('loyalty.refundStored');
  const outCents = sheet?.outCents ?? 0;
  const save = async (moneyKind: MoneyKind, reason: string): Promise<void> => {
    const done = await run({ customerId: customer.id, moneyKind, takesUsedGift, outCents, reason });
    if (done === null) return;
    notifyDone(t('loyalty.stored.refund.done', { amount: formatMoney(outCents) }));
    void print(done.value.id);
    onClose();
  };
  return (
    <RefundForm
      title={t('loyalty.stored.refund.title', { name: customer.title })}
      save={t('loyalty.stored.refund.save')}
      caption={t('loyalty.stored.refund.sheet')}
      lines={
        sheet
          ? LINES.map((name) => [t(`loyalty.stored.refund.${name}`), formatMoney(sheet[`${name}Cents`])])
          : null
      }
      total={[t('loyalty.stored.refund.out'), formatMoney(outCents)]}
      unread={unread}
      error={error}
      isRunning={isRunning}
      onSave={(kind, reason) => void save(kind, reason)}
      onClose={onClose}
    >
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
    </RefundForm>
  );
}
