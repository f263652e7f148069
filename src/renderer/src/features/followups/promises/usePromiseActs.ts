import type { PromiseRow } from '@shared/features/followups/promise.channels';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { PromiseAct } from './promiseKeys';
import { useKeepAtOnce, type AskedPromise } from './promises.hooks';

/** What a line's keys and buttons do: at once, or by the dialog that was `asked`. */
export function usePromiseActs() {
  const [, navigate] = useLocation();
  const [asked, setAsked] = useState<AskedPromise | null>(null);
  const keepAtOnce = useKeepAtOnce();
  const onAct = (act: PromiseAct, row: PromiseRow): void => {
    if (act === 'keep') void keepAtOnce(row);
    else if (act === 'card') navigate(`/customers/${row.customer.id}`);
    else setAsked({ kind: act, row });
  };
  return { asked, setAsked, onAct };
}
