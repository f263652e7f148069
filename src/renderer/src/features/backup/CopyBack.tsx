import type { CallInput } from '@shared/ipc/contracts';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '@/lib/client';
import { notifyDone, notifyError } from '@/lib/notify';
import { IconUndo } from '@/ui/icons';

type CopyBackProps = {
  customerId: CallInput<'backup.copyCustomer'>['customerId'];
  /** Who it is, to say that they are back. */
  title: string;
};

/** In the window of a looked-at backup: brings this one customer back into the shop. */
export function CopyBack({ customerId, title }: CopyBackProps) {
  const { t } = useTranslation();
  const [isRunning, setIsRunning] = useState(false);
  const copy = async (): Promise<void> => {
    setIsRunning(true);
    try {
      await call('backup.copyCustomer', { customerId });
      notifyDone(t('backup.copy.done', { name: title }));
    } catch (error) {
      notifyError(error);
    } finally {
      setIsRunning(false);
    }
  };
  return (
    <Button
      variant="filled"
      loading={isRunning}
      leftSection={<IconUndo size="1.125rem" stroke={1.6} aria-hidden />}
      onClick={() => void copy()}
    >
      {t('backup.copy.button')}
    </Button>
  );
}
