import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '@/lib/notify';
import { useDo } from '@/lib/useDo';
import { Dialog } from '@/ui/Dialog';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { IconPrinter } from '@/ui/icons';
import { KeyCap } from '@/ui/KeyCap';
import { CodeForm } from './CodeForm';
import dialogs from './Dialogs.module.css';
import styles from './LockDialog.module.css';

/** Locks backups: what it means, the recovery code to print or write down, and the code typed back. */
export function LockDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [step, setStep] = useState<'explain' | 'show' | 'type'>('explain');
  const [code, setCode] = useState('');
  const propose = useDo('backup.proposeCode');
  const print = useDo('backup.printCode');
  const confirm = useDo('backup.confirmCode');

  const show = async (): Promise<void> => {
    const proposed = await propose.run({});
    if (!proposed) return;
    setCode(proposed.code);
    setStep('show');
  };
  const typeBack = async (typed: string): Promise<void> => {
    if (!(await confirm.run({ code: typed }))) return;
    notifyDone(t('backup.lock.done'));
    onClose();
  };
  return (
    <Dialog
      isOpen
      title={t(`backup.lock.step.${step}`)}
      closeLabel={t('common.close')}
      onClose={onClose}
      width={36}
    >
      {step === 'explain' && (
        <div className={dialogs.body}>
          <p className={dialogs.text}>{t('backup.lock.why')}</p>
          <p className={dialogs.text}>{t('backup.lock.cost')}</p>
          {propose.error && <ErrorNotice error={propose.error} />}
          <div className={dialogs.foot}>
            <Button size="md" rightSection={<KeyCap name="form.leave" />} onClick={onClose}>
              {t('backup.cancel')}
            </Button>
            <Button
              size="md"
              variant="filled"
              data-autofocus
              loading={propose.isRunning}
              onClick={() => void show()}
            >
              {t('backup.lock.show')}
            </Button>
          </div>
        </div>
      )}
      {step === 'show' && (
        <div className={dialogs.body}>
          <p className={dialogs.text}>{t('backup.lock.printText')}</p>
          <p className={styles.code} role="group" aria-label={t('backup.code.label')}>
            {code.split(/[\s-]+/u).map((group, at) => (
              <span key={`${String(at)} ${group}`}>{group} </span>
            ))}
          </p>
          {print.error && <ErrorNotice error={print.error} />}
          <div className={dialogs.foot}>
            <Button
              size="md"
              loading={print.isRunning}
              leftSection={<IconPrinter size="1.125rem" stroke={1.6} aria-hidden />}
              onClick={() => void print.run({})}
            >
              {t('backup.lock.print')}
            </Button>
            <Button
              size="md"
              variant="filled"
              autoFocus
              onClick={() => {
                setStep('type');
              }}
            >
              {t('backup.lock.have')}
            </Button>
          </div>
        </div>
      )}
      {step === 'type' && (
        <CodeForm
          text={t('backup.lock.typeBack')}
          button={t('backup.lock.finish')}
          error={confirm.error}
          isRunning={confirm.isRunning}
          onCode={(typed) => void typeBack(typed)}
          onCancel={() => {
            setStep('show');
          }}
        />
      )}
    </Dialog>
  );
}
