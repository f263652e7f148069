import { ACT_KINDS } from '@shared/features/history/history.rules';
import { LOOKED_AT_DAYS, unusualIn, USUAL_DAYS } from '@shared/features/history/unusual.rules';
import type { HourTally, Unusual } from '@shared/features/history/unusual.rules';
import { addDays } from '@shared/lib/days';
import type { Reader } from '../../db/reader';

/** Acts that nobody has to be there for. */
const BY_ITSELF = ['staff.lock', 'privacy.eraseAgain', 'backup.salvage'];

const listed = (channels: readonly string[]): string => channels.map((channel) => `'${channel}'`).join(', ');

/** What each did hour by hour on the days from one to another; many customers are binned in one act. */
export const TALLY_SQL = `SELECT a."actorId" AS "personId", a."onDay" AS "on", a."minute" / 60 AS "hour",
    CASE WHEN a."channel" IN (${listed(ACT_KINDS.reveal)}) THEN 'reveal'
      WHEN a."channel" IN (${listed(ACT_KINDS.out)}) THEN 'out'
      WHEN a."channel" IN (${listed(ACT_KINDS.removal)}) THEN 'removal' ELSE 'other' END AS "kind",
    sum(CASE a."channel" WHEN 'customers.remove' THEN a."changeCount" ELSE 1 END) AS "count", count(*) AS "acts"
  FROM "audit" a WHERE a."onDay" BETWEEN ? AND ? AND +a."channel" NOT IN (${listed(BY_ITSELF)})
  GROUP BY 1, 2, 3, 4`;

const DENIED_SQL = `SELECT d."personId", d."onDay" AS "on", d."minute" / 60 AS "hour", 'denied' AS "kind",
    sum(d."count") AS "count", 0 AS "acts"
  FROM "auditDenied" d WHERE d."onDay" BETWEEN ? AND ? GROUP BY 1, 2, 3`;

/** Most that is told at once, the newest of it. */
const MOST_TOLD = 50;

/** What was out of somebody's usual in the last days. It holds no word of any customer. */
export function unusualActs(
  reader: Reader,
): (Omit<Unusual, 'personId'> & { byId: number; by: string | null })[] {
  const { today } = reader;
  const days = [addDays(today, 1 - LOOKED_AT_DAYS - USUAL_DAYS), today];
  const tallies = [
    ...reader.all<HourTally>(TALLY_SQL, ...days),
    ...reader.all<HourTally>(DENIED_SQL, ...days),
  ];
  const names = new Map(
    reader
      .all<{ id: number; name: string }>('SELECT "id", "name" FROM "staff"')
      .map(({ id, name }) => [id, name]),
  );
  return unusualIn(tallies, today)
    .slice(0, MOST_TOLD)
    .map(({ personId, ...one }) => ({ ...one, byId: personId, by: names.get(personId) ?? null }));
}
