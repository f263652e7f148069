import { Button } from '@mantine/core';
import { clock } from '@shared/features/settings/hours.rules';
import type { Reminders } from '@shared/features/followups/reminder.channels';
import { dueNow, isClosing } from '@shared/features/followups/reminder.rules';
import { SHIFT_LIMITS } from '@shared/features/shifts/shifts.rules';
import { dayAndMinute } from '@shared/lib/days';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useNow } from '@/lib/now';
import { useToday } from '@/lib/today';
import { useCall } from '@/lib/useCall';
import { Bar } from '@/ui/Bar';
import { IconHandover, IconToday } from '@/ui/icons';

const SNOOZE_MINUTES = 10;
const ALL_DAY = 1_440;
const CLOSING = 'closing';

const keyOf = ({ kind, id, dueMinute }: Reminders['timed'][number]): string =>
  `${kind} ${String(id)} ${String(dueMinute)}`;

/** Says what is due at this minute until it is done or heard, and before closing what may be left to the next shift. */
export function ReminderBar() {
  const { t } = useTranslation();
  const [path, navigate] = useLocation();
  const today = useToday();
  const { minute } = dayAndMinute(useNow());
  const { data } = useCall('followups.reminders', {});
  /* Until which minute of the day nothing more is said of it. */
  const [hushed, setHushed] = useState<ReadonlyMap<string, number>>(new Map());
  if (data?.day !== today || !data.settings.isOn) return null;
  const hush = (key: string, until: number): void => {
    setHushed(new Map(hushed).set(`${today} ${key}`, until));
  };
  const isHeard = (key: string): boolean => (hushed.get(`${today} ${key}`) ?? 0) > minute;
  const [row, ...more] = dueNow(data.timed, minute, data.settings.leadMinutes).filter(
    (one) => !isHeard(keyOf(one)),
  );
  if (row !== undefined) {
    return (
      <Bar
        icon={<IconToday size="1.25rem" stroke={1.6} aria-hidden />}
        title={[clock(row.dueMinute), t(`followups.kind.${row.kind}`), row.who].filter(Boolean).join(' ')}
        text={row.subject}
        beside={more.length > 0 && <span>{t('followups.reminder.more', { count: more.length })}</span>}
      >
        {!path.startsWith('/today') && (
          <Button
            size="xs"
            onClick={() => {
              hush(keyOf(row), ALL_DAY);
              navigate('/today');
            }}
          >
            {t('followups.reminder.go')}
          </Button>
        )}
        <Button
          size="xs"
          onClick={() => {
            hush(keyOf(row), minute + SNOOZE_MINUTES);
          }}
        >
          {t('followups.reminder.later', { count: SNOOZE_MINUTES })}
        </Button>
        <Button
          size="xs"
          onClick={() => {
            hush(keyOf(row), ALL_DAY);
          }}
        >
          {t('followups.reminder.heard')}
        </Button>
      </Bar>
    );
  }
  const { settings, total, closes, left, hasColleagues } = data;
  const isTime = settings.atClosing && total > 0 && isClosing(minute, closes);
  if (!isTime || isHeard(CLOSING) || path.startsWith('/shifts')) return null;
  const lines = left.map(({ kind, who, subject }) =>
    [t(`followups.kind.${kind}`), who, subject].filter(Boolean).join(' ').slice(0, SHIFT_LIMITS.item),
  );
  return (
    <Bar
      icon={<IconHandover size="1.25rem" stroke={1.6} aria-hidden />}
      title={t('followups.reminder.closing', { count: total })}
      text={lines.join('; ')}
    >
      {hasColleagues && (
        <Button
          size="xs"
          onClick={() => {
            navigate('/shifts', { state: { left: lines } });
          }}
        >
          {t('followups.reminder.handOver')}
        </Button>
      )}
      <Button
        size="xs"
        onClick={() => {
          hush(CLOSING, ALL_DAY);
        }}
      >
        {t('followups.reminder.heard')}
      </Button>
    </Bar>
  );
}
