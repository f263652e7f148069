import { Button } from '@mantine/core';
import type { WishRow } from '@shared/features/inquiries/wishes.channels';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { copyText } from '@/lib/copyText';
import { formatDay, formatNumber } from '@/lib/format';
import { notifyDone, notifyError } from '@/lib/notify';
import { useToday } from '@/lib/today';
import { offerUndo } from '@/lib/undo';
import { useAct } from '@/lib/useCall';
import styles from '../Inquiries.module.css';
import { whoText } from '../inquiryText';

type WishRowsProps = { rows: readonly WishRow[]; mayWrite: boolean; label: string };

/** Wishes, each with what can be done: copy what to say, tell, or take off the list. */
export function WishRows({ rows, mayWrite, label }: WishRowsProps) {
  const { t } = useTranslation();
  const today = useToday();
  const telling = useAct('inquiries.tellWish');
  const dropping = useAct('inquiries.dropWish');
  const refused = (refusal: unknown): boolean => {
    notifyError(refusal);
    return true;
  };
  const tell = async ({ id }: WishRow): Promise<void> => {
    const done = await telling.run({ id }, refused);
    if (done !== null) offerUndo(t('inquiries.told.wishTold'), done.commandId);
  };
  const drop = async ({ id }: WishRow): Promise<void> => {
    const done = await dropping.run({ id, reason: '' }, refused);
    if (done !== null) offerUndo(t('inquiries.told.wishDropped'), done.commandId);
  };
  const copy = ({ words }: WishRow): void => {
    const isTaken = copyText(t('inquiries.wish.message', { words }));
    notifyDone(t(isTaken ? 'inquiries.wish.copied' : 'inquiries.notCopied'));
  };
  return (
    <ul className={styles.rows} aria-label={label}>
      {rows.map((row) => {
        const { id, customer, words, quantity, createdOn, untilOn, state, endedOn } = row;
        const who = whoText(row);
        const isLive = state === 'arrived' || (state === 'waiting' && (untilOn === null || untilOn >= today));
        return (
          <li key={id} className={styles.row}>
            <span className={styles.grow}>
              {customer === null ? (
                <strong>{who}</strong>
              ) : (
                <Link href={`/customers/${String(customer.id)}`}>{who}</Link>
              )}{' '}
              {quantity === 1 ? words : t('inquiries.wish.times', { words, number: formatNumber(quantity) })}
              <br />
              <span className={styles.quiet}>
                {[
                  t('inquiries.wish.since', { day: formatDay(createdOn, today), by: row.by.name }),
                  untilOn === null ? null : t('inquiries.wish.until', { day: formatDay(untilOn, today) }),
                  endedOn === null
                    ? null
                    : t(`inquiries.wish.ended.${state}`, { day: formatDay(endedOn, today) }),
                ]
                  .filter(Boolean)
                  .join(t('common.factComma'))}
              </span>
            </span>
            {mayWrite && isLive && (
              <span className={styles.acts}>
                {state === 'arrived' && (
                  <>
                    <Button
                      size="xs"
                      aria-label={t('inquiries.wish.copyNamed', { who })}
                      onClick={() => {
                        copy(row);
                      }}
                    >
                      {t('inquiries.wish.copy')}
                    </Button>
                    <Button
                      size="xs"
                      variant="filled"
                      aria-label={t('inquiries.wish.tellNamed', { who })}
                      onClick={() => void tell(row)}
                    >
                      {t('inquiries.wish.tell')}
                    </Button>
                  </>
                )}
                <Button
                  size="xs"
                  aria-label={t('inquiries.wish.dropNamed', { who })}
                  onClick={() => void drop(row)}
                >
                  {t('inquiries.wish.drop')}
                </Button>
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
