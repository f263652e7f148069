import type { BackupPlace } from '@shared/features/backup/backup.contract';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconPlus } from '@/ui/icons';
import { addPlace } from './backup.hooks';
import { PlaceRow } from './PlaceRow';
import { RemovePlaceDialog } from './RemovePlaceDialog';
import { RenamePlaceDialog } from './RenamePlaceDialog';
import styles from './Section.module.css';

/** Where backups go: each place with how it stands, and ways to add, name and forget one. */
export function PlaceList({ places }: { places: readonly BackupPlace[] }) {
  const { t } = useTranslation();
  const [renamed, setRenamed] = useState<BackupPlace | null>(null);
  const [removed, setRemoved] = useState<BackupPlace | null>(null);
  const hasAway = places.some(({ kind }) => kind !== 'local');
  return (
    <section className={styles.section} aria-labelledby="backup-places">
      <div className={styles.head}>
        <h2 id="backup-places" className={styles.title}>
          {t('backup.places.title')}
        </h2>
        <Button
          variant="subtle"
          size="compact-sm"
          className={styles.end}
          leftSection={<IconPlus size="1rem" stroke={1.9} aria-hidden />}
          onClick={() => void addPlace()}
        >
          {t('backup.places.add')}
        </Button>
      </div>
      <ul className={styles.rows}>
        {places.map((place) => (
          <PlaceRow
            key={place.id}
            place={place}
            onRename={() => {
              setRenamed(place);
            }}
            onRemove={() => {
              setRemoved(place);
            }}
          />
        ))}
      </ul>
      {!hasAway && <p className={styles.hint}>{t('backup.places.onlyLocal')}</p>}
      {renamed && (
        <RenamePlaceDialog
          place={renamed}
          onClose={() => {
            setRenamed(null);
          }}
        />
      )}
      {removed && (
        <RemovePlaceDialog
          place={removed}
          onClose={() => {
            setRemoved(null);
          }}
        />
      )}
    </section>
  );
}
