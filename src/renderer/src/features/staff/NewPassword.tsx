import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { passwordFault } from '@shared/features/staff/staff.rules';
import { TextField } from '@/ui/TextField';

type Typed = { password: string; again: string };

/** A password typed twice. `check` gives it, or null and then says at the fields what is wrong. */
export function useNewPassword() {
  const [typed, setTyped] = useState<Typed>({ password: '', again: '' });
  const [isChecked, setIsChecked] = useState(false);
  const fault = passwordFault(typed.password);
  const isSame = typed.password === typed.again;
  return {
    typed,
    fault: isChecked ? fault : null,
    isDifferent: isChecked && fault === null && !isSame,
    onTyped: setTyped,
    check: (): string | null => {
      setIsChecked(true);
      return fault === null && isSame ? typed.password : null;
    },
  };
}

type NewPasswordProps = Omit<ReturnType<typeof useNewPassword>, 'check'> & { isFocused?: boolean };

/** The two fields of a new password. */
export function NewPassword({ typed, fault, isDifferent, onTyped, isFocused }: NewPasswordProps) {
  const { t } = useTranslation();
  return (
    <>
      <TextField
        label={t('staff.newPassword')}
        value={typed.password}
        isSecret
        autoFocus={isFocused}
        hint={t('staff.passwordHint')}
        error={fault === null ? null : t(`staff.fault.${fault}`)}
        onChange={(password) => {
          onTyped({ ...typed, password });
        }}
      />
      <TextField
        label={t('staff.again')}
        value={typed.again}
        isSecret
        error={isDifferent ? t('staff.fault.different') : null}
        onChange={(again) => {
          onTyped({ ...typed, again });
        }}
      />
    </>
  );
}
