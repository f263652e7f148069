import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ClientError } from '@/lib/client';
import { Dialog } from '@/ui/Dialog';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { KeyCap } from '@/ui/KeyCap';
import styles from './Dialogs.module.css';

type ConfirmDialogProps = {
  title: string;
  text: string;
  /** Leaves things as they are; it has the focus. */
  keep: string;
  go: string;
  /** The act that `go` begins is on its way. */
  isRunning: boolean;
  error: ClientError | null;
  onGo: () => void;
  onClose: () => void;
};

/** Asks before an act, and says what becomes of what is there. */
export function ConfirmDialog({
  title,
  text,
  keep,
  go,
  isRunning,
  error,
  onGo,
  onClose,
}: ConfirmDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog isOpen title={title} closeLabel={t('common.close')} onClose={onClose} width={30}>
      <div className={styles.body}>
        <p className={styles.text}>{text}</p>
        {error && <ErrorNotice error={error} />}
        <div className={styles.foot}>
          <Button size="md" data-autofocus rightSection={<KeyCap name="form.leave" />} onClick={onClose}>
            {keep}
          </Button>
          <Button size="md" variant="filled" loading={isRunning} onClick={onGo}>
            {go}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
