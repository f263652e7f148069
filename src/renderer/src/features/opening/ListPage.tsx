import { Button } from '@mantine/core';
import type { Language } from '@shared/features/settings/settings.contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { customerTitle } from '@/features/customers/customers.public';
import { useMay } from '@/features/staff/staff.public';
import { call } from '@/lib/client';
import { formatDay, formatMoney, formatNumber } from '@/lib/format';
import { i18n } from '@/lib/i18n';
import { useIsLooking } from '@/lib/looking';
import { notifyDone, notifyError } from '@/lib/notify';
import { useToday } from '@/lib/today';
import { useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FootBar } from '@/ui/FootBar';
import { PageHeader } from '@/ui/PageHeader';
import styles from './Opening.module.css';
import { SignDialog } from './SignDialog';
import { totalsText } from './totalsText';
import { UndoDialog } from './UndoDialog';

async function onPaper(id: number, how: 'paper' | 'pdf'): Promise<void> {
  const input = { id, language: i18n.language as Language };
  try {
    if (how === 'paper') await call('opening.print', input);
    else {
      const saved = await call('opening.savePdf', input);
      if (saved !== null) notifyDone(i18n.t('opening.savedAs', { name: saved.fileName }));
    }
  } catch (error) {
    notifyError(error);
  }
}

/** One list as it was taken over: to be printed, signed off, or taken back. */
export function ListPage({ id }: { id: number }) {
  const { t } = useTranslation();
  const today = useToday();
  const [, navigate] = useLocation();
  const [asked, setAsked] = useState<'sign' | 'undo' | null>(null);
  const isLooking = useIsLooking();
  const mayWrite = useMay('opening.write') && !isLooking;
  const { data: list, error, refetch } = useCall('opening.list', { id });
  const money = (cents: number): string => (cents === 0 ? '' : formatMoney(cents));
  const canChange = mayWrite && list?.signed === null && list.rows > 0;
  const leave = (): void => {
    setAsked(null);
  };
  return (
    <>
      <PageHeader
        title={list ? t('opening.list.title', { day: formatDay(list.on, today) }) : t('opening.title')}
        sub={
          list &&
          [
            t('opening.list.by', { name: list.by.name, count: list.rows, number: formatNumber(list.rows) }),
            totalsText(list.totals),
            list.signed === null
              ? ''
              : t('opening.lists.signed', { name: list.signed.by, day: formatDay(list.signed.on, today) }),
          ]
            .filter(Boolean)
            .join(t('common.factComma'))
        }
      >
        <Button
          onClick={() => {
            navigate('/opening');
          }}
        >
          {t('opening.toLists')}
        </Button>
        {list && (
          <>
            <Button onClick={() => void onPaper(id, 'pdf')}>{t('opening.list.pdf')}</Button>
            <Button onClick={() => void onPaper(id, 'paper')}>{t('opening.list.print')}</Button>
          </>
        )}
        {canChange && (
          <>
            <Button
              onClick={() => {
                setAsked('undo');
              }}
            >
              {t('opening.list.undo')}
            </Button>
            <Button
              variant="filled"
              onClick={() => {
                setAsked('sign');
              }}
            >
              {t('opening.list.sign')}
            </Button>
          </>
        )}
      </PageHeader>
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {list && (
        <div className={styles.sheet} tabIndex={0} role="region" aria-label={t('opening.list.lines')}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('opening.column.line')}</th>
                <th scope="col" className={styles.words}>
                  {t('opening.list.customer')}
                </th>
                {(['points', 'principal', 'gift', 'card', 'times', 'debt', 'due'] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`opening.column.${column}`)}
                  </th>
                ))}
                <th scope="col" className={styles.words}>
                  {t('opening.column.note')}
                </th>
                <th scope="col" className={styles.words}>
                  {t('opening.lists.state')}
                </th>
              </tr>
            </thead>
            <tbody>
              {list.lines.map((line, at) => (
                <tr key={line.id} className={line.state === 'undone' ? styles.gone : undefined}>
                  <td>{at + 1}</td>
                  <th scope="row" className={styles.words}>
                    {line.customer === null ? (
                      t('opening.list.somebody')
                    ) : (
                      <Link href={`/customers/${String(line.customer.id)}`}>
                        {customerTitle(line.customer)}
                      </Link>
                    )}{' '}
                    <span className={styles.meta}>{line.customer?.phoneTail}</span>
                  </th>
                  <td>{line.points === 0 ? '' : formatNumber(line.points)}</td>
                  <td>{money(line.principalCents)}</td>
                  <td>{money(line.giftCents)}</td>
                  <td>{line.card}</td>
                  <td>{line.times === 0 ? '' : formatNumber(line.times)}</td>
                  <td>{money(line.debtCents)}</td>
                  <td>{line.dueOn === null ? '' : formatDay(line.dueOn, today)}</td>
                  <td className={styles.words}>{line.note}</td>
                  <td className={styles.words}>
                    {[line.isNew ? t('opening.list.isNew') : '', t(`opening.state.${line.state}`)]
                      .filter(Boolean)
                      .join(t('common.factComma'))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <FootBar keys={[]} />
      {asked === 'sign' && list && <SignDialog id={id} from={list.on} onClose={leave} />}
      {asked === 'undo' && list && <UndoDialog list={list} onClose={leave} />}
    </>
  );
}
