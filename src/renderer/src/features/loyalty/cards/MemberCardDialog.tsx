import { Button } from '@mantine/core';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import { MASK_SIGN } from '@shared/features/customers/mask.rules';
import { qrSvg, svgAddress } from '@shared/lib/codes';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/features/staff/staff.public';
import { formatDay } from '@/lib/format';
import { offerUndo } from '@/lib/undo';
import { useToday } from '@/lib/today';
import { useAct, useCall } from '@/lib/useCall';
import { Dialog } from '@/ui/Dialog';
import body from '@/ui/DialogBody.module.css';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { KeyCap } from '@/ui/KeyCap';
import loyalty from '../Loyalty.module.css';
import { ChangeCardDialog, type CardChange } from './ChangeCardDialog';
import { PrintCardsDialog } from './PrintCardsDialog';
import styles from './Cards.module.css';

type MemberCardDialogProps = {
  customer: { id: CustomerId; title: string };
  number: string | null;
  isOff: boolean;
  onClose: () => void;
};

/** The member card of a customer, large enough for a phone to photograph: what it is, what was before it, and another one. */
export function MemberCardDialog({ customer, number, isOff, onClose }: MemberCardDialogProps) {
  const { t } = useTranslation();
  const mayWrite = useMay('customers.write') && !isOff;
  const [asked, setAsked] = useState<CardChange | 'print' | null>(null);
  const giving = useAct('loyalty.setCard');
  const isMasked = number?.includes(MASK_SIGN) === true;
  const close = (): void => {
    setAsked(null);
  };
  const give = async (): Promise<void> => {
    const done = await giving.run({ customerId: customer.id, number: null, former: 'old' });
    if (done) offerUndo(t('loyalty.membercard.given', { number: done.value.number }), done.commandId);
  };
  const changes: readonly CardChange[] = number === null ? ['bind'] : ['lost', 'old'];
  return (
    <Dialog
      isOpen
      title={t('loyalty.membercard.title', { name: customer.title })}
      closeLabel={t('common.close')}
      onClose={onClose}
      width={40}
    >
      <div className={body.body}>
        {number === null && <p className={loyalty.meta}>{t('loyalty.membercard.none')}</p>}
        {isMasked && <p className={loyalty.meta}>{t('loyalty.membercard.masked')}</p>}
        {number !== null && !isMasked && (
          <figure className={styles.code}>
            <img src={svgAddress(qrSvg(number))} alt={t('loyalty.membercard.qr')} />
            <figcaption>
              <b>{number}</b>
              <span className={loyalty.meta}>{t('loyalty.membercard.photo')}</span>
            </figcaption>
          </figure>
        )}
        <PastCards customerId={customer.id} mayWrite={mayWrite} />
        {giving.error && <ErrorNotice error={giving.error} />}
        <div className={body.foot}>
          <Button size="md" rightSection={<KeyCap name="form.leave" />} onClick={onClose}>
            {t('common.close')}
          </Button>
          {mayWrite &&
            changes.map((name) => (
              <Button
                key={name}
                size="md"
                onClick={() => {
                  setAsked(name);
                }}
              >
                {t(`loyalty.membercard.${name}`)}
              </Button>
            ))}
          {number === null && mayWrite && (
            <Button
              size="md"
              variant="filled"
              data-autofocus
              loading={giving.isRunning}
              onClick={() => void give()}
            >
              {t('loyalty.membercard.give')}
            </Button>
          )}
          {number !== null && !isMasked && !isOff && (
            <Button
              size="md"
              variant="filled"
              data-autofocus
              onClick={() => {
                setAsked('print');
              }}
            >
              {t('loyalty.membercard.print')}
            </Button>
          )}
        </div>
        {asked === 'print' && <PrintCardsDialog ids={[customer.id]} onClose={close} />}
        {asked !== null && asked !== 'print' && (
          <ChangeCardDialog customerId={customer.id} change={asked} onClose={close} />
        )}
      </div>
    </Dialog>
  );
}

/** Cards of before, and the way back for one that was found again. */
function PastCards({ customerId, mayWrite }: { customerId: CustomerId; mayWrite: boolean }) {
  const { t } = useTranslation();
  const today = useToday();
  const { data, error, refetch } = useCall('loyalty.cards', { customerId });
  const finding = useAct('loyalty.findCard');
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data || data.rows.length === 0) return null;
  const find = async (id: number, number: string): Promise<void> => {
    const done = await finding.run({ id });
    if (done) offerUndo(t('loyalty.membercard.foundDone', { number }), done.commandId);
  };
  return (
    <>
      <h3 className={loyalty.title}>{t('loyalty.membercard.past')}</h3>
      <ul className={loyalty.rows} aria-label={t('loyalty.membercard.past')} tabIndex={0}>
        {data.rows.map(({ id, number, state, on, by }) => (
          <li key={id} className={styles.past}>
            <b>{number}</b>
            <span>{t(`loyalty.membercard.state.${state}`, { day: formatDay(on, today), by })}</span>
            {state === 'lost' && mayWrite && (
              <button type="button" className={loyalty.link} onClick={() => void find(id, number)}>
                {t('loyalty.membercard.found')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {finding.error && <ErrorNotice error={finding.error} />}
    </>
  );
}
