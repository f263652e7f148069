import { useTranslation } from 'react-i18next';
import { NewPassword, useNewPassword } from '@/features/staff/staff.screens.public';
import { useDo } from '@/lib/useDo';
import { StandaloneCard, StandaloneForm } from '@/ui/StandalonePage';

/** The second step of the first start: the owner's password. Esc puts it off; whoever starts the program is then let in. */
export function FirstStartPassword({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const fresh = useNewPassword();
  const set = useDo('staff.setOwnPassword');
  const submit = async (): Promise<void> => {
    const password = fresh.check();
    if (password !== null && (await set.run({ current: null, password }))) onDone();
  };
  return (
    <StandaloneCard title={t('firststart.password.title')} sub={t('firststart.password.sub')}>
      <StandaloneForm
        error={set.error}
        next={t('firststart.password.set')}
        onNext={submit}
        isRunning={set.isRunning}
        leave={{ text: t('firststart.password.later'), onLeave: onDone }}
        note={t('firststart.password.note')}
      >
        <NewPassword {...fresh} isFocused />
      </StandaloneForm>
    </StandaloneCard>
  );
}
