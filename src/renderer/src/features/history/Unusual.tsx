import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Day } from '@shared/lib/days';
import type { CallOutput } from '@shared/ipc/contracts';
import { formatNumber, formatWeekday } from '@/lib/format';
import { useToday } from '@/lib/today';
import { useCall } from '@/lib/useCall';
import { IconAlert, IconForward } from '@/ui/icons';
import { NO_FILTER, type ActFilter } from './actFilter';
import styles from './Unusual.module.css';

type Found = CallOutput<'history.unusual'>['found'][number];

/** Where the rows behind something stand, and which they are. */
export type Behind = { tab: 'acts' | 'denied'; filter: ActFilter };

/** Things that are told before somebody asks for all of them. */
const TOLD_FIRST = 2;

function behind({ kind, byId, on }: Found): Behind {
  return {
    tab: kind === 'denied' ? 'denied' : 'acts',
    filter: {
      ...NO_FILTER,
      byId: byId === 0 ? null : byId,
      about: kind === 'denied' || kind === 'night' ? null : kind,
      from: on,
      to: on,
    },
  };
}

/** One thing in a sentence: who did how much of what, when, and what is usual. */
function sentence(t: TFunction, today: Day, { kind, by, on, hour, count, usual }: Found): string {
  const day = formatWeekday(on, today);
  return t(`history.unusual.${kind}`, {
    by: by ?? t('history.denied.nobody'),
    when: hour === null ? day : t('history.unusual.hour', { day, from: hour, to: hour + 1 }),
    number: formatNumber(count),
    usually:
      usual === 0
        ? t('history.unusual.usually.none')
        : t(`history.unusual.usually.${hour === null ? 'day' : 'hour'}`, { number: formatNumber(usual) }),
  });
}

/** What was out of somebody's usual in the last days, on top of the history; each leads to the rows behind it. */
export function Unusual({ onSee }: { onSee: (rows: Behind) => void }) {
  const { t } = useTranslation();
  const today = useToday();
  const titleId = useId();
  const [isWhole, setIsWhole] = useState(false);
  const found = useCall('history.unusual', {}).data?.found ?? [];
  if (found.length === 0) return null;
  const shown = isWhole ? found : found.slice(0, TOLD_FIRST);
  const more = found.length - shown.length;
  return (
    <section className={styles.unusual} aria-labelledby={titleId}>
      <h2 id={titleId} className={styles.title}>
        <IconAlert size="1.125rem" stroke={1.6} aria-hidden />
        {t('history.unusual.title', { count: found.length })}
      </h2>
      <ul className={styles.list}>
        {shown.map((one) => (
          <li key={`${one.kind} ${String(one.byId)} ${one.on}`}>
            <button
              type="button"
              className={styles.one}
              onClick={() => {
                onSee(behind(one));
              }}
            >
              <span>{sentence(t, today, one)}</span>
              <IconForward size="1rem" stroke={1.6} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      {found.length > TOLD_FIRST && (
        <Button
          size="compact-sm"
          aria-expanded={isWhole}
          onClick={() => {
            setIsWhole(!isWhole);
          }}
        >
          {isWhole ? t('history.unusual.less') : t('history.unusual.more', { count: more })}
        </Button>
      )}
    </section>
  );
}
