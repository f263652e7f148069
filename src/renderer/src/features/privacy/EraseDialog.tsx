import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import { isTyped } from '@shared/features/privacy/privacy.rules';
import type { CallOutput } from '@shared/ipc/contracts';
import { ClientError } from '@/lib/client';
import { notifyDone } from '@/lib/notify';
import { finishTask } from '@/lib/tasks';
import { useCall } from '@/lib/useCall';
import { Dialog } from '@/ui/Dialog';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { KeyCap } from '@/ui/KeyCap';
import { Notice } from '@/ui/Notice';
import { TextField } from '@/ui/TextField';
import { EraseBackups } from './EraseBackups';
import { EraseSums } from './EraseSums';
import { EraseUnsettled } from './EraseUnsettled';
import styles from './EraseDialog.module.css';

type EraseDialogProps = { id: CustomerId; title: string; onErased: () => void; onClose: () => void };
type Erased = CallOutput<'privacy.erase'>;

/** Says what an erasure takes and leaves, asks for the name to be typed, and tells what it could not reach. */
export function EraseDialog({ id, title, onErased, onClose }: EraseDialogProps) {
  const { t } = useTranslation();
  const preview = useCall('privacy.preview', { id });
  const places = useCall('privacy.places', {});
  const [step, setStep] = useState<'read' | 'type'>('read');
  const [typed, setTyped] = useState('');
  const [isRunning, setIsRunning] = useState(false);
  const [error, setError] = useState<ClientError | null>(null);
  const [left, setLeft] = useState<Erased['filesLeft'] | null>(null);
  const confirm = preview.data?.confirm ?? '';
  const isRight = confirm !== '' && isTyped(typed, { id, name: confirm, number: null });

  const leave = (): void => {
    if (left !== null) onErased();
    else if (!isRunning) onClose();
  };
  const erase = async (): Promise<void> => {
    if (!isRight || isRunning) return;
    setIsRunning(true);
    setError(null);
    try {
      const done = await finishTask('privacy.erase', { id, typed });
      notifyDone(t('privacy.erase.done', { number: id }));
      if (done.filesLeft.length === 0) onErased();
      else setLeft(done.filesLeft);
    } catch (caught) {
      if (!(caught instanceof ClientError)) throw caught;
      setError(caught);
    } finally {
      setIsRunning(false);
    }
  };
  const failure = preview.error ?? places.error;
  return (
    <Dialog
      isOpen
      title={t('privacy.erase.title', { name: title })}
      closeLabel={t('common.close')}
      onClose={leave}
      width={36}
    >
      <div className={styles.body}>
        {left !== null ? (
          <LeftFiles files={left} onClose={onErased} />
        ) : step === 'read' ? (
          <>
            <Notice kind="warn" text={t('privacy.erase.forGood')} />
            {failure && <ErrorNotice error={failure} />}
            {preview.data && <EraseUnsettled unsettled={preview.data.unsettled} />}
            {preview.data && <EraseSums id={id} preview={preview.data} />}
            {places.data && <EraseBackups places={places.data} />}
            <div className={styles.foot}>
              <Button size="md" data-autofocus rightSection={<KeyCap name="form.leave" />} onClick={onClose}>
                {t('privacy.erase.keep')}
              </Button>
              <Button
                size="md"
                disabled={!preview.data || !places.data}
                onClick={() => {
                  setStep('type');
                }}
              >
                {t('privacy.erase.next')}
              </Button>
            </div>
          </>
        ) : (
          <form
            className={styles.body}
            onSubmit={(event) => {
              event.preventDefault();
              void erase();
            }}
          >
            <p className={styles.text}>{t('privacy.erase.type', { name: confirm })}</p>
            <TextField
              label={t('privacy.erase.typed')}
              value={typed}
              onChange={setTyped}
              placeholder={confirm}
              autoFocus
            />
            {error && <ErrorNotice error={error} />}
            <div className={styles.foot}>
              <Button size="md" rightSection={<KeyCap name="form.leave" />} onClick={onClose}>
                {t('privacy.erase.keep')}
              </Button>
              <Button
                size="md"
                type="submit"
                color="red"
                variant="filled"
                disabled={!isRight}
                loading={isRunning}
              >
                {t('privacy.erase.button')}
              </Button>
            </div>
          </form>
        )}
      </div>
    </Dialog>
  );
}

function LeftFiles({ files, onClose }: { files: Erased['filesLeft']; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      <Notice kind="warn" text={t('privacy.left.title', { count: files.length })} />
      <ul className={styles.list}>
        {files.map(({ name, why }) => (
          <li key={name}>
            <strong>{name}</strong>
            <span className={styles.quiet}>{t(`privacy.left.${why}`)}</span>
          </li>
        ))}
      </ul>
      <div className={styles.foot}>
        <Button size="md" variant="filled" data-autofocus onClick={onClose}>
          {t('privacy.left.understood')}
        </Button>
      </div>
    </>
  );
}
