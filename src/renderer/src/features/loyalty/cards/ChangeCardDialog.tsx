import type { CustomerId } from '@shared/features/customers/customers.contract';
import { LIMITS } from '@shared/features/customers/customers.rules';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { offerUndo } from '@/lib/undo';
import { useAct } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FormDialog } from '@/ui/FormDialog';
import loyalty from '../Loyalty.module.css';
import { TextField } from '@/ui/TextField';

/** The first card of the shop's stock, or another in place of one that is lost or old. */
export type CardChange = 'bind' | 'lost' | 'old';

type ChangeCardDialogProps = { customerId: CustomerId; change: CardChange; onClose: () => void };

/** Another card for a customer: scanned, typed, or the next number. */
export function ChangeCardDialog({ customerId, change, onClose }: ChangeCardDialogProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const { run, isRunning, error } = useAct('loyalty.setCard');
  const isBinding = change === 'bind';
  const number = typed.trim();
  const save = async (): Promise<void> => {
    const done = await run({
      customerId,
      number: number === '' ? null : number,
      former: change === 'lost' ? 'lost' : 'old',
    });
    if (done === null) return;
    offerUndo(t('loyalty.membercard.given', { number: done.value.number }), done.commandId);
    onClose();
  };
  return (
    <FormDialog
      title={t(`loyalty.membercard.change.${change}`)}
      back={t('loyalty.back')}
      save={t(isBinding ? 'loyalty.membercard.bindSave' : 'loyalty.membercard.save')}
      isRunning={isRunning}
      isDisabled={isBinding && number === ''}
      onSave={() => void save()}
      onClose={onClose}
      width={32}
    >
      {change !== 'bind' && <p className={loyalty.meta}>{t(`loyalty.membercard.${change}Hint`)}</p>}
      <TextField
        autoFocus
        label={t('loyalty.membercard.number')}
        value={typed}
        hint={t(isBinding ? 'loyalty.membercard.bindHint' : 'loyalty.membercard.numberHint')}
        onChange={(text) => {
          setTyped(text.slice(0, LIMITS.number));
        }}
      />
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}
