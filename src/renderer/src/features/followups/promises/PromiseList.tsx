import type { PromiseRow } from '@shared/features/followups/promise.channels';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { pressKey } from '@/lib/keys';
import today from '../Today.module.css';
import { useLines, type LinesHandle } from '../useLines';
import { promiseKeys, type PromiseAct } from './promiseKeys';
import { PromiseLine } from './PromiseLine';
import { standText } from './promiseText';

type PromiseListProps = {
  rows: readonly PromiseRow[];
  mayWrite: boolean;
  /** Each row says whose it is. */
  isOfMany: boolean;
  handleRef: Ref<LinesHandle>;
  onAct: (act: PromiseAct, row: PromiseRow) => void;
};

/** Promises, a line each, with the keys of Today. */
export function PromiseList({ rows, mayWrite, isOfMany, handleRef, onAct }: PromiseListProps) {
  const { t } = useTranslation();
  const { list, active, activate, onKeyDown } = useLines(rows.length, handleRef, (event, at) => {
    const row = rows[at];
    if (row) pressKey(event, promiseKeys(row, mayWrite, onAct));
  });
  return (
    <ul ref={list} className={today.list} aria-label={t('followups.promise.list')} onKeyDown={onKeyDown}>
      {rows.map((row, at) => {
        const before = rows[at - 1];
        return (
          <PromiseLine
            key={row.id}
            row={row}
            isFirstOfGroup={before === undefined || standText(before) !== standText(row)}
            isActive={at === active}
            isOfMany={isOfMany}
            mayWrite={mayWrite}
            onFocus={() => {
              activate(at);
            }}
            onAct={onAct}
          />
        );
      })}
    </ul>
  );
}
