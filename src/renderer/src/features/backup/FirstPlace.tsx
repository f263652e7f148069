import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '@/lib/keys';
import { IconFolder, IconProven } from '@/ui/icons';
import { KeyCap } from '@/ui/KeyCap';
import { StandaloneCard } from '@/ui/StandalonePage';
import { addPlace, useBackupStatus } from './backup.hooks';
import styles from './FirstPlace.module.css';

type FirstPlaceProps = {
  /** A place was chosen, or it is put off. */
  onDone: () => void;
};

/** The last question of the first start: where backups go. Esc puts it off; the light then says so. */
export function FirstPlace({ onDone }: FirstPlaceProps) {
  const { t } = useTranslation();
  const { data } = useBackupStatus();
  const [isAsking, setIsAsking] = useState(false);
  const chosen = (data?.places ?? []).filter(({ kind }) => kind !== 'local');
  useKeys({ 'form.leave': () => (isAsking ? false : onDone()) });
  const choose = async (): Promise<void> => {
    setIsAsking(true);
    await addPlace();
    setIsAsking(false);
  };
  const hasPlace = chosen.length > 0;
  return (
    <StandaloneCard title={t('backup.firstplace.title')} sub={t('backup.firstplace.sub')}>
      {hasPlace && (
        <div className={styles.chosen} role="status">
          <p>{t('backup.firstplace.kept')}</p>
          <ul>
            {chosen.map(({ id, name, path }) => (
              <li key={id} className={styles.place}>
                <IconProven size="1.25rem" stroke={1.6} aria-hidden />
                <strong>{name}</strong>
                <span className={styles.path}>{path}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className={styles.foot}>
        <Button
          key={hasPlace ? 'another' : 'choose'}
          size="md"
          variant={hasPlace ? 'default' : 'filled'}
          autoFocus={!hasPlace}
          loading={isAsking}
          leftSection={<IconFolder size="1.125rem" stroke={1.6} aria-hidden />}
          onClick={() => void choose()}
        >
          {t(hasPlace ? 'backup.firstplace.another' : 'backup.firstplace.choose')}
        </Button>
        {hasPlace ? (
          <Button key="done" size="md" variant="filled" autoFocus onClick={onDone}>
            {t('backup.firstplace.done')}
          </Button>
        ) : (
          <Button key="later" size="md" rightSection={<KeyCap name="form.leave" />} onClick={onDone}>
            {t('backup.firstplace.later')}
          </Button>
        )}
      </div>
      {!hasPlace && <p className={styles.note}>{t('backup.firstplace.laterHint')}</p>}
    </StandaloneCard>
  );
}
