import type { CallInput } from '@shared/ipc/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientError } from '@/lib/client';
import { formatNumber } from '@/lib/format';
import { notifyDone } from '@/lib/notify';
import { finishTask } from '@/lib/tasks';

/** Gives coupons of a batch to many, and tells how many were given and who was left out. */
export function useGiveMany(onDone: () => void) {
  const { t } = useTranslation();
  const [isRunning, setIsRunning] = useState(false);
  const [error, setError] = useState<ClientError | null>(null);
  const give = async (asked: CallInput<'loyalty.giveMany'>): Promise<void> => {
    setIsRunning(true);
    setError(null);
    try {
      const { given, left } = await finishTask('loyalty.giveMany', asked);
      notifyDone(
        t('loyalty.coupon.done.many', {
          count: given,
          number: formatNumber(given),
          left: formatNumber(left),
        }),
      );
      onDone();
    } catch (caught) {
      setError(caught as ClientError);
    } finally {
      setIsRunning(false);
    }
  };
  return { give, isRunning, error };
}
