import { POINT_LIMITS } from '@shared/features/loyalty/points.rules';
import { MONEY_KINDS, type MoneyKind } from '@shared/features/sales/payment.rules';
import { useEffect, useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { FormDialog } from '@/ui/FormDialog';
import { TextField } from '@/ui/TextField';
import styles from './Loyalty.module.css';

/** A line of the worksheet: what it is, and how much. */
export type SheetLine = readonly [label: string, text: string];

type RefundFormProps = {
  title: string;
  save: string;
  caption: string;
  /** Null until the worksheet is there. */
  lines: readonly SheetLine[] | null;
  /** What is paid out. */
  total: SheetLine;
  /** Why the worksheet cannot be shown. */
  unread: unknown;
  error: unknown;
  isRunning: boolean;
  onSave: (moneyKind: MoneyKind, reason: string) => void;
  onClose: () => void;
  /** What is asked before the worksheet. */
  children?: ReactNode;
};

/** The worksheet of a refund, how the money goes back, and why. It says that nothing takes it back. */
export function RefundForm({ lines, total, onSave, ...props }: RefundFormProps) {
  const { t } = useTranslation();
  const kindId = useId();
  const [kind, setKind] = useState<MoneyKind>('cash');
  const [reason, setReason] = useState('');
  // The worksheet comes after the dialog has begun, and pushes its field down.
  const isRead = lines !== null;
  useEffect(() => {
    if (isRead) document.activeElement?.scrollIntoView({ block: 'nearest' });
  }, [isRead]);
  const row = ([label, text]: SheetLine) => (
    <tr key={label}>
      <th scope="row">{label}</th>
      <td>{text}</td>
    </tr>
  );
  return (
    <FormDialog
      title={props.title}
      back={t('loyalty.back')}
      save={props.save}
      isRunning={props.isRunning}
      isDisabled={!isRead || reason.trim() === ''}
      onSave={() => {
        onSave(kind, reason.trim());
      }}
      onClose={props.onClose}
      width={36}
    >
      {props.unread != null && <ErrorNotice error={props.unread} />}
      {props.children}
      {isRead && (
        <table className={styles.sheet}>
          <caption className={styles.meta}>{props.caption}</caption>
          <tbody>{lines.map(row)}</tbody>
          <tfoot>{row(total)}</tfoot>
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
      <p className={styles.meta}>{t('loyalty.stored.refund.final')}</p>
      {props.error != null && <ErrorNotice error={props.error} />}
    </FormDialog>
  );
}
