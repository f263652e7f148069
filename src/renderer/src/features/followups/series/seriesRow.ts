import type { ComingRow, FollowupRow } from '@shared/features/followups/followups.contract';
import type { Reach } from '@shared/features/followups/series.rules';

/** A follow-up, or a day on which a series will bring one. */
export type SeriesRow = FollowupRow | ComingRow;

/** True where there is no follow-up yet. */
export const isComing = (row: SeriesRow): row is ComingRow => !('id' in row);

/** Which day of which series a row to come is. */
export const dayOf = ({ series: { id, day } }: ComingRow) => ({ seriesId: id, day });

/** What an act on a series is about; null where it is about one follow-up that is there, and nothing else. */
export function placeOfAct(row: SeriesRow, reach: Reach) {
  if (row.series === null || (reach === 'this' && !isComing(row))) return null;
  return { seriesId: row.series.id, day: row.series.day, reach };
}
