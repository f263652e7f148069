import type { PromiseRow } from '@shared/features/followups/promise.channels';
import type { KeyHandlers } from '@/lib/keys';

/** What can be done with a promise: keep it, tell the customer that it will be later, end it otherwise, change it, see whose it is. */
export type PromiseAct = 'keep' | 'tell' | 'end' | 'edit' | 'card';

/** What its line is about first: to tell the customer before the day comes, to keep it from then on. */
export const mainActOf = ({ standing }: Pick<PromiseRow, 'standing'>): 'keep' | 'tell' =>
  standing === 'tellFirst' ? 'tell' : 'keep';

/** The keys of a promise's line, the same as of any line of Today. */
export function promiseKeys(
  row: PromiseRow,
  mayWrite: boolean,
  onAct: (act: PromiseAct, row: PromiseRow) => void,
): KeyHandlers {
  const on = (act: PromiseAct) => () => {
    onAct(act, row);
  };
  return {
    'promise.card': on('card'),
    ...(mayWrite &&
      row.mayChange && {
        'promise.do': on(mainActOf(row)),
        'promise.keep': on('keep'),
        'promise.tell': on('tell'),
        'promise.end': on('end'),
        'promise.edit': on('edit'),
      }),
  };
}
