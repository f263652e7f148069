import { Button } from '@mantine/core';
import { COUPON_STATES } from '@shared/features/loyalty/coupons.rules';
import type { CouponState } from '@shared/features/loyalty/coupons.rules';
import type { Language } from '@shared/features/settings/settings.contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '@/lib/client';
import { notifyDone, notifyError } from '@/lib/notify';

/** The heads of the columns of a table of coupons, in their order. */
const HEADS = ['code', 'state', 'customer', 'until', 'on', 'sale'] as const;

/** Prints the codes of a batch, and saves all of it as a table. */
export function BatchPapers({ batchId, name }: { batchId: number; name: string }) {
  const { t, i18n } = useTranslation();
  const [isRunning, setIsRunning] = useState(false);
  const run = async (work: () => Promise<void>): Promise<void> => {
    setIsRunning(true);
    try {
      await work();
    } catch (error) {
      notifyError(error);
    } finally {
      setIsRunning(false);
    }
  };
  const print = async (): Promise<void> => {
    await call('loyalty.printCoupons', { batchId, language: i18n.language as Language });
    notifyDone(t('loyalty.coupon.done.printed'));
  };
  const save = async (): Promise<void> => {
    const saved = await call('loyalty.exportCoupons', {
      batchId,
      fileName: name,
      headers: HEADS.map((head) => t(`loyalty.coupon.head.${head}`)),
      states: Object.fromEntries(
        COUPON_STATES.map((state) => [state, t(`loyalty.coupon.state.${state}`)]),
      ) as Record<CouponState, string>,
    });
    if (saved !== null) notifyDone(t('loyalty.coupon.done.saved', { name: saved.fileName }));
  };
  return (
    <>
      <Button disabled={isRunning} onClick={() => void run(print)}>
        {t('loyalty.coupon.print')}
      </Button>
      <Button disabled={isRunning} onClick={() => void run(save)}>
        {t('loyalty.coupon.export')}
      </Button>
    </>
  );
}
