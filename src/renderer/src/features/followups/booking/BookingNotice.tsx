import { Button } from '@mantine/core';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import { clashesOf, MISSES_TOLD, nextFree } from '@shared/features/followups/booking.rules';
import { spansText } from '@shared/features/settings/hours.rules';
import { dayAndMinute, type Day } from '@shared/lib/days';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay, formatList, formatWhen } from '@/lib/format';
import { useNow } from '@/lib/now';
import { useToday } from '@/lib/today';
import { useCall } from '@/lib/useCall';
import { Notice } from '@/ui/Notice';
import styles from './Booking.module.css';
import { CopyInvite } from './CopyInvite';

type BookingNoticeProps = {
  person: { id: number; name: string };
  customerId: CustomerId | null;
  dueOn: Day;
  /** Null: at any time of the day. */
  dueMinute: number | null;
  length: number;
  /** The one that is being changed. */
  exceptId: number | null;
  /** The series of which it is one: its day alone, or, where `day` is null, all that comes. */
  exceptSeries: { id: number; day: Day | null } | null;
  onMove: (to: { day: Day; minute: number }) => void;
};

/** What speaks against an appointment, the next free time, and who has stayed away before; it forbids nothing. */
export function BookingNotice(props: BookingNoticeProps) {
  const { person, customerId, dueOn, dueMinute, length, exceptId, exceptSeries, onMove } = props;
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const today = useToday();
  const now = dayAndMinute(useNow());
  const { data } = useCall('followups.booking', {
    personId: person.id,
    customerId,
    dueOn,
    exceptId,
    exceptSeries,
  });
  if (!data) return null;
  const { days, missed } = data;
  const [asked] = days;
  const clashes = asked && dueMinute !== null ? clashesOf({ minute: dueMinute, length }, asked) : [];
  const from = Math.max(dueMinute ?? 0, dueOn === now.day ? now.minute : 0);
  const free = clashes.length === 0 ? null : nextFree(days, { day: dueOn, minute: from }, length);
  const taken =
    asked && dueMinute !== null
      ? asked.busy.filter((span) => span.from < dueMinute + length && dueMinute < span.to)
      : [];
  const told = formatList(
    clashes.map((clash) =>
      t(`followups.booking.clash.${clash}`, {
        name: person.name,
        hours: spansText(asked?.open ?? []),
        taken: spansText(taken),
      }),
    ),
  );
  return (
    <div ref={box} className={styles.box} tabIndex={-1}>
      {clashes.length > 0 && (
        <Notice
          kind="warn"
          text={t(free === null ? 'followups.booking.noFree' : 'followups.booking.still', { clashes: told })}
        >
          {free && (
            <Button
              size="xs"
              onClick={() => {
                onMove(free);
                // The button goes with what it mends; the keys stay here.
                box.current?.focus();
              }}
            >
              {t('followups.booking.free', {
                when: formatWhen(free.day, free.minute, today),
              })}
            </Button>
          )}
        </Notice>
      )}
      {missed && missed.lastOn !== null && missed.count >= MISSES_TOLD && (
        <Notice
          kind="warn"
          text={t('followups.booking.missed', { count: missed.count, day: formatDay(missed.lastOn, today) })}
        />
      )}
      {dueMinute !== null && <CopyInvite dueOn={dueOn} dueMinute={dueMinute} />}
    </div>
  );
}
