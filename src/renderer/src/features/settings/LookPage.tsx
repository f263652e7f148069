import type { Appearance } from '@shared/features/settings/settings.contract';
import type { TEXT_SIZES } from '@shared/features/settings/settings.rules';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '@/ui/Choice';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { PageHeader } from '@/ui/PageHeader';
import { useSetAppearance, useSettings } from './settings.hooks';
import styles from './SettingsScreen.module.css';

const LANGUAGES = ['zh-CN', 'en'] as const satisfies readonly Appearance['language'][];
const THEMES = ['light', 'dark', 'system'] as const satisfies readonly Appearance['theme'][];
const SIZES = [
  '100',
  '110',
  '125',
  '150',
  '175',
  '200',
] as const satisfies readonly `${(typeof TEXT_SIZES)[number]}`[];

/** Language, light or dark, and size of the text; each takes effect at once. */
export function LookPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useSettings();
  const set = useSetAppearance();
  const [languageId, themeId, sizeId] = [useId(), useId(), useId()];
  const look = data?.appearance;
  return (
    <>
      <PageHeader
        title={t('settings.page.look')}
        sub={t(data?.lookingAt == null ? 'settings.look.sub' : 'settings.look.lookSub')}
      />
      <div className={styles.body}>
        {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {look && (
          <>
            <FieldRow label={t('settings.look.language')} labelId={languageId}>
              <Choice
                labelledBy={languageId}
                value={look.language}
                onChange={(language) => void set({ language })}
                options={LANGUAGES.map((value) => ({ value, text: t(`settings.language.${value}`) }))}
              />
            </FieldRow>
            <FieldRow label={t('settings.look.theme')} labelId={themeId}>
              <Choice
                labelledBy={themeId}
                value={look.theme}
                onChange={(theme) => void set({ theme })}
                options={THEMES.map((value) => ({ value, text: t(`settings.theme.${value}`) }))}
              />
            </FieldRow>
            <FieldRow
              label={t('settings.look.textSize')}
              labelId={sizeId}
              hint={t('settings.look.textSizeHint')}
            >
              <Choice
                labelledBy={sizeId}
                value={String(look.textSize)}
                onChange={(size) => void set({ textSize: Number(size) })}
                options={SIZES.map((value) => ({ value, text: `${value}%` }))}
              />
            </FieldRow>
          </>
        )}
      </div>
    </>
  );
}
