import { Button } from '@mantine/core';
import { SLIP_WIDTHS, type SlipWidth } from '@shared/features/sales/payment.rules';
import { priceText, quantityText } from '@shared/features/sales/pricing.rules';
import type { SaleId } from '@shared/features/sales/sales.contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { customerTitle } from '@/features/customers/customers.public';
import { PromiseDialog } from '@/features/followups/followups.public';
import { StartDialog } from '@/features/processes/processes.public';
import { useMay } from '@/features/staff/staff.public';
import { formatDay, formatMinute, formatMoney, formatNumber, formatWeekday } from '@/lib/format';
import { useKeys } from '@/lib/keys';
import { useIsLooking } from '@/lib/looking';
import { useToday } from '@/lib/today';
import { notifyDone } from '@/lib/notify';
import { useAct, useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { KeyCap } from '@/ui/KeyCap';
import { Notice } from '@/ui/Notice';
import body from '@/ui/PanelBody.module.css';
import { PanelHead } from '@/ui/PanelHead';
import { SidePanel } from '@/ui/SidePanel';
import { PayOffDialog } from '../debts/PayOffDialog';
import styles from '../Sales.module.css';
import { usePrintSlip } from '../usePrintSlip';
import { RateLine } from './RateLine';
import { ReturnDialog } from './ReturnDialog';
import { UndoDialog } from './UndoDialog';

type SlipPanelProps = { id: SaleId; onClose: () => void };

/** A slip: what was sold, how it was paid, what came back, and what can be done with it. */
export function SlipPanel({ id, onClose }: SlipPanelProps) {
  const { t } = useTranslation();
  const today = useToday();
  const [, navigate] = useLocation();
  const { data: slip, error, refetch } = useCall('sales.slip', { id });
  const [asked, setAsked] = useState<'return' | 'pay' | 'promise' | 'process' | 'undo' | null>(null);
  const isLooking = useIsLooking();
  const mayWrite = useMay('sales.write') && !isLooking;
  const { print, width, setWidth } = usePrintSlip();
  const mayExport = useMay('sales.export');
  const unpaying = useAct('sales.undoPayment');
  const undoPayment = async (paymentId: number): Promise<void> => {
    const done = await unpaying.run({ id, paymentId });
    if (done !== null) notifyDone(t('sales.pay.undone'));
  };
  const canReturn =
    mayWrite &&
    slip?.kind === 'sale' &&
    slip.lines.some(({ quantityMilli, backMilli }) => backMilli < quantityMilli);
  const canPay = mayWrite && (slip?.owedCents ?? 0) > 0;
  const mayPromise = useMay('followups.write');
  const canPromise = mayWrite && mayPromise && slip?.customer != null;
  const mayProcess = useMay('processes.write') && !isLooking;
  const canUndo = mayWrite && slip?.mayUndo === true;
  const isOurs = slip?.by != null;
  const handlers = {
    ...(canReturn && {
      'slips.back': () => {
        setAsked('return');
      },
    }),
    ...(canPay && {
      'slips.pay': () => {
        setAsked('pay');
      },
    }),
    ...(canPromise && {
      'slips.promise': () => {
        setAsked('promise');
      },
    }),
    ...(mayProcess && {
      'slips.process': () => {
        setAsked('process');
      },
    }),
    ...(canUndo && {
      'slips.undo': () => {
        setAsked('undo');
      },
    }),
    ...(isOurs && { 'slips.print': () => void print(id) }),
    'customers.leave': onClose,
  };
  useKeys(handlers);
  const title = slip
    ? (slip.number ?? t(slip.kind === 'opening' ? 'sales.kindOf.opening' : 'sales.slip.noNumber'))
    : '';
  return (
    <SidePanel label={t('sales.slip.label', { number: title })}>
      <div className={body.panel}>
        {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {slip && (
          <>
            <PanelHead title={title} onClose={onClose}>
              <span className={styles.meta}>
                {slip.minute === null
                  ? formatWeekday(slip.on, today)
                  : `${formatWeekday(slip.on, today)} ${formatMinute(slip.minute)}`}
                {slip.by !== null && ` ${t('sales.slip.by', { name: slip.by })}`}
              </span>
            </PanelHead>
            {slip.customer !== null && (
              <p>
                <Link href={`/customers/${String(slip.customer.id)}`}>{customerTitle(slip.customer)}</Link>
              </p>
            )}
            {slip.isUndone && <Notice kind="plain" text={t('sales.slip.isUndone')} />}
            {slip.original !== null && (
              <p className={styles.meta}>
                <Link href={`/sales/slips/${String(slip.original.id)}`}>
                  {t(slip.isUndone ? 'sales.slip.undoes' : 'sales.slip.ofSale', {
                    number: slip.original.number ?? '',
                  })}
                </Link>
              </p>
            )}
            {slip.kind !== 'opening' && (
              <table className={styles.table}>
                <caption className={styles.caption}>{t('sales.slip.lines')}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t('sales.till.head.product')}</th>
                    <th scope="col">{t('sales.till.head.price')}</th>
                    <th scope="col">{t('sales.till.head.quantity')}</th>
                    <th scope="col">{t('sales.till.head.amount')}</th>
                  </tr>
                </thead>
                <tbody>
                  {slip.lines.map((line) => (
                    <tr key={line.id}>
                      <th scope="row">
                        {line.name}
                        {slip.kind === 'sale' && !slip.isUndone && (
                          <RateLine line={line} customer={slip.customer} />
                        )}
                        {line.bundle !== null && (
                          <span className={styles.under}>
                            {t('sales.slip.inBundle', { name: line.bundle })}
                          </span>
                        )}
                        {line.discounts.map(({ kind, cents }) => (
                          <span key={kind} className={styles.under}>
                            {t(`sales.discount.${kind}`, { amount: formatMoney(cents) })}
                          </span>
                        ))}
                        {line.backMilli > 0 && (
                          <span className={styles.under}>
                            {t('sales.slip.cameBack', {
                              quantity: quantityText(line.backMilli),
                              amount: formatMoney(line.backCents),
                            })}
                          </span>
                        )}
                      </th>
                      <td>{priceText(Math.abs(line.unitPriceMills))}</td>
                      <td>{quantityText(line.quantityMilli)}</td>
                      <td>{formatMoney(line.amountCents)}</td>
                    </tr>
                  ))}
                </tbody>
                <tfoot>
                  <tr>
                    <th scope="row" colSpan={3}>
                      {t('sales.slip.total')}
                    </th>
                    <td>{formatMoney(slip.amountCents)}</td>
                  </tr>
                </tfoot>
              </table>
            )}
            <dl className={styles.facts}>
              {slip.payments.map((payment) => (
                <div key={payment.id}>
                  <dt>
                    {t(`sales.kind.${payment.kind}`)}
                    {payment.on !== slip.on && (
                      <span className={styles.under}>{formatDay(payment.on, today)}</span>
                    )}
                  </dt>
                  <dd>
                    {mayWrite && payment.mayUndo && (
                      <button
                        type="button"
                        className={styles.link}
                        onClick={() => void undoPayment(payment.id)}
                      >
                        {t('sales.pay.undo')}
                      </button>
                    )}{' '}
                    {formatMoney(payment.amountCents)}
                  </dd>
                </div>
              ))}
              {slip.owedCents !== null && slip.owedCents > 0 && (
                <div className={styles.owed}>
                  <dt>{t('sales.slip.owed', { day: formatDay(slip.dueOn ?? '', today) })}</dt>
                  <dd>{formatMoney(slip.owedCents)}</dd>
                </div>
              )}
              {slip.returns.map((one) => (
                <div key={one.id}>
                  <dt>
                    <Link href={`/sales/slips/${String(one.id)}`}>
                      {t('sales.slip.returnOf', { number: one.number ?? '', day: formatDay(one.on, today) })}
                    </Link>
                  </dt>
                  <dd>{formatMoney(one.amountCents)}</dd>
                </div>
              ))}
            </dl>
            {slip.stored !== null && (
              <p className={styles.meta}>
                {t('sales.slip.stored', {
                  before: formatMoney(slip.stored.beforeCents),
                  after: formatMoney(slip.stored.afterCents),
                })}
              </p>
            )}
            {slip.counts.map(({ name, times, before, after, until }) => (
              <p key={name} className={styles.meta}>
                {[
                  name,
                  times === null
                    ? ''
                    : t('sales.slip.counts', { before: formatNumber(before), after: formatNumber(after) }),
                  until === null ? '' : t('loyalty.count.until', { day: formatDay(until, today) }),
                ]
                  .filter(Boolean)
                  .join(t('common.factComma'))}
              </p>
            ))}
            {unpaying.error && <ErrorNotice error={unpaying.error} />}
            {slip.note !== '' && <p className={styles.note}>{slip.note}</p>}
            <div className={styles.actions}>
              {isOurs && (
                <>
                  <Button rightSection={<KeyCap name="slips.print" />} onClick={() => void print(id)}>
                    {t('sales.slip.print')}
                  </Button>
                  {mayExport && <Button onClick={() => void print(id, 'pdf')}>{t('sales.slip.pdf')}</Button>}
                  <select
                    className={styles.select}
                    aria-label={t('sales.slip.width')}
                    value={width}
                    onChange={({ target }) => {
                      setWidth(target.value as SlipWidth);
                    }}
                  >
                    {SLIP_WIDTHS.map((one) => (
                      <option key={one} value={one}>
                        {t(`sales.slip.widthOf.${one}`)}
                      </option>
                    ))}
                  </select>
                </>
              )}
              {canPay && (
                <Button rightSection={<KeyCap name="slips.pay" />} onClick={handlers['slips.pay']}>
                  {t('sales.pay.open')}
                </Button>
              )}
              {canReturn && (
                <Button rightSection={<KeyCap name="slips.back" />} onClick={handlers['slips.back']}>
                  {t('sales.return.open')}
                </Button>
              )}
              {canPromise && (
                <Button rightSection={<KeyCap name="slips.promise" />} onClick={handlers['slips.promise']}>
                  {t('followups.promise.card.add')}
                </Button>
              )}
              {mayProcess && (
                <Button rightSection={<KeyCap name="slips.process" />} onClick={handlers['slips.process']}>
                  {t('processes.start.open')}
                </Button>
              )}
              {canUndo && (
                <Button rightSection={<KeyCap name="slips.undo" />} onClick={handlers['slips.undo']}>
                  {t('sales.slip.undo')}
                </Button>
              )}
            </div>
            {asked === 'return' && (
              <ReturnDialog
                slip={slip}
                onClose={(made) => {
                  setAsked(null);
                  if (made !== null) navigate(`/sales/slips/${String(made)}`);
                }}
              />
            )}
            {asked === 'undo' && (
              <UndoDialog
                id={id}
                amountCents={slip.amountCents}
                onClose={() => {
                  setAsked(null);
                }}
              />
            )}
            {asked === 'promise' && slip.customer !== null && (
              <PromiseDialog
                row={null}
                customer={{ id: slip.customer.id, title: customerTitle(slip.customer) }}
                source={{ feature: 'sales', id }}
                onClose={() => {
                  setAsked(null);
                }}
              />
            )}
            {asked === 'process' && (
              <StartDialog
                customer={slip.customer && { id: slip.customer.id, title: customerTitle(slip.customer) }}
                sale={{ id, number: slip.number }}
                startsFrom="sale"
                onClose={() => {
                  setAsked(null);
                }}
              />
            )}
            {asked === 'pay' && slip.owedCents !== null && (
              <PayOffDialog
                id={id}
                customerId={slip.customer?.id ?? null}
                owedCents={slip.owedCents}
                onClose={() => {
                  setAsked(null);
                }}
              />
            )}
          </>
        )}
      </div>
    </SidePanel>
  );
}
