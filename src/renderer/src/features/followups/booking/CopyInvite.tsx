import { Button } from '@mantine/core';
import type { Day } from '@shared/lib/days';
import { useTranslation } from 'react-i18next';
import { copyText } from '@/lib/copyText';
import { formatMinute, formatWeekday } from '@/lib/format';
import { notifyDone } from '@/lib/notify';
import { useToday } from '@/lib/today';
import { useCall } from '@/lib/useCall';
import styles from './Booking.module.css';

/** What the customer is told of an appointment, to be copied: the shop, the day with its weekday, the time, the address. */
export function CopyInvite({ dueOn, dueMinute }: { dueOn: Day; dueMinute: number }) {
  const { t } = useTranslation();
  const today = useToday();
  const { data: settings } = useCall('settings.get', {});
  const address = settings?.shop?.address ?? '';
  const text = t(address === '' ? 'followups.booking.inviteBare' : 'followups.booking.invite', {
    day: formatWeekday(dueOn, today),
    time: formatMinute(dueMinute),
    shop: settings?.shop?.name ?? '',
    address,
  });
  return (
    <div className={styles.invite}>
      <p className={styles.words}>{text}</p>
      <Button
        size="xs"
        onClick={() => {
          notifyDone(t(copyText(text) ? 'followups.booking.copied' : 'followups.booking.notCopied'));
        }}
      >
        {t('followups.booking.copy')}
      </Button>
    </div>
  );
}
