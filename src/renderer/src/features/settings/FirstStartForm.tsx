import { Button } from '@mantine/core';
import { useEffect, useId, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Appearance, type Language } from '@shared/features/settings/settings.contract';
import { setLanguage } from '@/lib/i18n';
import { markFirstPainted } from '@/lib/painted';
import { useAct } from '@/lib/useCall';
import { Choice } from '@/ui/Choice';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { KeyCap } from '@/ui/KeyCap';
import { TextField } from '@/ui/TextField';
import { FirstStartBrand } from './FirstStartBrand';
import styles from './FirstStart.module.css';

/** The longest names that a shop keeps; longer ones are refused, not cut. */
const LONGEST = { name: 60, ownerName: 40 } as const;
type Field = keyof typeof LONGEST;
const FIELDS = ['name', 'ownerName'] as const;

type FirstStartFormProps = {
  /** How the screen looks so far; only the language is asked for. */
  appearance: Appearance;
  onOpened: (shopName: string) => void;
};

/** Asks for shop, owner and language. Enter opens the shop; what is missing is said at its field. */
export function FirstStartForm({ appearance, onOpened }: FirstStartFormProps) {
  const { t } = useTranslation();
  const languageId = useId();
  const form = useRef<HTMLFormElement>(null);
  const openShop = useAct('settings.openShop');
  const [typed, setTyped] = useState<Record<Field, string>>({ name: '', ownerName: '' });
  const [language, setChosen] = useState<Language>(appearance.language);
  const [isChecked, setIsChecked] = useState(false);
  useEffect(() => {
    markFirstPainted('shuke:first-start-usable');
  }, []);

  const shop = { name: typed.name.trim(), ownerName: typed.ownerName.trim() };
  const wrongOf = (field: Field): string | null => {
    if (shop[field] === '') return t(`firststart.${field}.missing`);
    if (shop[field].length > LONGEST[field]) return t('firststart.tooLong', { count: LONGEST[field] });
    return null;
  };
  const choose = (chosen: Language): void => {
    setChosen(chosen);
    void setLanguage(chosen);
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setIsChecked(true);
    const wrong = FIELDS.find((field) => wrongOf(field) !== null);
    if (wrong !== undefined) {
      form.current?.querySelector<HTMLInputElement>(`[name="${wrong}"]`)?.focus();
      return;
    }
    const opened = await openShop.run({ shop, appearance: { ...appearance, language } });
    if (opened) onOpened(shop.name);
  };

  return (
    <form ref={form} className={styles.card} noValidate onSubmit={(event) => void submit(event)}>
      <FirstStartBrand />
      <div>
        <h1 className={styles.title}>{t('firststart.title')}</h1>
        <p className={styles.sub}>{t('firststart.sub')}</p>
      </div>
      <div className={styles.fields}>
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
        <FieldRow label={t('settings.look.language')} labelId={languageId}>
          <Choice
            labelledBy={languageId}
            value={language}
            onChange={choose}
            options={LANGUAGES.map((value) => ({ value, text: t(`settings.language.${value}`) }))}
          />
        </FieldRow>
      </div>
      {openShop.error && <ErrorNotice error={openShop.error} />}
      <div className={styles.foot}>
        <Button
          type="submit"
          variant="filled"
          size="md"
          loading={openShop.isRunning}
          rightSection={<KeyCap name="form.next" isOnAccent />}
        >
          {t('firststart.open')}
        </Button>
        <span className={styles.note}>{t('firststart.private')}</span>
      </div>
    </form>
  );
}
