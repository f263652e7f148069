import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '@shared/ipc/contracts';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { IconFolder } from '@/ui/icons';
import { useDo } from '@/lib/useDo';
import { useBackupList, useBackupStatus } from './backup.hooks';
import { BackupTable } from './BackupTable';
import { namesOf, placeNames, placesInText } from './placeNames';
import styles from './RestoreChooser.module.css';
import type { Picked } from './useRestore';

type RestoreChooserProps = {
  /** What was picked, and where it lies in words. */
  onPick: (picked: Picked, where: string) => void;
};

/** The way to a backup: those that are known, or those of a stick or folder that is shown to the program. */
export function RestoreChooser({ onPick }: RestoreChooserProps) {
  const { t } = useTranslation();
  const list = useBackupList();
  const status = useBackupStatus();
  const { run, isRunning, error } = useDo('backup.lookInto');
  const [found, setFound] = useState<CallOutput<'backup.lookInto'> | null>(null);
  const places = status.data?.places ?? [];

  const lookInto = async (): Promise<void> => {
    const answer = await run({});
    if (answer?.source != null) setFound(answer);
  };
  const shown = found?.backups ?? list.data?.backups ?? [];
  return (
    <div className={styles.chooser}>
      {!found && (
        <p className={styles.text}>{t(shown.length === 0 ? 'backup.choose.none' : 'backup.choose.known')}</p>
      )}
      {found &&
        (found.backups.length === 0 ? (
          <p className={styles.empty} role="status">
            {t('backup.choose.nothingHere', { path: found.path })}
          </p>
        ) : (
          <p className={styles.text}>{t('backup.choose.foundIn', { path: found.path })}</p>
        ))}
      {list.error && !found && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
      {error && <ErrorNotice error={error} />}
      {shown.length > 0 && (
        <div className={styles.list}>
          <BackupTable
            key={found?.source ?? 'known'}
            label={t('backup.list.label')}
            backups={shown}
            placeNames={found ? null : placeNames(t, places)}
            isFocused
            isShort
            onOpen={(backup) => {
              const where = found ? '' : (namesOf(backup.placeIds, placesInText(t, places))[0] ?? '');
              onPick({ backup, source: found?.source ?? null }, where);
            }}
          />
        </div>
      )}
      <div>
        <Button
          size="md"
          variant={shown.length === 0 ? 'filled' : 'default'}
          loading={isRunning}
          leftSection={<IconFolder size="1.125rem" stroke={1.6} aria-hidden />}
          onClick={() => void lookInto()}
        >
          {t(found ? 'backup.choose.elsewhere' : 'backup.choose.look')}
        </Button>
      </div>
    </div>
  );
}
