import type { CustomerId } from '@shared/features/customers/customers.contract';
import { STORED_LIMITS } from '@shared/features/loyalty/stored.rules';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '@/lib/notify';
import { useAct } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FormDialog } from '@/ui/FormDialog';
import { TextField } from '@/ui/TextField';

type PersonsDialogProps = {
  customerId: CustomerId;
  persons: readonly { name: string }[];
  onClose: () => void;
};

/** Who else may pay with an account, a name on each line. */
export function PersonsDialog({ customerId, persons, onClose }: PersonsDialogProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(() => persons.map(({ name }) => name).join('\n'));
  const { run, isRunning, error } = useAct('loyalty.setPersons');
  const names = [...new Set(typed.split(/[\n,，、;；]/u).map((name) => name.trim()))].filter(Boolean);
  const isRight =
    names.length <= STORED_LIMITS.persons && names.every((name) => name.length <= STORED_LIMITS.name);
  const save = async (): Promise<void> => {
    if ((await run({ customerId, names })) === null) return;
    notifyDone(t('loyalty.stored.personsDone', { count: names.length, number: String(names.length) }));
    onClose();
  };
  return (
    <FormDialog
      title={t('loyalty.stored.act.persons')}
      back={t('loyalty.back')}
      save={t('common.save')}
      isRunning={isRunning}
      isDisabled={!isRight}
      onSave={() => void save()}
      onClose={onClose}
      width={32}
    >
      <TextField
        isLong
        autoFocus
        label={t('loyalty.stored.personNames')}
        value={typed}
        error={isRight ? null : t('loyalty.stored.personsWrong', { most: String(STORED_LIMITS.persons) })}
        hint={t('loyalty.stored.personsHint')}
        onChange={setTyped}
      />
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}
