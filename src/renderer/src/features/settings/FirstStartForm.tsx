import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Appearance } from '@shared/features/settings/settings.contract';
import { useAct } from '@/lib/useCall';
import { StandaloneCard, StandaloneForm } from '@/ui/StandalonePage';
import { TextField } from '@/ui/TextField';

/** The longest names that a shop keeps; longer ones are refused, not cut. */
const LONGEST = { name: 60, ownerName: 40 } as const;
type Field = keyof typeof LONGEST;
const FIELDS = ['name', 'ownerName'] as const;

type FirstStartFormProps = {
  /** How the screen looks so far; it is kept with the shop. */
  appearance: Appearance;
  onBack: () => void;
  onOpened: () => void;
};

/** Asks for shop and owner. Enter opens the shop, Esc goes back; what is missing is said at its field. */
export function FirstStartForm({ appearance, onBack, onOpened }: FirstStartFormProps) {
  const { t } = useTranslation();
  const form = useRef<HTMLFormElement>(null);
  const openShop = useAct('settings.openShop');
  const [typed, setTyped] = useState<Record<Field, string>>({ name: '', ownerName: '' });
  const [isChecked, setIsChecked] = useState(false);

  const shop = { name: typed.name.trim(), ownerName: typed.ownerName.trim() };
  const wrongOf = (field: Field): string | null => {
    if (shop[field] === '') return t(`firststart.${field}.missing`);
    if (shop[field].length > LONGEST[field]) return t('firststart.tooLong', { count: LONGEST[field] });
    return null;
  };
  const submit = async (): Promise<void> => {
    setIsChecked(true);
    const wrong = FIELDS.find((field) => wrongOf(field) !== null);
    if (wrong !== undefined) {
      form.current?.querySelector<HTMLInputElement>(`[name="${wrong}"]`)?.focus();
      return;
    }
    const opened = await openShop.run({ shop, appearance });
    if (opened) onOpened();
  };

  return (
    <StandaloneCard title={t('firststart.title')} sub={t('firststart.sub')}>
      <StandaloneForm
        ref={form}
        error={openShop.error}
        next={t('firststart.open')}
        onNext={submit}
        isRunning={openShop.isRunning}
        leave={{ text: t('firststart.back'), onLeave: onBack }}
      >
        {FIELDS.map((field) => (
          <TextField
            key={field}
            name={field}
            label={t(`firststart.${field}.label`)}
            placeholder={t(`firststart.${field}.example`)}
            value={typed[field]}
            error={isChecked ? wrongOf(field) : null}
            autoFocus={field === 'name'}
            onChange={(value) => {
              setTyped((old) => ({ ...old, [field]: value }));
              openShop.clearError();
            }}
          />
        ))}
      </StandaloneForm>
    </StandaloneCard>
  );
}
