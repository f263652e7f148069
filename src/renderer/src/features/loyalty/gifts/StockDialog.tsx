import { COUPON_LIMITS } from '@shared/features/loyalty/coupons.rules';
import { POINT_LIMITS } from '@shared/features/loyalty/points.rules';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay, formatNumber } from '@/lib/format';
import { notifyDone } from '@/lib/notify';
import { useToday } from '@/lib/today';
import { useAct, useCall } from '@/lib/useCall';
import { Choice } from '@/ui/Choice';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { FormDialog } from '@/ui/FormDialog';
import { TextField } from '@/ui/TextField';
import styles from './Gifts.module.css';

const WAYS = ['in', 'counted', 'correct'] as const;
type Way = (typeof WAYS)[number];

/** Rows of the ledger that are shown. */
const SHOWN = 50;

type StockDialogProps = { giftId: number; mayMove: boolean; onClose: () => void };

/** How the stock of a gift came about, and pieces taken in, counted or put right. */
export function StockDialog({ giftId, mayMove, onClose }: StockDialogProps) {
  const { t } = useTranslation();
  const today = useToday();
  const wayId = useId();
  const [way, setWay] = useState<Way>('in');
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const { run, isRunning, error } = useAct('loyalty.moveGift');
  const { data: gifts } = useCall('loyalty.gifts', {});
  const { data: moves } = useCall('loyalty.giftMoves', { id: giftId, offset: 0, limit: SHOWN });
  const gift = gifts?.rows.find(({ id }) => id === giftId);
  const comma = t('common.factComma');
  const shape = way === 'correct' ? /^[+-]?\d{1,7}$/u : /^\d{1,7}$/u;
  const count = shape.test(typed.trim()) ? Number(typed) : NaN;
  const isRight =
    Math.abs(count) <= COUPON_LIMITS.gifts &&
    (way === 'counted' || count !== 0) &&
    (way !== 'correct' || reason.trim() !== '');
  const save = async (): Promise<void> => {
    const done = await run({ id: giftId, how: { cause: way, count }, reason: reason.trim() });
    if (done === null) return;
    notifyDone(t('loyalty.gift.done.moved'));
    setTyped('');
    setReason('');
  };
  return (
    <FormDialog
      title={
        gift === undefined ? t('loyalty.gift.openStock') : t('loyalty.gift.stockOf', { name: gift.name })
      }
      back={t('common.close')}
      save={t('common.save')}
      isRunning={isRunning}
      isDisabled={!mayMove || !isRight}
      onSave={() => void save()}
      onClose={onClose}
      width={36}
    >
      {gift && (
        <p>
          <strong>{t('loyalty.gift.there', { number: formatNumber(gift.stock), unit: gift.unit })}</strong>
        </p>
      )}
      {mayMove && (
        <>
          <FieldRow label={t('loyalty.gift.way')} labelId={wayId}>
            <Choice
              labelledBy={wayId}
              value={way}
              onChange={setWay}
              options={WAYS.map((one) => ({ value: one, text: t(`loyalty.gift.how.${one}`) }))}
            />
          </FieldRow>
          <TextField
            label={t('loyalty.gift.count')}
            value={typed}
            inputMode="numeric"
            autoFocus
            placeholder={way === 'correct' ? '-1' : ''}
            onChange={setTyped}
          />
          <TextField
            label={t('loyalty.reason')}
            value={reason}
            hint={way === 'correct' ? t('loyalty.gift.wantsReason') : ''}
            onChange={(text) => {
              setReason(text.slice(0, POINT_LIMITS.reason));
            }}
          />
        </>
      )}
      {error && <ErrorNotice error={error} />}
      {moves && moves.rows.length > 0 && (
        <ul className={styles.rows} aria-label={t('loyalty.gift.moves')} tabIndex={0}>
          {moves.rows.map((move) => (
            <li key={move.id}>
              <span>
                {t(`loyalty.gift.cause.${move.cause}`)}
                <span className={styles.meta}>
                  {[formatDay(move.on, today), move.by, move.saleNumber ?? '', move.reason]
                    .filter(Boolean)
                    .join(comma)}
                </span>
              </span>
              <span>{move.count > 0 ? `+${formatNumber(move.count)}` : formatNumber(move.count)}</span>
            </li>
          ))}
        </ul>
      )}
    </FormDialog>
  );
}
