import type { CustomerId } from '@shared/features/customers/customers.contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FormDialog } from '@/ui/FormDialog';
import { TextField } from '@/ui/TextField';

type GiveCodeDialogProps = {
  customerId: CustomerId;
  /** `isRight`: the account can be paid with now. */
  onClose: (isRight: boolean) => void;
};

/** The customer gives their pay code. */
export function GiveCodeDialog({ customerId, onClose }: GiveCodeDialogProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const { run, isRunning, error } = useAct('loyalty.giveCode');
  const save = async (): Promise<void> => {
    const done = await run({ customerId, code: typed });
    if (done === null) return;
    const { isRight, left, waitSeconds } = done.value;
    if (isRight) {
      onClose(true);
      return;
    }
    setTyped('');
    setWrong(
      waitSeconds > 0
        ? t('loyalty.stored.code.wait', { count: waitSeconds, number: String(waitSeconds) })
        : t('loyalty.stored.code.wrong', { count: left, number: String(left) }),
    );
  };
  return (
    <FormDialog
      title={t('loyalty.stored.code.give')}
      back={t('loyalty.back')}
      save={t('loyalty.stored.code.go')}
      isRunning={isRunning}
      isDisabled={!/^\d{4,6}$/u.test(typed)}
      onSave={() => void save()}
      onClose={() => {
        onClose(false);
      }}
      width={28}
    >
      <TextField
        isSecret
        autoFocus
        label={t('loyalty.stored.code.label')}
        value={typed}
        inputMode="numeric"
        error={wrong}
        hint={t('loyalty.stored.code.giveHint')}
        onChange={setTyped}
      />
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}
