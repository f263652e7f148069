import type { CustomerCard } from '@shared/features/customers/customers.contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHasColleagues } from '@/features/staff/staff.public';
import { formatList } from '@/lib/format';
import { useIsLooking } from '@/lib/looking';
import { IconEye, IconLock, IconUsers } from '@/ui/icons';
import { KeyCap } from '@/ui/KeyCap';
import { PeekDialog, TeamDialog } from './dialogs';
import styles from './CustomerCard.module.css';

/** Who looks after the customer, and what of them is kept from others. A shop of one sees none of it. */
export function CardTeam({ card }: { card: CustomerCard }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'team' | 'peek' | null>(null);
  const isLooking = useIsLooking();
  const hasColleagues = useHasColleagues();
  const { team, isRestricted, reach } = card;
  if (!hasColleagues && team.length === 0 && !isRestricted && reach.isRevealed) return null;
  const names = team.map(({ name, part, standIn }) => {
    const named =
      part === 'member' ? name : t('customers.team.named', { name, part: t(`customers.team.part.${part}`) });
    return standIn === null ? named : t('customers.team.away', { named, standIn });
  });
  const mayChange = (reach.mayArrange || reach.mayRestrict) && !isLooking && card.deletedAt === null;
  const close = (): void => {
    setOpen(null);
  };
  return (
    <div className={styles.team}>
      <IconUsers size="1rem" stroke={1.6} aria-hidden />
      <span className={styles.teamNames}>
        {names.length === 0
          ? t('customers.team.nobody')
          : t('customers.team.by', { names: formatList(names) })}
      </span>
      {isRestricted && (
        <span className={styles.kind}>
          <IconLock size="1rem" stroke={1.6} aria-hidden />
          {t('customers.team.restricted')}
        </span>
      )}
      {mayChange && (
        <button
          type="button"
          className={styles.link}
          onClick={() => {
            setOpen('team');
          }}
        >
          {t('customers.team.change')}
        </button>
      )}
      {!reach.isRevealed && (
        <span className={styles.masked}>
          {t(reach.isWhole ? 'customers.peek.masked' : 'customers.peek.strip')}
          {reach.mayPeek && !isLooking && (
            <button
              type="button"
              className={styles.link}
              onClick={() => {
                setOpen('peek');
              }}
            >
              <IconEye size="1rem" stroke={1.6} aria-hidden /> {t('keys.customers.peek')}{' '}
              <KeyCap name="customers.peek" />
            </button>
          )}
        </span>
      )}
      {open === 'team' && <TeamDialog card={card} onClose={close} />}
      {open === 'peek' && <PeekDialog id={card.id} onClose={close} />}
    </div>
  );
}
