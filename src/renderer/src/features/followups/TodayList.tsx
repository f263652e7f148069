import type { TodayRow } from '@shared/features/followups/followups.contract';
import { useImperativeHandle, useRef, useState, type KeyboardEvent, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { isBare, isComposing, pressKey } from '@/lib/keys';
import { TodayLine, type RowAct } from './TodayLine';
import styles from './Today.module.css';

export type TodayListHandle = { focus: () => void };

type TodayListProps = {
  rows: readonly TodayRow[];
  /** Of several people: each row says whose it is. */
  isOfMany: boolean;
  mayWrite: boolean;
  handleRef: Ref<TodayListHandle>;
  onAct: (act: RowAct, row: TodayRow) => void;
  onDone: (row: TodayRow) => void;
  onCard: (row: TodayRow) => void;
};

/** What is to be done, a line each; the arrows go from one to the next, one key does what is to be done with it. */
export function TodayList({ rows, isOfMany, mayWrite, handleRef, onAct, onDone, onCard }: TodayListProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  const [activeAt, setActiveAt] = useState(0);
  const active = Math.min(activeAt, rows.length - 1);
  const lineAt = (at: number): HTMLElement | null =>
    list.current?.querySelectorAll<HTMLElement>('[data-line]')[at] ?? null;
  useImperativeHandle(handleRef, () => ({ focus: () => lineAt(active)?.focus() }));
  const goTo = (at: number): void => {
    const to = Math.max(0, Math.min(at, rows.length - 1));
    setActiveAt(to);
    lineAt(to)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const row = rows[active];
    if (isComposing(event) || row === undefined) return;
    const move = isBare(event) ? MOVES[event.key] : undefined;
    if (move !== undefined) {
      event.preventDefault();
      goTo(move(active, rows.length));
      return;
    }
    if (event.key === 'Enter' && event.target instanceof HTMLButtonElement) return;
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
  };
  return (
    <ul ref={list} className={styles.list} aria-label={t('followups.today.list')} onKeyDown={onKeyDown}>
      {rows.map((row, at) => (
        <TodayLine
          key={row.id}
          row={row}
          isFirstOfGroup={rows[at - 1]?.group !== row.group}
          isActive={at === active}
          isOfMany={isOfMany}
          mayWrite={mayWrite}
          onFocus={() => {
            setActiveAt(at);
          }}
          onAct={onAct}
          onDone={onDone}
          onCard={onCard}
        />
      ))}
    </ul>
  );
}

const MOVES: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  Home: () => 0,
  End: (_, count) => count - 1,
};
