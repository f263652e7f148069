import { Button } from '@mantine/core';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import type { CountCard } from '@shared/features/loyalty/counts.channels';
import type { SaleId } from '@shared/features/sales/sales.contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/features/staff/staff.public';
import { formatDay, formatMoney, formatNumber } from '@/lib/format';
import { notifyDone } from '@/lib/notify';
import { useToday } from '@/lib/today';
import { useAct, useCall } from '@/lib/useCall';
import { Dialog } from '@/ui/Dialog';
import body from '@/ui/DialogBody.module.css';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { KeyCap } from '@/ui/KeyCap';
import { Notice } from '@/ui/Notice';
import styles from '../Loyalty.module.css';
import { countPieces } from './countText';
import { ExtendDialog } from './ExtendDialog';
import { RefundCountDialog } from './RefundCountDialog';

type CountsDialogProps = {
  customer: { id: CustomerId; title: string };
  isOff: boolean;
  onClose: () => void;
};

type Asked = { what: 'extend' | 'refund'; card: CountCard };

/** All about somebody's count cards: what is left of each, one more use by one key, and what became of them. */
export function CountsDialog({ customer, isOff, onClose }: CountsDialogProps) {
  const { t } = useTranslation();
  const today = useToday();
  const customerId = customer.id;
  const { data, error, refetch } = useCall('loyalty.countCards', { customerId });
  const [asked, setAsked] = useState<Asked | null>(null);
  const [last, setLast] = useState<{ id: SaleId; name: string } | null>(null);
  const using = useAct('sales.ringUp');
  const undoing = useAct('sales.undo');
  const mayManage = useMay('loyalty.manage') && !isOff;
  const mayRefund = useMay('sales.manage') && !isOff;
  const mayUse = data?.mayUse === true && !isOff;
  const first = data?.rows.find(({ state }) => state === 'good');
  const use = async (card: CountCard): Promise<void> => {
    const line = { productId: null, name: card.name, quantityMilli: 1_000, unitPriceMills: 0 };
    const done = await using.run({
      customerId,
      lines: [{ ...line, countCardId: card.id }],
      payments: [],
      dueOn: null,
      note: '',
      amountCents: 0,
    });
    if (done !== null) setLast({ id: done.value.id, name: card.name });
  };
  const undo = async (): Promise<void> => {
    if (last === null || (await undoing.run({ id: last.id })) === null) return;
    notifyDone(t('loyalty.count.undone', { name: last.name }));
    setLast(null);
  };
  const close = (): void => {
    setAsked(null);
  };
  return (
    <Dialog
      isOpen
      title={t('loyalty.count.of', { name: customer.title })}
      closeLabel={t('common.close')}
      onClose={onClose}
      width={46}
    >
      <div className={body.body}>
        {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {using.error && <ErrorNotice error={using.error} />}
        {undoing.error && <ErrorNotice error={undoing.error} />}
        {last !== null && (
          <Notice kind="good" text={t('loyalty.count.done', { name: last.name })}>
            <Button size="xs" disabled={undoing.isRunning} onClick={() => void undo()}>
              {t('loyalty.count.undo')}
            </Button>
          </Notice>
        )}
        <ul className={styles.rows} aria-label={t('loyalty.count.title')} tabIndex={0}>
          {data?.rows.map((card) => (
            <li key={card.id}>
              <span className={styles.what}>
                {[card.name, ...countPieces(t, card, today)].join(t('common.factComma'))}
                <span className={styles.meta}>
                  {[
                    t(`loyalty.count.from.${card.cause}`, { day: formatDay(card.fromDay, today) }),
                    card.worthCents === 0
                      ? ''
                      : t('loyalty.count.worth', { amount: formatMoney(card.worthCents) }),
                    card.words,
                  ]
                    .filter(Boolean)
                    .join(t('common.factComma'))}
                </span>
              </span>
              <span className={styles.facts}>
                {mayManage && card.until !== null && card.state !== 'closed' && (
                  <button
                    type="button"
                    className={styles.link}
                    aria-label={t('loyalty.count.extendOne', { name: card.name })}
                    onClick={() => {
                      setAsked({ what: 'extend', card });
                    }}
                  >
                    {t('loyalty.count.extend')}
                  </button>
                )}
                {mayRefund && (card.state === 'good' || card.state === 'lapsed') && (
                  <button
                    type="button"
                    className={styles.link}
                    aria-label={t('loyalty.count.refundOne', { name: card.name })}
                    onClick={() => {
                      setAsked({ what: 'refund', card });
                    }}
                  >
                    {t('loyalty.count.refund')}
                  </button>
                )}
                {mayUse && card.state === 'good' && (
                  <Button
                    size="xs"
                    data-autofocus={card === first || undefined}
                    disabled={using.isRunning}
                    aria-label={t('loyalty.count.useOne', { name: card.name })}
                    onClick={() => void use(card)}
                  >
                    {t('loyalty.count.use')}
                  </Button>
                )}
              </span>
            </li>
          ))}
        </ul>
        <CountHistory customerId={customerId} />
        <div className={body.foot}>
          <Button size="md" rightSection={<KeyCap name="form.leave" />} onClick={onClose}>
            {t('common.close')}
          </Button>
        </div>
        {asked?.what === 'extend' && <ExtendDialog card={asked.card} onClose={close} />}
        {asked?.what === 'refund' && <RefundCountDialog card={asked.card} onClose={close} />}
      </div>
    </Dialog>
  );
}

/** What became of the cards, the latest first. */
function CountHistory({ customerId }: { customerId: CustomerId }) {
  const { t } = useTranslation();
  const today = useToday();
  const isEnabled = useMay('loyalty.read');
  const { data, error } = useCall('loyalty.countHistory', { customerId }, { isEnabled });
  if (error) return <ErrorNotice error={error} />;
  if (!data) return null;
  const comma = t('common.factComma');
  return (
    <>
      <h3 className={styles.title}>{t('loyalty.count.history')}</h3>
      <ul className={styles.rows} aria-label={t('loyalty.count.history')} tabIndex={0}>
        {data.rows.map((row) => (
          <li key={row.id}>
            <span className={styles.what}>
              {[
                row.name,
                t(`loyalty.count.cause.${row.cause}`),
                row.until === null ? '' : t('loyalty.count.until', { day: formatDay(row.until, today) }),
                row.saleNumber ?? '',
                row.reason,
              ]
                .filter(Boolean)
                .join(comma)}
              <span className={styles.meta}>{[formatDay(row.on, today), row.by].join(comma)}</span>
            </span>
            <span className={styles.figure}>
              {row.times === 0 ? '' : `${row.times > 0 ? '+' : ''}${formatNumber(row.times)}`}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
