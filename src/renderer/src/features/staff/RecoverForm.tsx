import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDo } from '@/lib/useDo';
import { StandaloneForm } from '@/ui/StandalonePage';
import { TextField } from '@/ui/TextField';
import { NewPassword, useNewPassword } from './NewPassword';

/** A new password for an owner who forgot theirs, by the code of the sheet. Esc goes back. */
export function RecoverForm({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const fresh = useNewPassword();
  const recover = useDo('staff.recover');
  const submit = async (): Promise<void> => {
    const password = fresh.check();
    if (password !== null && code.trim() !== '') await recover.run({ code, password });
  };
  return (
    <StandaloneForm
      error={recover.error}
      next={t('staff.door.recover')}
      onNext={submit}
      isRunning={recover.isRunning}
      leave={{ text: t('staff.back'), onLeave: onBack }}
    >
      <TextField label={t('staff.door.code')} value={code} autoFocus onChange={setCode} />
      <NewPassword {...fresh} />
    </StandaloneForm>
  );
}
