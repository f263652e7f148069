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
import { ErrorNotice } from '@/ui/ErrorNotice';
import styles from '../Sales.module.css';

type StatementDialogProps = { customerId: CustomerId; title: string; onClose: () => void };

/** What went to and fro with a customer in a month, to look at, print or keep as a PDF. */
export function StatementDialog({ customerId, title, onClose }: StatementDialogProps) {
  const { t } = useTranslation();
  const today = useToday();
  const monthId = useId();
  const [month, setMonth] = useState(today.slice(0, 7));
  const { data, error, refetch } = useCall('sales.statement', { customerId, month });
  const mayExport = useMay('sales.export');
  const send = async (how: 'paper' | 'pdf'): Promise<void> => {
    const input = { customerId, month, language: i18n.language as Language };
    try {
      if (how === 'paper') await call('sales.printStatement', input);
      else {
        const saved = await call('sales.saveStatement', input);
        if (saved !== null) notifyDone(t('sales.slip.savedAs', { name: saved.fileName }));
      }
    } catch (caught) {
      notifyError(caught);
    }
  };
  return (
    <Dialog
      isOpen
      title={t('sales.statement.title', { name: title })}
      closeLabel={t('common.close')}
      onClose={onClose}
      width={44}
    >
      <div className={styles.statement}>
        <div className={styles.tools}>
          <label htmlFor={monthId}>{t('sales.statement.month')}</label>
          <input
            id={monthId}
            className={styles.select}
            type="month"
            max={today.slice(0, 7)}
            data-autofocus
            value={month}
            onChange={({ target }) => {
              if (/^\d{4}-\d{2}$/u.test(target.value)) setMonth(target.value);
            }}
          />
          {mayExport && (
            <>
              <Button onClick={() => void send('paper')}>{t('sales.slip.print')}</Button>
              <Button onClick={() => void send('pdf')}>{t('sales.slip.pdf')}</Button>
            </>
          )}
        </div>
        {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {data && (
          <table className={styles.table}>
            <caption className={styles.caption}>{t('sales.statement.caption')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('sales.column.when')}</th>
                <th scope="col" className={styles.words}>
                  {t('sales.statement.what')}
                </th>
                <th scope="col">{t('sales.statement.cents')}</th>
              </tr>
            </thead>
            <tbody>
              <tr>
                <th scope="row" colSpan={2}>
                  {t('sales.statement.opening')}
                </th>
                <td>{formatMoney(data.openingCents)}</td>
              </tr>
              {data.lines.map((line, at) => (
                <tr key={at}>
                  <th scope="row">{formatDay(line.on, today)}</th>
                  <td className={styles.words}>
                    {t(`sales.statement.of.${line.what}`, {
                      number: line.number ?? '',
                      kind: line.kind === null ? '' : t(`sales.kind.${line.kind}`),
                    })}
                  </td>
                  <td>{formatMoney(line.cents)}</td>
                </tr>
              ))}
              {data.lines.length === 0 && (
                <tr>
                  <td colSpan={3} className={styles.words}>
                    {t('sales.statement.none')}
                  </td>
                </tr>
              )}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row" colSpan={2}>
                  {t('sales.statement.closing')}
                </th>
                <td>{formatMoney(data.closingCents)}</td>
              </tr>
            </tfoot>
          </table>
        )}
      </div>
    </Dialog>
  );
}
