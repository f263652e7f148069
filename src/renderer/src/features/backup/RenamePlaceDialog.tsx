import type { BackupPlace } from '@shared/features/backup/backup.contract';
import { Button } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useDo } from '@/lib/useDo';
import { Dialog } from '@/ui/Dialog';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { KeyCap } from '@/ui/KeyCap';
import { TextField } from '@/ui/TextField';
import styles from './Dialogs.module.css';

const LONGEST = 60;

/** Gives a place another name, so that the two sticks can be told apart by what is written on them. */
export function RenamePlaceDialog({ place, onClose }: { place: BackupPlace; onClose: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState(place.name);
  const { run, isRunning, error } = useDo('backup.renamePlace');
  const typed = name.trim();
  const isWhole = typed !== '' && typed.length <= LONGEST;
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isWhole && (await run({ placeId: place.id, name: typed }))) onClose();
  };
  return (
    <Dialog
      isOpen
      title={t('backup.places.renameTitle', { name: place.name })}
      closeLabel={t('common.close')}
      onClose={onClose}
      width={28}
    >
      <form className={styles.body} noValidate onSubmit={(event) => void save(event)}>
        <TextField
          label={t('backup.places.name')}
          hint={t('backup.places.nameHint')}
          value={name}
          autoFocus
          error={typed.length > LONGEST ? t('backup.places.nameTooLong', { count: LONGEST }) : null}
          onChange={setName}
        />
        {error && <ErrorNotice error={error} />}
        <div className={styles.foot}>
          <Button size="md" rightSection={<KeyCap name="form.leave" />} onClick={onClose}>
            {t('backup.cancel')}
          </Button>
          <Button type="submit" size="md" variant="filled" disabled={!isWhole} loading={isRunning}>
            {t('common.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
