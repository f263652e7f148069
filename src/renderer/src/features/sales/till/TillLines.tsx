import { quantityText } from '@shared/features/sales/pricing.rules';
import { useTranslation } from 'react-i18next';
import { classes } from '@/lib/classes';
import { formatMoney, formatNumber } from '@/lib/format';
import { TAKES_SCANS } from '@/lib/keyGate';
import { IconClose, IconMinus, IconPlus } from '@/ui/icons';
import styles from './TillLines.module.css';
import { readQuantity, type Till, type TillLine } from './till';
import type { TillSums } from './tillSums';

type TillLinesProps = {
  till: Till;
  sums: TillSums;
  /** The line that `+`, `-`, `3*` and `=158` are for. */
  chosen: number | null;
  onChoose: (key: number) => void;
  onLine: (key: number, patch: Partial<Omit<TillLine, 'key'>>) => void;
  onStep: (key: number, by: 1 | -1) => void;
  onRemove: (key: number) => void;
};

/** What stands on the till, line by line, each with price, quantity and what it comes to. */
export function TillLines({ till, sums, chosen, onChoose, onLine, onStep, onRemove }: TillLinesProps) {
  const { t } = useTranslation();
  const { priced, fault } = sums;
  const pieces = till.lines.reduce((sum, { quantity }) => sum + (readQuantity(quantity) ?? 0), 0);
  const isWrong = (key: number, field: 'quantity' | 'price'): boolean =>
    fault?.at === 'line' && fault.key === key && fault.field === field;
  return (
    <div className={styles.lines}>
      <div className={styles.head} aria-hidden>
        <span />
        <span>{t('sales.till.head.product')}</span>
        <span className={styles.end}>{t('sales.till.head.price')}</span>
        <span className={styles.middle}>{t('sales.till.head.quantity')}</span>
        <span className={styles.end}>{t('sales.till.head.amount')}</span>
        <span />
      </div>
      <ol className={styles.rows} aria-label={t('sales.till.lines')}>
        {till.lines.map((line, at) => {
          const price = priced?.lines[at];
          const off = price?.discounts.find(({ kind }) => kind === 'hand')?.cents ?? 0;
          return (
            <li
              key={line.key}
              className={classes(styles.row, line.key === chosen && styles.chosen)}
              aria-current={line.key === chosen || undefined}
              onMouseDown={() => {
                onChoose(line.key);
              }}
            >
              <span className={styles.number}>{at + 1}</span>
              <span className={styles.name}>
                <strong>{line.name}</strong> <span className={styles.unit}>{line.unit}</span>
                {line.gift !== null && <span className={styles.special}>{t('sales.till.gift')}</span>}
                {line.count !== null && (
                  <span className={styles.special}>{t(`sales.till.count.${line.count.does}`)}</span>
                )}
                {line.isSpecial && <span className={styles.special}>{t('sales.till.special')}</span>}
                {off !== 0 && (
                  <span className={styles.off}>
                    {t(off > 0 ? 'sales.till.handOff' : 'sales.till.handOn', {
                      amount: formatMoney(Math.abs(off)),
                    })}
                  </span>
                )}
              </span>
              {line.gift !== null && (
                <span className={styles.end}>
                  {t('sales.till.giftPoints', {
                    count: line.gift.points,
                    number: formatNumber(line.gift.points),
                  })}
                </span>
              )}
              {line.count?.does === 'uses' && <span className={styles.end}>{t('sales.till.countPays')}</span>}
              {line.gift === null && line.count?.does !== 'uses' && (
                <input
                  className={classes(styles.figure, isWrong(line.key, 'price') && styles.wrong)}
                  type="text"
                  inputMode="decimal"
                  aria-label={t('sales.till.priceOf', { name: line.name })}
                  aria-invalid={isWrong(line.key, 'price')}
                  placeholder={t('sales.till.pricePlaceholder')}
                  value={line.price}
                  data-price={line.key}
                  data-till-field={JSON.stringify({ at: 'price', key: line.key })}
                  {...TAKES_SCANS}
                  onFocus={(event) => {
                    onChoose(line.key);
                    event.currentTarget.select();
                  }}
                  onChange={(event) => {
                    onLine(line.key, { price: event.target.value });
                  }}
                />
              )}
              <span className={styles.stepper}>
                <button
                  type="button"
                  className={styles.step}
                  aria-label={t('sales.till.less', { name: line.name })}
                  onClick={() => {
                    onStep(line.key, -1);
                  }}
                >
                  <IconMinus size="1rem" stroke={1.6} aria-hidden />
                </button>
                <input
                  className={classes(styles.count, isWrong(line.key, 'quantity') && styles.wrong)}
                  type="text"
                  inputMode="decimal"
                  aria-label={t('sales.till.quantityOf', { name: line.name })}
                  aria-invalid={isWrong(line.key, 'quantity')}
                  value={line.quantity}
                  data-till-field={JSON.stringify({ at: 'quantity', key: line.key })}
                  {...TAKES_SCANS}
                  onFocus={(event) => {
                    onChoose(line.key);
                    event.currentTarget.select();
                  }}
                  onChange={(event) => {
                    onLine(line.key, { quantity: event.target.value });
                  }}
                />
                <button
                  type="button"
                  className={styles.step}
                  aria-label={t('sales.till.more', { name: line.name })}
                  onClick={() => {
                    onStep(line.key, 1);
                  }}
                >
                  <IconPlus size="1rem" stroke={1.6} aria-hidden />
                </button>
              </span>
              <strong className={styles.amount}>
                {price === undefined ? '' : formatMoney(price.listCents - off)}
              </strong>
              <button
                type="button"
                className={styles.step}
                aria-label={t('sales.till.remove', { name: line.name })}
                onClick={() => {
                  onRemove(line.key);
                }}
              >
                <IconClose size="1rem" stroke={1.6} aria-hidden />
              </button>
            </li>
          );
        })}
      </ol>
      <p className={styles.sum}>
        {t('sales.till.pieces', {
          count: till.lines.length,
          number: formatNumber(till.lines.length),
          pieces: quantityText(pieces),
        })}
        {priced !== null && (
          <strong className={styles.total}>{formatMoney(priced.amountCents + priced.off.round)}</strong>
        )}
      </p>
    </div>
  );
}
