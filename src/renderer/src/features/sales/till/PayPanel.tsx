import { Button } from '@mantine/core';
import { MONEY_KINDS, USUAL_DUE_DAYS } from '@shared/features/sales/payment.rules';
import type { MoneyKind } from '@shared/features/sales/payment.rules';
import { addDays } from '@shared/lib/days';
import { useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '@/lib/classes';
import { formatMoney, formatNumber } from '@/lib/format';
import { TAKES_SCANS } from '@/lib/keyGate';
import { useToday } from '@/lib/today';
import { IconProven } from '@/ui/icons';
import { KeyCap } from '@/ui/KeyCap';
import { PAYMENT_ICONS } from '../paymentIcons';
import styles from './PayPanel.module.css';
import { PayCoupons } from './PayCoupons';
import { PayStored } from './PayStored';
import type { Till } from './till';
import type { TillSums } from './tillSums';
import type { OfferedCoupon } from './tillCoupons';

type PayPanelProps = {
  till: Till;
  sums: TillSums;
  /** What all is paid with where nothing is typed. */
  usual: MoneyKind;
  isRunning: boolean;
  onChange: (patch: Partial<Till>) => void;
  /** A field was left with Enter: all that is left goes into this kind. */
  onFill: (kind: MoneyKind) => void;
  /** Coupons for this sale, and what chooses one or leaves it. */
  offered: readonly OfferedCoupon[];
  onCoupon: (offer: OfferedCoupon) => void;
  /** Opens the gifts for points; null where nobody is named who has any. */
  onGift: (() => void) | null;
  /** Opens the count cards; null where there are none to use or to sell. */
  onCount: (() => void) | null;
  onTake: () => void;
};

/** What is to be paid and how: cash with its change, several kinds together, or the rest on credit. */
export function PayPanel(props: PayPanelProps) {
  const { till, sums, usual, isRunning, offered, onChange, onFill, onCoupon, onGift, onCount, onTake } =
    props;
  const { t } = useTranslation();
  const today = useToday();
  const ids = { points: useId(), round: useId(), due: useId(), note: useId(), on: useId() };
  const how = useRef<HTMLHeadingElement>(null);
  const { priced, restCents, changeCents, fault, payments } = sums;
  const amountCents = priced?.amountCents ?? 0;
  const isNothingTyped = MONEY_KINDS.every((kind) => (till.payments[kind] ?? '').trim() === '');
  const isOnCredit = till.dueOn !== null;
  const status = statusOf();

  function statusOf(): { text: string; kind: 'good' | 'wait' | 'bad' } | null {
    if (till.lines.length === 0) return null;
    if (fault !== null && fault.at !== 'unpaid') {
      return {
        text: t(`sales.till.fault.${fault.at}`, {
          kind: fault.at === 'payment' ? t(`sales.kind.${fault.kind}`) : '',
        }),
        kind: 'bad',
      };
    }
    if (changeCents > 0)
      return { text: t('sales.till.change', { amount: formatMoney(changeCents) }), kind: 'good' };
    if (restCents === 0) return { text: t('sales.till.even'), kind: 'good' };
    return {
      text: t(isOnCredit ? 'sales.till.onCredit' : 'sales.till.rest', { amount: formatMoney(restCents) }),
      kind: isOnCredit ? 'good' : 'wait',
    };
  }

  return (
    <aside className={styles.panel} aria-label={t('sales.till.pay')}>
      <div className={styles.due}>
        <span className={styles.label}>{t('sales.till.due')}</span>
        <strong className={styles.total}>{formatMoney(amountCents)}</strong>
        {priced !== null && priced.listCents !== amountCents && (
          <span className={styles.how}>
            {t('sales.till.listPrice', { amount: formatMoney(priced.listCents) })}
            {priced.off.tier > 0 && ` ${t('sales.till.off.tier', { amount: formatMoney(priced.off.tier) })}`}
            {priced.off.hand !== 0 &&
              ` ${t('sales.till.off.hand', { amount: formatMoney(priced.off.hand) })}`}
            {priced.off.coupon > 0 &&
              ` ${t('sales.till.off.coupon', { amount: formatMoney(priced.off.coupon) })}`}
            {priced.off.round > 0 &&
              ` ${t('sales.till.off.round', { amount: formatMoney(priced.off.round) })}`}
          </span>
        )}
        {sums.giftPoints > 0 && (
          <span className={styles.how}>
            {t('sales.till.giftsCost', {
              count: sums.giftPoints,
              number: formatNumber(sums.giftPoints),
            })}
          </span>
        )}
      </div>
      <PayCoupons offered={offered} onToggle={onCoupon} />
      <div className={styles.field}>
        <label htmlFor={ids.round}>{t('sales.till.round')}</label>
        <input
          id={ids.round}
          className={classes(styles.money, fault?.at === 'round' && styles.wrong)}
          inputMode="decimal"
          autoComplete="off"
          aria-invalid={fault?.at === 'round'}
          placeholder={amountCents % 100 === 0 ? '' : `0.${String(amountCents % 100).padStart(2, '0')}`}
          value={till.round}
          data-till-field={JSON.stringify({ at: 'round' })}
          {...TAKES_SCANS}
          onChange={(event) => {
            onChange({ round: event.target.value });
          }}
        />
      </div>
      {(sums.mostPoints > 0 || till.points !== '') && (
        <div className={styles.field}>
          <label htmlFor={ids.points}>
            {t('sales.till.points', { most: formatNumber(sums.mostPoints) })}
          </label>
          <input
            id={ids.points}
            className={classes(styles.money, fault?.at === 'points' && styles.wrong)}
            inputMode="numeric"
            autoComplete="off"
            aria-invalid={fault?.at === 'points'}
            value={till.points}
            data-till-field={JSON.stringify({ at: 'points' })}
            {...TAKES_SCANS}
            onChange={(event) => {
              onChange({ points: event.target.value });
            }}
          />
          {sums.pointsCents > 0 && (
            <span className={styles.how}>
              {t('sales.till.pointsPay', { amount: formatMoney(sums.pointsCents) })}
            </span>
          )}
        </div>
      )}
      {onGift !== null && (
        <div>
          <Button size="xs" rightSection={<KeyCap name="till.gift" />} onClick={onGift}>
            {t('sales.till.openGifts')}
          </Button>
        </div>
      )}
      {onCount !== null && (
        <div>
          <Button size="xs" rightSection={<KeyCap name="till.count" />} onClick={onCount}>
            {t('sales.till.counts')}
          </Button>
        </div>
      )}
      <PayStored
        till={till}
        sums={sums}
        onChange={onChange}
        onFilled={() => {
          requestAnimationFrame(() => how.current?.scrollIntoView({ block: 'nearest' }));
        }}
      />
      <h2 ref={how} className={styles.title}>
        {t('sales.till.how')}
        {status && (
          <span className={classes(styles.status, styles[status.kind])} role="status">
            {status.kind === 'good' && <IconProven size="1rem" stroke={1.9} aria-hidden />}
            {status.text}
          </span>
        )}
      </h2>
      <div className={styles.kinds}>
        {MONEY_KINDS.map((kind) => {
          const Icon = PAYMENT_ICONS[kind];
          const isUsual = isNothingTyped && !isOnCredit && kind === usual && amountCents > 0;
          const isWrong = fault?.at === 'payment' && fault.kind === kind;
          return (
            <label key={kind} className={styles.field}>
              <span className={styles.kind}>
                <Icon size="1.125rem" stroke={1.6} aria-hidden />
                {t(`sales.kind.${kind}`)}
              </span>
              <input
                className={classes(styles.money, isWrong && styles.wrong)}
                inputMode="decimal"
                autoComplete="off"
                aria-invalid={isWrong}
                placeholder={isUsual ? (payments[0] ? formatMoney(payments[0].amountCents) : '') : ''}
                value={till.payments[kind] ?? ''}
                data-till-field={JSON.stringify({ at: 'payment', kind })}
                {...TAKES_SCANS}
                onFocus={(event) => {
                  event.currentTarget.select();
                }}
                onChange={(event) => {
                  onChange({ payments: { ...till.payments, [kind]: event.target.value } });
                }}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
                  event.preventDefault();
                  if (event.currentTarget.value.trim() === '') onFill(kind);
                }}
              />
            </label>
          );
        })}
      </div>
      <div className={styles.field}>
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={isOnCredit}
            onChange={(event) => {
              onChange({ dueOn: event.target.checked ? addDays(today, USUAL_DUE_DAYS) : null });
            }}
          />
          {t('sales.till.credit')}
        </label>
        {isOnCredit && (
          <input
            className={styles.date}
            type="date"
            id={ids.due}
            aria-label={t('sales.till.dueOn')}
            min={today}
            value={till.dueOn ?? ''}
            onChange={(event) => {
              onChange({
                dueOn: event.target.value === '' ? addDays(today, USUAL_DUE_DAYS) : event.target.value,
              });
            }}
          />
        )}
      </div>
      <details className={styles.more} open={till.on !== null || till.note !== '' || undefined}>
        <summary>{t('sales.till.extras')}</summary>
        <div className={styles.field}>
          <label htmlFor={ids.on}>{t('sales.till.on')}</label>
          <input
            id={ids.on}
            className={styles.date}
            type="date"
            max={today}
            value={till.on ?? ''}
            onChange={(event) => {
              onChange({
                on: event.target.value === '' || event.target.value === today ? null : event.target.value,
              });
            }}
          />
        </div>
        <div className={styles.field}>
          <label htmlFor={ids.note}>{t('sales.till.note')}</label>
          <input
            id={ids.note}
            className={styles.words}
            maxLength={500}
            autoComplete="off"
            value={till.note}
            onChange={(event) => {
              onChange({ note: event.target.value });
            }}
          />
        </div>
      </details>
      <div className={styles.foot}>
        <Button
          variant="filled"
          size="lg"
          fullWidth
          loading={isRunning}
          disabled={till.lines.length === 0}
          rightSection={<KeyCap name="till.take" isOnAccent />}
          onClick={onTake}
        >
          {t(isOnCredit && payments.length === 0 ? 'sales.till.write' : 'sales.till.take')}
        </Button>
      </div>
    </aside>
  );
}
