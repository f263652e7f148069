import type { CustomerId } from '@shared/features/customers/customers.contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '@/lib/keys';
import { useOffers } from '@/lib/offers';
import { IconMember } from '@/ui/icons';
import { KeyCap } from '@/ui/KeyCap';
import { MemberCardDialog } from '../dialogs';
import styles from '../Loyalty.module.css';

type MemberCardLinkProps = {
  customer: { id: CustomerId; title: string };
  number: string | null;
  /** Nothing can be changed: a backup is looked into. */
  isOff: boolean;
};

/** Opens the member card of a customer: its code to be photographed, and what is done with it. */
export function MemberCardLink({ customer, number, isOff }: MemberCardLinkProps) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const open = (): void => {
    setIsOpen(true);
  };
  useKeys({ 'card.code': open });
  useOffers([{ name: 'memberCard', icon: IconMember, keys: 'card.code', run: open }]);
  return (
    <>
      <button type="button" className={styles.link} onClick={open}>
        {t('loyalty.card.open')} <KeyCap name="card.code" />
      </button>
      {isOpen && (
        <MemberCardDialog
          customer={customer}
          number={number}
          isOff={isOff}
          onClose={() => {
            setIsOpen(false);
          }}
        />
      )}
    </>
  );
}
