import { CustomerPicker } from '@/features/customers/customers.brief.public';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { measureText, storedPieces, TierBadge, TopUpDialog } from '@/features/loyalty/loyalty.public';
import { formatAge, formatMoney, formatNumber } from '@/lib/format';
import { useKeys } from '@/lib/keys';
import { useToday } from '@/lib/today';
import { useCall } from '@/lib/useCall';
import { IconClose } from '@/ui/icons';
import { KeyCap } from '@/ui/KeyCap';
import type { TillCustomer } from './till';
import styles from './TillCustomerBar.module.css';
import { useTillAccount, useTillFacts } from './useTillMember';

type TillCustomerBarProps = {
  customer: TillCustomer | null;
  onPick: (customer: TillCustomer | null) => void;
};

/** Whom the sale is for: found by name or the tail of the phone, then how to speak to them in one line. */
export function TillCustomerBar({ customer, onPick }: TillCustomerBarProps) {
  const { t } = useTranslation();
  return (
    <section className={styles.bar} aria-label={t('sales.till.customer')} data-till-customer>
      {customer === null ? (
        <>
          <CustomerPicker label={t('sales.till.customer')} value={null} onPick={onPick} />
          <span className={styles.key}>
            <KeyCap name="till.customer" />
          </span>
        </>
      ) : (
        <>
          <Known id={customer.id as CustomerId} title={customer.title} />
          <button
            type="button"
            className={styles.leave}
            aria-label={t('sales.till.noCustomer')}
            onClick={() => {
              onPick(null);
            }}
          >
            <IconClose size="1rem" stroke={1.6} aria-hidden />
          </button>
        </>
      )}
    </section>
  );
}

function Known({ id, title }: { id: CustomerId; title: string }) {
  const { t } = useTranslation();
  const today = useToday();
  const { data: card } = useCall('customers.card', { id });
  const { data: debts } = useCall('sales.debts', { customerId: id, offset: 0, limit: 1 });
  const { salutation = '', likes = '', avoids = '' } = card?.fields ?? {};
  const lastSoldOn = card?.summary.lastSoldOn ?? null;
  const facts = [
    salutation === '' ? null : t('sales.till.callThem', { name: salutation }),
    lastSoldOn === null ? null : t('sales.till.lastHere', { age: formatAge(lastSoldOn, today) }),
    likes === '' ? null : t('sales.till.likes', { text: likes }),
  ].filter((fact) => fact !== null);
  const member = useTillFacts({ id });
  const comma = t('sales.till.factComma');
  return (
    <div className={styles.known}>
      <strong className={styles.name}>{title}</strong>
      {member !== null && (
        <span>
          <TierBadge tier={member.tier} />{' '}
          <span className={styles.facts}>
            {[
              member.points > 0
                ? t('sales.till.pointsThere', { count: member.points, number: formatNumber(member.points) })
                : '',
              member.owed > 0
                ? t('sales.till.pointsOwed', { count: member.owed, number: formatNumber(member.owed) })
                : '',
              member.next === null
                ? ''
                : t('sales.till.missing', {
                    tier: member.next.tierName,
                    much: measureText(member.next.basis, member.next.missing),
                  }),
            ]
              .filter(Boolean)
              .join(comma)}
          </span>
        </span>
      )}
      <Stored id={id} title={title} />
      <span className={styles.facts}>{facts.join(comma)}</span>
      {avoids !== '' && <span className={styles.avoids}>{t('sales.till.avoids', { text: avoids })}</span>}
      {debts !== undefined && debts.owedCents > 0 && (
        <strong className={styles.owed}>
          {t('sales.till.owes', { amount: formatMoney(debts.owedCents) })}
        </strong>
      )}
    </div>
  );
}

/** What they have stored, and the way to put more in. */
function Stored({ id, title }: { id: CustomerId; title: string }) {
  const { t } = useTranslation();
  const today = useToday();
  const account = useTillAccount({ id });
  const [isOpen, setIsOpen] = useState(false);
  const mayTopUp = account?.mayPay === true;
  useKeys({
    'till.topUp': () => {
      if (!mayTopUp) return false;
      setIsOpen(true);
      return true;
    },
  });
  if (account === null) return null;
  return (
    <span className={styles.facts}>
      {t('sales.till.storedThere', { amount: storedPieces(account, today).join(t('sales.till.factComma')) })}{' '}
      {mayTopUp && (
        <button
          type="button"
          className={styles.topUp}
          onClick={() => {
            setIsOpen(true);
          }}
        >
          {t('sales.till.topUp')} <KeyCap name="till.topUp" />
        </button>
      )}
      {isOpen && (
        <TopUpDialog
          customer={{ id, title }}
          onClose={() => {
            setIsOpen(false);
          }}
        />
      )}
    </span>
  );
}
