import { Progress } from '@mantine/core';
import { useEffect, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Appearance, Language } from '@shared/features/settings/settings.contract';
import { LANGUAGES } from '@shared/features/settings/settings.rules';
import { isBare, useWindowKeys } from '@/lib/keys';
import { markFirstPainted } from '@/lib/painted';
import { Choice } from '@/ui/Choice';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { StandaloneCard } from '@/ui/StandalonePage';
import { IconImport, IconRestore, IconShop, IconUsers } from '@/ui/icons';
import { useOpenSample } from './settings.hooks';
import styles from './FirstStart.module.css';

/** How a shop of one's own may begin: with two names, or as it was in a backup. */
export type Beginning = 'import' | 'empty' | 'restore';

const CHOICES = [
  { name: 'import', icon: IconImport },
  { name: 'empty', icon: IconUsers },
  { name: 'sample', icon: IconShop },
  { name: 'restore', icon: IconRestore },
] as const;

type FirstStartChoicesProps = {
  /** How the screen looks so far; the sample shop takes it over. */
  appearance: Appearance;
  onLanguage: (language: Language) => void;
  onChosen: (beginning: Beginning) => void;
};

/** The ways to begin, as large buttons; their digits choose as well. The sample shop asks nothing. */
export function FirstStartChoices({ appearance, onLanguage, onChosen }: FirstStartChoicesProps) {
  const { t } = useTranslation();
  const languageId = useId();
  const sample = useOpenSample();
  useEffect(() => {
    markFirstPainted('shuke:first-start-usable');
  }, []);
  const choose = (name: (typeof CHOICES)[number]['name']): void => {
    if (sample.isMaking) return;
    if (name === 'sample') void sample.open(appearance);
    else onChosen(name);
  };
  useWindowKeys((event) => {
    const choice = isBare(event) ? CHOICES[Number(event.key) - 1] : undefined;
    if (!choice) return;
    /* Else the digit would be typed into the field that comes next. */
    event.preventDefault();
    choose(choice.name);
  });
  return (
    <StandaloneCard title={t('firststart.welcome')} sub={t('firststart.begin')} isWide>
      <div className={styles.choices}>
        {CHOICES.map(({ name, icon: Icon }, index) => (
          <button
            key={name}
            type="button"
            className={styles.choice}
            autoFocus={index === 0}
            aria-disabled={sample.isMaking}
            onClick={() => {
              choose(name);
            }}
          >
            <Icon size="2rem" stroke={1.5} aria-hidden />
            <span className={styles.choiceName}>
              <span className={styles.digit} aria-hidden>
                {index + 1}
              </span>
              {t(`firststart.${name}.label`)}
            </span>
            <span className={styles.choiceText}>{t(`firststart.${name}.text`)}</span>
          </button>
        ))}
      </div>
      {sample.isMaking && (
        <div className={styles.making} role="status">
          {t('firststart.sample.making')}
          <Progress value={sample.percent} size="0.5rem" aria-label={t('firststart.sample.making')} />
        </div>
      )}
      {sample.error && <ErrorNotice error={sample.error} />}
      <div className={styles.foot}>
        <span id={languageId} hidden>
          {t('settings.look.language')}
        </span>
        <Choice
          labelledBy={languageId}
          value={appearance.language}
          onChange={onLanguage}
          options={LANGUAGES.map((value) => ({ value, text: t(`settings.language.${value}`) }))}
        />
        <span className={styles.note}>{t('firststart.private')}</span>
      </div>
    </StandaloneCard>
  );
}
