import { Button } from '@mantine/core';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import type { Language } from '@shared/features/settings/settings.contract';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/features/staff/staff.public';
import { call } from '@/lib/client';
import { formatDay, formatMoney } from '@/lib/format';
import { i18n } from '@/lib/i18n';
import { notifyDone, notifyError } from '@/lib/notify';
import { useToday } from '@/lib/today';
import { useCall } from '@/lib/useCall';
import { Dialog } from '@/ui/Dialog';
import body from '@/ui/DialogBody.module.css';
import { ErrorNotice } from '@/ui/ErrorNotice';
import styles from '../Loyalty.module.css';

type StoredStatementProps = { customer: { id: CustomerId; title: string }; onClose: () => void };

/** What went in and out of an account between two days, to look at, print or keep as a PDF. */
export function StoredStatement({ customer, onClose }: StoredStatementProps) {
  const { t } = useTranslation();
  const today = useToday();
  const [fromId, toId] = [useId(), useId()];
  const [from, setFrom] = useState(`${today.slice(0, 4)}-01-01`);
  const [to, setTo] = useState<string>(today);
  const asked = { customerId: customer.id, from, to };
  const { data, error, refetch } = useCall('loyalty.storedStatement', asked);
  const mayExport = useMay('sales.export');
  const send = async (how: 'paper' | 'pdf'): Promise<void> => {
    const input = { ...asked, language: i18n.language as Language };
    try {
      if (how === 'paper') await call('loyalty.printStored', input);
      else {
        const saved = await call('loyalty.saveStored', input);
        if (saved !== null) notifyDone(t('sales.slip.savedAs', { name: saved.fileName }));
      }
    } catch (caught) {
      notifyError(caught);
    }
  };
  const days = [
    { id: fromId, label: t('loyalty.stored.statement.from'), value: from, max: to, set: setFrom },
    { id: toId, label: t('loyalty.stored.statement.to'), value: to, max: today, set: setTo },
  ];
  const foot = (label: string, held: { principal: number; gift: number }) => (
    <tr>
      <th scope="row" colSpan={2}>
        {label}
      </th>
      <td>{formatMoney(held.principal)}</td>
      <td>{formatMoney(held.gift)}</td>
    </tr>
  );
  return (
    <Dialog
      isOpen
      title={t('loyalty.stored.statement.title', { name: customer.title })}
      closeLabel={t('common.close')}
      onClose={onClose}
      width={46}
    >
      <div className={body.body}>
        <div className={styles.acts}>
          {days.map(({ id, label, value, max, set }, at) => (
            <label key={id} htmlFor={id} className={styles.check}>
              {label}
              <input
                id={id}
                className={styles.select}
                type="date"
                max={max}
                data-autofocus={at === 0 || undefined}
                value={value}
                onChange={({ target }) => {
                  if (target.value !== '' && target.value <= max) set(target.value);
                }}
              />
            </label>
          ))}
          {mayExport && (
            <>
              <Button onClick={() => void send('paper')}>{t('sales.slip.print')}</Button>
              <Button onClick={() => void send('pdf')}>{t('sales.slip.pdf')}</Button>
            </>
          )}
        </div>
        {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {data && (
          <table className={styles.sheet}>
            <caption className={styles.meta}>{t('loyalty.stored.entries')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('sales.column.when')}</th>
                <th scope="col">{t('sales.statement.what')}</th>
                <td>{t('loyalty.stored.kind.principal')}</td>
                <td>{t('loyalty.stored.kind.gift')}</td>
              </tr>
            </thead>
            <tbody>
              {foot(t('loyalty.stored.statement.opening'), data.opening)}
              {data.lines.map((line) => (
                <tr key={line.id}>
                  <th scope="row">{formatDay(line.on, today)}</th>
                  <td className={styles.words}>
                    {[t(`loyalty.stored.cause.${line.cause}`), line.saleNumber ?? ''].join(' ')}
                  </td>
                  <td>{line.kind === 'principal' ? formatMoney(line.cents) : ''}</td>
                  <td>{line.kind === 'gift' ? formatMoney(line.cents) : ''}</td>
                </tr>
              ))}
              {data.lines.length === 0 && (
                <tr>
                  <td colSpan={4} className={styles.words}>
                    {t('loyalty.stored.noEntries')}
                  </td>
                </tr>
              )}
            </tbody>
            <tfoot>{foot(t('loyalty.stored.statement.closing'), data.closing)}</tfoot>
          </table>
        )}
      </div>
    </Dialog>
  );
}
