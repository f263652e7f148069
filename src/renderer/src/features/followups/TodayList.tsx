import type { TodayRow } from '@shared/features/followups/followups.contract';
import type { PromiseRow } from '@shared/features/followups/promise.channels';
import { dayAndMinute } from '@shared/lib/days';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { pressKey } from '@/lib/keys';
import { useNow } from '@/lib/now';
import { promiseKeys, type PromiseAct } from './promises/promiseKeys';
import { PromiseLine } from './promises/PromiseLine';
import { TodayLine, type RowAct } from './TodayLine';
import type { Ticks } from './useTicks';
import styles from './Today.module.css';
import { useLines, type LinesHandle } from './useLines';

type TodayListProps = {
  /** What was promised comes first. */
  promises: readonly PromiseRow[];
  rows: readonly TodayRow[];
  /** Of several people: each row says whose it is. */
  isOfMany: boolean;
  mayWrite: boolean;
  /** Those that are to be put elsewhere together. */
  ticks: Ticks;
  handleRef: Ref<LinesHandle>;
  onAct: (act: RowAct, row: TodayRow) => void;
  onDone: (row: TodayRow) => void;
  onPromise: (act: PromiseAct, row: PromiseRow) => void;
  onCard: (row: Pick<TodayRow, 'customer'>) => void;
};

/** What is to be done, a line each; the arrows go from one to the next, one key does what is to be done with it. */
export function TodayList(props: TodayListProps) {
  const { promises, rows, isOfMany, mayWrite, ticks } = props;
  const { handleRef, onAct, onDone, onPromise, onCard } = props;
  const { t } = useTranslation();
  const count = promises.length;
  const { list, active, activate, onKeyDown } = useLines(count + rows.length, handleRef, (event, at) => {
    const promise = promises[at];
    const row = rows[at - count];
    if (promise) pressKey(event, promiseKeys(promise, mayWrite, onPromise));
    else if (row) {
      pressKey(event, {
        'today.card': () => {
          if (row.customer === null) return false;
          onCard(row);
          return true;
        },
        ...(mayWrite && {
          'today.do': () => {
            onAct('complete', row);
          },
          'list.tick': () => {
            ticks.toggle(row.id);
          },
          'list.tickAll': ticks.toggleAll,
          'today.done': () => {
            onDone(row);
          },
          'today.move': () => {
            onAct('move', row);
          },
          'today.drop': () => {
            onAct('drop', row);
          },
          'today.edit': () => {
            onAct('edit', row);
          },
        }),
      });
    }
  });
  const now = dayAndMinute(useNow()).minute;
  const next = rows.find(
    ({ kind, lateDays, dueMinute }) =>
      kind === 'appointment' && lateDays === 0 && dueMinute !== null && dueMinute >= now,
  );
  return (
    <ul ref={list} className={styles.list} aria-label={t('followups.today.list')} onKeyDown={onKeyDown}>
      {promises.map((row, at) => (
        <PromiseLine
          key={`promise ${String(row.id)}`}
          row={row}
          isFirstOfGroup={promises[at - 1]?.standing !== row.standing}
          isActive={at === active}
          isOfMany={isOfMany}
          mayWrite={mayWrite}
          onFocus={() => {
            activate(at);
          }}
          onAct={onPromise}
        />
      ))}
      {rows.map((row, at) => (
        <TodayLine
          key={row.id}
          row={row}
          isFirstOfGroup={rows[at - 1]?.group !== row.group}
          isNext={row === next}
          isActive={count + at === active}
          isOfMany={isOfMany}
          mayWrite={mayWrite}
          isTicked={ticks.ids.length === 0 ? null : ticks.has(row.id)}
          onTick={() => {
            ticks.toggle(row.id);
          }}
          onFocus={() => {
            activate(count + at);
          }}
          onAct={onAct}
          onDone={onDone}
          onCard={onCard}
        />
      ))}
    </ul>
  );
}
