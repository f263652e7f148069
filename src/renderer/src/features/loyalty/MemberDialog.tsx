import { Button } from '@mantine/core';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay, formatNumber } from '@/lib/format';
import { useToday } from '@/lib/today';
import { useCall } from '@/lib/useCall';
import { Dialog } from '@/ui/Dialog';
import body from '@/ui/DialogBody.module.css';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { KeyCap } from '@/ui/KeyCap';
import { MemberFacts } from './MemberFacts';
import styles from './Loyalty.module.css';
import { PointsDialog } from './PointsDialog';
import { TierBadge } from './TierBadge';
import { TierDialog } from './TierDialog';

type MemberDialogProps = {
  customer: { id: CustomerId; title: string };
  isOff: boolean;
  onClose: () => void;
};

/** All about a member: what the tier gives, how it came about, every movement of points, and both by hand. */
export function MemberDialog({ customer, isOff, onClose }: MemberDialogProps) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<'tier' | 'points' | null>(null);
  const { data: member, error } = useCall('loyalty.member', { customerId: customer.id });
  const close = (): void => {
    setAsked(null);
  };
  return (
    <Dialog
      isOpen
      title={t('loyalty.member.title', { name: customer.title })}
      closeLabel={t('common.close')}
      onClose={onClose}
      width={44}
    >
      <div className={body.body}>
        {error && <ErrorNotice error={error} />}
        {member && (
          <>
            <p className={styles.facts}>
              <TierBadge tier={member.tier} />
              <MemberFacts member={member} />
            </p>
            {[member.benefits, member.birthdayGift && t('loyalty.member.gift', { gift: member.birthdayGift })]
              .filter(Boolean)
              .map((text) => (
                <p key={text} className={styles.meta}>
                  {text}
                </p>
              ))}
          </>
        )}
        <Histories customerId={customer.id} />
        <div className={body.foot}>
          <Button size="md" rightSection={<KeyCap name="form.leave" />} onClick={onClose}>
            {t('common.close')}
          </Button>
          {member && !isOff && (
            <>
              <Button
                size="md"
                onClick={() => {
                  setAsked('tier');
                }}
              >
                {t('loyalty.tier.open')}
              </Button>
              {member.hasPoints && (
                <Button
                  size="md"
                  onClick={() => {
                    setAsked('points');
                  }}
                >
                  {t('loyalty.points.open')}
                </Button>
              )}
            </>
          )}
        </div>
        {asked === 'tier' && member && (
          <TierDialog customerId={customer.id} member={member} onClose={close} />
        )}
        {asked === 'points' && member && (
          <PointsDialog customerId={customer.id} points={member.points} onClose={close} />
        )}
      </div>
    </Dialog>
  );
}

/** How the tier came about, and every movement of points, the latest first. */
function Histories({ customerId }: { customerId: CustomerId }) {
  const { t } = useTranslation();
  const today = useToday();
  const { data, error, refetch } = useCall('loyalty.history', { customerId });
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const comma = t('common.factComma');
  return (
    <>
      <h3 className={styles.title}>{t('loyalty.member.moves')}</h3>
      {data.moves.length === 0 ? (
        <p className={styles.meta}>{t('loyalty.member.noMoves')}</p>
      ) : (
        <ul className={styles.rows} aria-label={t('loyalty.member.moves')} tabIndex={0}>
          {data.moves.map((move) => (
            <li key={move.id}>
              <span className={styles.what}>
                {t('loyalty.member.move', { from: move.from ?? '', to: move.to })}
                <span className={styles.meta}>
                  {[t(`loyalty.cause.${move.cause}`), move.reason, move.by].filter(Boolean).join(comma)}
                </span>
              </span>
              <span className={styles.meta}>{formatDay(move.on, today)}</span>
            </li>
          ))}
        </ul>
      )}
      <h3 className={styles.title}>{t('loyalty.member.points')}</h3>
      {data.points.length === 0 ? (
        <p className={styles.meta}>{t('loyalty.member.noPoints')}</p>
      ) : (
        <ul className={styles.rows} aria-label={t('loyalty.member.points')} tabIndex={0}>
          {data.points.map((row) => (
            <li key={row.id}>
              <span className={styles.what}>
                {[t(`loyalty.pointsCause.${row.cause}`), row.saleNumber ?? '', row.reason]
                  .filter(Boolean)
                  .join(comma)}
                <span className={styles.meta}>
                  {[
                    formatDay(row.on, today),
                    row.by,
                    row.expiresOn === null
                      ? ''
                      : t('loyalty.member.until', { day: formatDay(row.expiresOn, today) }),
                  ]
                    .filter(Boolean)
                    .join(comma)}
                </span>
              </span>
              <span className={styles.figure}>
                {row.points > 0 ? `+${formatNumber(row.points)}` : formatNumber(row.points)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
