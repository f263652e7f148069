import { Button } from '@mantine/core';
import { priceText } from '@shared/features/sales/pricing.rules';
import type { CallOutput } from '@shared/ipc/contracts';
import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/features/staff/staff.public';
import { classes } from '@/lib/classes';
import { formatInstant, formatMoney, formatNumber, formatWeekday } from '@/lib/format';
import { pressKey } from '@/lib/keys';
import { useIsLooking } from '@/lib/looking';
import { notifyDone } from '@/lib/notify';
import { useRemembered } from '@/lib/remembered';
import { useToday } from '@/lib/today';
import { useAct, useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { FootBar } from '@/ui/FootBar';
import { KeyCap } from '@/ui/KeyCap';
import pageStyles from '@/ui/PageBody.module.css';
import { TextField } from '@/ui/TextField';
import styles from '../Sales.module.css';
import { readCents } from '../till/till';

/** A day in figures, by how it was paid, and its cash counted. */
export function DayPage() {
  const { t } = useTranslation();
  const today = useToday();
  const dayId = useId();
  const [asked, setAsked] = useState<string | null>(null);
  const on = asked ?? today;
  const { data, error, refetch } = useCall('sales.day', { on });
  const isLooking = useIsLooking();
  const mayWrite = useMay('sales.write') && !isLooking;
  return (
    <>
      <div className={classes(pageStyles.body, styles.page)}>
        <div className={styles.tools}>
          <label htmlFor={dayId}>{t('sales.day.which')}</label>
          <input
            id={dayId}
            className={styles.select}
            type="date"
            max={today}
            value={on}
            onChange={({ target }) => {
              if (target.value !== '' && target.value <= today)
                setAsked(target.value === today ? null : target.value);
            }}
          />
          <span className={styles.meta}>{formatWeekday(on, today)}</span>
        </div>
        {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {data && (
          <>
            <p className={styles.finding}>
              {t('sales.day.finding', {
                count: data.sales,
                number: formatNumber(data.sales),
                returns: formatNumber(data.returns),
                amount: formatMoney(data.amountCents),
              })}
            </p>
            <table className={styles.table}>
              <caption className={styles.caption}>{t('sales.day.paid')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('sales.day.kind')}</th>
                  <th scope="col">{t('sales.day.in')}</th>
                  <th scope="col">{t('sales.day.out')}</th>
                  <th scope="col">{t('sales.day.left')}</th>
                </tr>
              </thead>
              <tbody>
                {data.paid.map(({ kind, inCents, outCents }) => (
                  <tr key={kind}>
                    <th scope="row">{t(`sales.kind.${kind}`)}</th>
                    <td>{formatMoney(inCents)}</td>
                    <td>{outCents === 0 ? '' : formatMoney(-outCents)}</td>
                    <td>{formatMoney(inCents - outCents)}</td>
                  </tr>
                ))}
                {data.paid.length === 0 && (
                  <tr>
                    <td colSpan={4} className={styles.words}>
                      {t('sales.day.none')}
                    </td>
                  </tr>
                )}
              </tbody>
              {data.creditCents > 0 && (
                <tfoot>
                  <tr>
                    <th scope="row" colSpan={3}>
                      {t('sales.day.credit')}
                    </th>
                    <td>{formatMoney(data.creditCents)}</td>
                  </tr>
                </tfoot>
              )}
            </table>
            {data.topUps.length > 0 && <MoneyBeside caption={t('sales.day.topUps')} rows={data.topUps} />}
            {data.compensations.length > 0 && (
              <MoneyBeside caption={t('sales.day.compensations')} rows={data.compensations} />
            )}
            {mayWrite && <CloseForm key={on} on={on} cashCents={data.cashCents} />}
            {data.closes.length > 0 && (
              <ul className={styles.closes} aria-label={t('sales.day.closes')}>
                {data.closes.map((close, at) => (
                  <li key={at}>
                    {t(
                      close.countedCents === close.expectedCents
                        ? 'sales.day.closedEven'
                        : 'sales.day.closedOff',
                      {
                        at: formatInstant(close.at, today),
                        name: close.by.name,
                        counted: formatMoney(close.countedCents),
                        off: formatMoney(close.countedCents - close.expectedCents),
                        note: close.note,
                      },
                    )}
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </div>
      <FootBar keys={mayWrite ? ['form.save'] : []} />
    </>
  );
}

type MoneyBesideProps = { caption: string; rows: CallOutput<'sales.day'>['topUps'] };

/** Money that came in or went out beside the sales, as for stored value: none of it is turnover. */
function MoneyBeside({ caption, rows }: MoneyBesideProps) {
  const { t } = useTranslation();
  return (
    <table className={styles.table}>
      <caption className={styles.caption}>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('sales.day.kind')}</th>
          <th scope="col">{t('sales.day.in')}</th>
          <th scope="col">{t('sales.day.out')}</th>
          <th scope="col">{t('sales.day.left')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ kind, inCents, outCents }) => (
          <tr key={kind}>
            <th scope="row">{t(`sales.kind.${kind}`)}</th>
            <td>{formatMoney(inCents)}</td>
            <td>{outCents === 0 ? '' : formatMoney(-outCents)}</td>
            <td>{formatMoney(inCents - outCents)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function CloseForm({ on, cashCents }: { on: string; cashCents: number }) {
  const { t } = useTranslation();
  const [float, setFloat] = useRemembered('till float', '0.00');
  const [counted, setCounted] = useState('');
  const [note, setNote] = useState('');
  const { run, isRunning, error } = useAct('sales.closeDay');
  const floatCents = readCents(float);
  const countedCents = counted.trim() === '' ? null : readCents(counted);
  const expectedCents = floatCents === null ? null : floatCents + cashCents;
  const off = countedCents === null || expectedCents === null ? null : countedCents - expectedCents;
  const wantsNote = off !== null && off !== 0 && note.trim() === '';
  const save = async (): Promise<void> => {
    if (floatCents === null || countedCents === null || wantsNote) return;
    const done = await run({ on, floatCents, countedCents, note: note.trim() });
    if (done === null) return;
    setCounted('');
    setNote('');
    notifyDone(t('sales.day.closed'));
  };
  return (
    <form
      className={pageStyles.section}
      aria-label={t('sales.day.close')}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        pressKey(event, { 'form.save': () => void save() });
      }}
    >
      <h2 className={pageStyles.title}>{t('sales.day.close')}</h2>
      <TextField
        label={t('sales.day.float')}
        value={float}
        onChange={setFloat}
        inputMode="decimal"
        error={floatCents === null ? t('sales.pay.wrong') : null}
        hint={t('sales.day.floatHint')}
      />
      <FieldRow label={t('sales.day.expected')}>
        <strong className={styles.figureBig}>
          {expectedCents === null ? '' : formatMoney(expectedCents)}
        </strong>
      </FieldRow>
      <TextField
        label={t('sales.day.counted')}
        value={counted}
        onChange={setCounted}
        inputMode="decimal"
        placeholder={expectedCents === null ? '' : priceText(Math.max(0, expectedCents) * 10)}
        error={counted.trim() !== '' && countedCents === null ? t('sales.pay.wrong') : null}
        hint={
          off === null
            ? null
            : off === 0
              ? t('sales.day.even')
              : t(off > 0 ? 'sales.day.tooMuch' : 'sales.day.tooLittle', {
                  amount: formatMoney(Math.abs(off)),
                })
        }
      />
      <TextField
        label={t('sales.day.note')}
        value={note}
        onChange={(text) => {
          setNote(text.slice(0, 500));
        }}
        error={wantsNote ? t('sales.day.wantsNote') : null}
      />
      {error && <ErrorNotice error={error} />}
      <div>
        <Button
          type="submit"
          variant="filled"
          loading={isRunning}
          disabled={floatCents === null || countedCents === null || wantsNote}
          rightSection={<KeyCap name="form.save" isOnAccent />}
        >
          {t('sales.day.save')}
        </Button>
      </div>
    </form>
  );
}
