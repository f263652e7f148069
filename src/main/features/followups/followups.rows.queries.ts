import type { ComingRow, FollowupRow } from '@shared/features/followups/followups.contract';
import type { Day } from '@shared/lib/days';
import type { Reader } from '../../db/reader';
import type { Sight } from '../customers/customers.sight.queries';
import { aboutOf } from '../customers/customers.about.queries';
import type { Followup } from './followups.entity';
import { comingRow, repeatsOf, type Coming } from './followups.series.queries';

/** These follow-ups, in this order. */
export function followupRows(reader: Reader, sight: Sight, ids: readonly number[]): FollowupRow[] {
  const rows = reader.all<Followup & { personName: string }>(
    `SELECT f.*, p."name" AS "personName" FROM json_each(?) j CROSS JOIN "followups" f ON f."id" = j."value"
     JOIN "staff" p ON p."id" = f."personId" ORDER BY j."key"`,
    JSON.stringify(ids),
  );
  const customers = aboutOf(
    reader,
    sight,
    rows.map(({ customerId }) => customerId),
  );
  const repeats = repeatsOf(
    reader,
    rows.flatMap(({ seriesId }) => seriesId ?? []),
  );
  return rows.map((row) => ({
    id: row.id as FollowupRow['id'],
    kind: row.kind,
    customer: row.customerId === null ? null : (customers.get(row.customerId) ?? null),
    person: { id: row.personId, name: row.personName },
    subject: row.subject,
    dueOn: row.dueOn as Day,
    dueMinute: row.dueMinute,
    lengthMinutes: row.lengthMinutes,
    state: row.state,
    why: row.why === null ? null : (JSON.parse(row.why) as FollowupRow['why']),
    series: seriesOf(row, repeats),
    moves: row.moves,
    version: row.version,
  }));
}

function seriesOf(
  { seriesId, seriesDay }: Followup,
  repeats: ReturnType<typeof repeatsOf>,
): FollowupRow['series'] {
  const repeat = seriesId === null ? undefined : repeats.get(seriesId);
  if (seriesId === null || repeat === undefined) return null;
  return { id: seriesId, day: seriesDay as Day, repeat };
}

/** What series will bring, with whom it is about. */
export function comingRows(
  reader: Reader,
  sight: Sight,
  coming: readonly Coming[],
  isReached: (personId: number) => boolean,
): ComingRow[] {
  const customers = aboutOf(
    reader,
    sight,
    coming.map(({ series }) => series.customerId),
  );
  return coming.map((one) => ({
    ...comingRow(one),
    customer: customers.get(one.series.customerId ?? 0) ?? null,
    mayChange: isReached(one.series.personId),
  }));
}
