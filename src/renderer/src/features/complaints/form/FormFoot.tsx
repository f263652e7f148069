import { Button } from '@mantine/core';
import type { ClientError } from '@/lib/client';
import { useTranslation } from 'react-i18next';
import { notKeptText } from '@/features/drafts/drafts.public';
import { classes } from '@/lib/classes';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { KeyCap } from '@/ui/KeyCap';
import styles from '../ComplaintForm.module.css';

type FormFootProps = {
  error: ClientError | null;
  /** Why what is typed is not kept; null while it is. */
  keepError: ClientError | null;
  isRunning: boolean;
  onSave: (isPrinted: boolean) => void;
  onAnother: () => void;
  onLeave: () => void;
};

/** What can be done with the form, and whether what stands in it is kept. */
export function FormFoot({ error, keepError, isRunning, onSave, onAnother, onLeave }: FormFootProps) {
  const { t } = useTranslation();
  return (
    <footer className={styles.foot}>
      {error && <ErrorNotice error={error} />}
      <div className={styles.line}>
        <Button
          variant="filled"
          size="md"
          loading={isRunning}
          rightSection={<KeyCap name="form.save" isOnAccent />}
          onClick={() => {
            onSave(false);
          }}
        >
          {t('complaints.form.save')}
        </Button>
        <Button
          size="md"
          disabled={isRunning}
          rightSection={<KeyCap name="complaints.fileAndPrint" />}
          onClick={() => {
            onSave(true);
          }}
        >
          {t('complaints.form.saveAndPrint')}
        </Button>
        <Button size="md" rightSection={<KeyCap name="everywhere.complaint" />} onClick={onAnother}>
          {t('complaints.form.another')}
        </Button>
        <Button size="md" rightSection={<KeyCap name="form.leave" />} onClick={onLeave}>
          {t('common.form.leave')}
        </Button>
        <span className={classes(styles.kept, keepError !== null && styles.wrong)}>
          {keepError === null ? t('common.form.kept') : notKeptText(keepError)}
        </span>
      </div>
    </footer>
  );
}
