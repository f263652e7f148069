import { forecastFor, LOOK_BACK_DAYS } from '@shared/features/followups/promise.rules';
import type { Forecast, PromiseKind, Waited } from '@shared/features/followups/promise.rules';
import { addDays, daysBetween } from '@shared/lib/days';
import type { Day } from '@shared/lib/days';
import type { Reader } from '../../db/reader';

type Past = { personId: number; promisedOn: Day; endedOn: Day | null; isKept: 0 | 1 };

/**
 * How long promises of a kind have taken, of those made in the past year: of the responsible person's own where these are
 * enough. Each kind is read once. What one person may not know of counts as well: the answer holds nobody's promise.
 */
export function forecaster(reader: Reader): (kind: PromiseKind, personId: number) => Forecast | null {
  const byKind = new Map<PromiseKind, (Waited & { personId: number })[]>();
  const read = (kind: PromiseKind) => {
    const known = byKind.get(kind);
    if (known !== undefined) return known;
    const waited = reader
      .all<Past>(
        `SELECT "personId", "promisedOn", "endedOn", "state" = 'kept' AS "isKept" FROM "followupPromises"
         WHERE "kind" = ? AND "promisedOn" > ?`,
        kind,
        addDays(reader.today, -LOOK_BACK_DAYS),
      )
      .map(({ personId, promisedOn, endedOn, isKept }) => ({
        personId,
        days: daysBetween(promisedOn, endedOn ?? reader.today),
        isKept: isKept === 1,
      }));
    byKind.set(kind, waited);
    return waited;
  };
  return (kind, personId) => {
    const all = read(kind);
    return forecastFor(
      all.filter((one) => one.personId === personId),
      all,
    );
  };
}
