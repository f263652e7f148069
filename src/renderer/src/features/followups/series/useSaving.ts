import type { CallInput } from '@shared/ipc/contracts';
import type { Reach, Repeat } from '@shared/features/followups/series.rules';
import { useAct } from '@/lib/useCall';
import { isComing, placeOfAct, type SeriesRow } from './seriesRow';

/** What is to be kept: a new one where `row` is null. */
type Saving = {
  row: SeriesRow | null;
  reach: Reach;
  fields: CallInput<'followups.create'>;
  /** Null where it comes but once. */
  repeat: Repeat | null;
};

/** Keeps what was typed of a follow-up, of one day of a series, or of a series from a day on. */
export function useSaving() {
  const creating = useAct('followups.create');
  const beginning = useAct('followups.createSeries');
  const editing = useAct('followups.edit');
  const repeating = useAct('followups.repeatOne');
  const carrying = useAct('followups.editSeries');
  const all = [creating, beginning, editing, repeating, carrying];

  const save = ({ row, reach, fields, repeat: typed }: Saving) => {
    const repeat = typed && { ...typed, weekdays: typed.weekdays && [...typed.weekdays] };
    if (row === null) return repeat ? beginning.run({ fields, repeat }) : creating.run(fields);
    const place = placeOfAct(row, reach);
    if (place !== null) return carrying.run({ ...place, fields, repeat });
    if (isComing(row)) throw new Error('what is to come belongs to a series');
    const { id, version } = row;
    return repeat && row.series === null
      ? repeating.run({ id, version, fields, repeat })
      : editing.run({ id, version, fields });
  };
  return {
    save: save as (saving: Saving) => Promise<{ commandId: string } | null>,
    isRunning: all.some(({ isRunning }) => isRunning),
    error: all.find(({ error }) => error !== null)?.error ?? null,
  };
}
