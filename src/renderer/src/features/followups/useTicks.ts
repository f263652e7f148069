import type { FollowupId } from '@shared/features/followups/followups.contract';
import { useState } from 'react';

/** Which lines of a list are ticked; what is no longer in it is not. */
export type Ticks = {
  ids: readonly FollowupId[];
  has: (id: FollowupId) => boolean;
  toggle: (id: FollowupId) => void;
  /** All of them, or none where all were. */
  toggleAll: () => void;
  clear: () => void;
};

export function useTicks(rows: readonly { id: FollowupId }[]): Ticks {
  const [ticked, setTicked] = useState<ReadonlySet<FollowupId>>(new Set());
  const ids = rows.map(({ id }) => id).filter((id) => ticked.has(id));
  return {
    ids,
    has: (id) => ticked.has(id),
    toggle: (id) => {
      setTicked((before) => {
        const after = new Set(before);
        if (!after.delete(id)) after.add(id);
        return after;
      });
    },
    toggleAll: () => {
      setTicked(new Set(ids.length === rows.length ? [] : rows.map(({ id }) => id)));
    },
    clear: () => {
      setTicked(new Set());
    },
  };
}
