import type { CustomerId } from '@shared/features/customers/customers.contract';
import { POINT_LIMITS } from '@shared/features/loyalty/points.rules';
import { pinFault } from '@shared/features/staff/staff.rules';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '@/lib/notify';
import { useAct } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FormDialog } from '@/ui/FormDialog';
import { TextField } from '@/ui/TextField';

type CodeDialogProps = { customerId: CustomerId; hasCode: boolean; onClose: () => void };

/** Sets the pay code of an account, or takes a forgotten one away with a reason. */
export function CodeDialog({ customerId, hasCode, onClose }: CodeDialogProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [again, setAgain] = useState('');
  const setting = useAct('loyalty.setCode');
  const dropping = useAct('loyalty.dropCode');
  const error = setting.error ?? dropping.error;
  const isWeak = typed !== '' && pinFault(typed) !== null;
  const isRight = hasCode ? typed.trim() !== '' : !isWeak && typed !== '' && again === typed;
  const save = async (): Promise<void> => {
    const done = hasCode
      ? await dropping.run({ customerId, reason: typed.trim() })
      : await setting.run({ customerId, code: typed });
    if (done === null) return;
    notifyDone(t(hasCode ? 'loyalty.stored.code.dropped' : 'loyalty.stored.code.set'));
    onClose();
  };
  return (
    <FormDialog
      title={t(hasCode ? 'loyalty.stored.code.drop' : 'loyalty.stored.act.code')}
      back={t('loyalty.back')}
      save={t(hasCode ? 'loyalty.stored.code.dropGo' : 'common.save')}
      isRunning={setting.isRunning || dropping.isRunning}
      isDisabled={!isRight}
      onSave={() => void save()}
      onClose={onClose}
      width={32}
    >
      {hasCode ? (
        <TextField
          autoFocus
          label={t('loyalty.reason')}
          value={typed}
          hint={t('loyalty.stored.code.dropHint')}
          onChange={(text) => {
            setTyped(text.slice(0, POINT_LIMITS.reason));
          }}
        />
      ) : (
        <>
          <TextField
            isSecret
            autoFocus
            label={t('loyalty.stored.code.new')}
            value={typed}
            inputMode="numeric"
            error={isWeak ? t('loyalty.stored.code.weak') : null}
            hint={t('loyalty.stored.code.hint')}
            onChange={setTyped}
          />
          <TextField
            isSecret
            label={t('loyalty.stored.code.again')}
            value={again}
            inputMode="numeric"
            error={again === '' || again === typed ? null : t('loyalty.stored.code.other')}
            onChange={setAgain}
          />
        </>
      )}
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}
