import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FindShop } from '@/features/backup/backup.screens.public';
import { classes } from '@/lib/classes';
import { useKeys } from '@/lib/keys';
import { KeyCap } from '@/ui/KeyCap';
import { FirstStartBrand } from './FirstStartBrand';
import styles from './FirstStart.module.css';

/** The first start of a shop that has a backup: choose it, look at it, bring it back. Esc goes back. */
export function FirstStartRestore({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation();
  useKeys({ 'form.leave': onBack });
  return (
    <div className={classes(styles.card, styles.wide)}>
      <FirstStartBrand />
      <h1 className={styles.title}>{t('backup.find.title')}</h1>
      <FindShop situation="fresh" />
      <div className={styles.foot}>
        <Button size="md" rightSection={<KeyCap name="form.leave" />} onClick={onBack}>
          {t('firststart.back')}
        </Button>
      </div>
    </div>
  );
}
