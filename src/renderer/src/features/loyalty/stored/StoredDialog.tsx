import { Button } from '@mantine/core';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '@/lib/today';
import { useCall } from '@/lib/useCall';
import { Dialog } from '@/ui/Dialog';
import body from '@/ui/DialogBody.module.css';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { KeyCap } from '@/ui/KeyCap';
import styles from '../Loyalty.module.css';
import { CodeDialog } from './CodeDialog';
import { PersonsDialog } from './PersonsDialog';
import { RefundDialog } from './RefundDialog';
import { StoredHistory } from './StoredHistory';
import { StoredStatement } from './StoredStatement';
import { storedPieces } from './storedText';
import { TopUpDialog } from './TopUpDialog';

type StoredDialogProps = {
  customer: { id: CustomerId; title: string };
  isOff: boolean;
  /** What is asked for at once; null: nothing. */
  first?: StoredAct | null;
  onClose: () => void;
};

const ACTS = ['topUp', 'refund', 'persons', 'code', 'statement'] as const;
export type StoredAct = (typeof ACTS)[number];

/** All about what somebody stored: what is there, who may spend it, each movement, and what can be done with it. */
export function StoredDialog({ customer, isOff, first = null, onClose }: StoredDialogProps) {
  const { t } = useTranslation();
  const today = useToday();
  const [asked, setAsked] = useState(first);
  const { data, error } = useCall('loyalty.storedTill', { customerId: customer.id });
  const close = (): void => {
    setAsked(null);
  };
  const isThere = data != null && data.principalCents + data.giftCents + data.laterCents > 0;
  const canDo: Readonly<Record<StoredAct, boolean>> = {
    topUp: !isOff && data?.mayPay === true,
    refund: !isOff && isThere,
    persons: !isOff && data?.mayPay === true,
    code: !isOff && data?.mayPay === true,
    statement: data != null,
  };
  return (
    <Dialog
      isOpen
      title={t('loyalty.stored.of', { name: customer.title })}
      closeLabel={t('common.close')}
      onClose={onClose}
      width={46}
    >
      <div className={body.body}>
        {error && <ErrorNotice error={error} />}
        {data && (
          <>
            <p className={styles.facts}>
              {storedPieces(data, today).map((piece, at) =>
                at === 0 ? <strong key={piece}>{piece}</strong> : <span key={piece}>{piece}</span>,
              )}
            </p>
            <p className={styles.meta}>
              {[
                data.persons.length === 0
                  ? t('loyalty.stored.noPersons')
                  : t('loyalty.stored.persons', {
                      names: data.persons.map(({ name }) => name).join(t('common.factComma')),
                    }),
                t(data.hasCode ? 'loyalty.stored.hasCode' : 'loyalty.stored.noCode'),
                data.isOn ? '' : t('loyalty.stored.isOff'),
              ]
                .filter(Boolean)
                .join(t('common.factComma'))}
            </p>
          </>
        )}
        <StoredHistory customerId={customer.id} isOff={isOff} />
        <div className={body.foot}>
          <Button size="md" rightSection={<KeyCap name="form.leave" />} onClick={onClose}>
            {t('common.close')}
          </Button>
          {ACTS.filter((name) => canDo[name]).map((name) => (
            <Button
              key={name}
              size="md"
              onClick={() => {
                setAsked(name);
              }}
            >
              {t(`loyalty.stored.act.${name}`)}
            </Button>
          ))}
        </div>
        {asked === 'topUp' && canDo.topUp && <TopUpDialog customer={customer} onClose={close} />}
        {asked === 'refund' && canDo.refund && <RefundDialog customer={customer} onClose={close} />}
        {asked === 'persons' && data && (
          <PersonsDialog customerId={customer.id} persons={data.persons} onClose={close} />
        )}
        {asked === 'code' && data && (
          <CodeDialog customerId={customer.id} hasCode={data.hasCode} onClose={close} />
        )}
        {asked === 'statement' && canDo.statement && <StoredStatement customer={customer} onClose={close} />}
      </div>
    </Dialog>
  );
}
