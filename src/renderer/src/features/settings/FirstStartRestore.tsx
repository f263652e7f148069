import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FindShop } from '@/features/backup/backup.screens.public';
import { useKeys } from '@/lib/keys';
import { KeyCap } from '@/ui/KeyCap';
import { StandaloneCard } from '@/ui/StandalonePage';

/** The first start of a shop that has a backup: choose it, look at it, bring it back. Esc goes back. */
export function FirstStartRestore({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation();
  useKeys({ 'form.leave': onBack });
  return (
    <StandaloneCard title={t('backup.find.title')} isWide>
      <FindShop situation="fresh" />
      <div>
        <Button size="md" rightSection={<KeyCap name="form.leave" />} onClick={onBack}>
          {t('firststart.back')}
        </Button>
      </div>
    </StandaloneCard>
  );
}
