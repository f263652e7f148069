import { AppError } from '@shared/errors/AppError';
import { FOLLOWUP_LIMITS } from '@shared/features/followups/followups.rules';
import type { SpreadAsked } from '@shared/features/followups/spread.channels';
import { SPREAD_DAYS, spreadOver } from '@shared/features/followups/spread.rules';
import { isOpenOn } from '@shared/features/settings/hours.rules';
import type { CallOutput } from '@shared/ipc/contracts';
import { addDays, type Day } from '@shared/lib/days';
import type { Reader } from '../../db/reader';
import type { Actor } from '../../db/unit';
import { holidayReader, readHours } from '../settings/settings.hours.queries';
import { readRation } from './followups.candidates.queries';
import { IN_TIME } from './followups.due.queries';
import { comingBetween, ofPeople } from './followups.series.queries';
import { deskOf, deskSql, writableBy } from './followups.sight.queries';

type Reads = Pick<Reader, 'get' | 'all' | 'column' | 'today'>;
type One = { id: number; personId: number };

/** What is meant, the most urgent first, of what this person may change; and how many besides. */
function chosen(reader: Reads, actor: Actor, which: SpreadAsked['which']): { rows: One[]; left: number } {
  const desk = deskOf(reader, actor);
  const whose = 'lateOf' in which ? which.lateOf : 'of' in which ? which.of : 'all';
  const { sql, values } = deskSql(reader, desk, whose);
  const [condition, wanted] =
    'ids' in which
      ? ['f."id" IN (SELECT "value" FROM json_each(?))', JSON.stringify(which.ids)]
      : 'lateOf' in which
        ? ['f."dueOn" < ?', reader.today]
        : ['f."dueOn" = ?', which.on];
  const found = reader.all<One>(
    `SELECT f."id", f."personId" FROM "followups" f WHERE f."state" = 'open' AND ${condition} AND ${sql}
     ORDER BY ${IN_TIME}`,
    wanted,
    ...values,
  );
  const isReached = writableBy(reader, actor);
  const rows = found.filter(({ personId }) => isReached(personId)).slice(0, FOLLOWUP_LIMITS.atOnce);
  const asked = 'ids' in which ? new Set(which.ids).size : found.length;
  return { rows, left: asked - rows.length };
}

/** The days from the first on which the shop is open. */
function openDays(reader: Reads, from: Day): Day[] {
  const hours = readHours(reader);
  const holidayOf = holidayReader(reader);
  const days = Array.from({ length: SPREAD_DAYS }, (_, at) => addDays(from, at));
  return days.filter((day) => isOpenOn(day, hours, holidayOf));
}

/** Which of the follow-ups asked for go to which day. Throws followups.past, ipc.denied beyond one's right. */
export function spreadPlan(
  reader: Reads,
  actor: Actor,
  { which, from, daily }: SpreadAsked,
): { days: ReadonlyMap<number, Day>; left: number; loads: ReadonlyMap<string, number> } {
  if (from < reader.today) throw new AppError('followups.past', {}, ['from']);
  const { rows, left } = chosen(reader, actor, which);
  const people = [...new Set(rows.map(({ personId }) => personId))];
  const counted = reader.all<{ personId: number; on: Day; count: number }>(
    `SELECT f."personId", f."dueOn" AS "on", count(*) AS "count" FROM "followups" f
     WHERE f."personId" IN (SELECT "value" FROM json_each(?)) AND f."state" = 'open' AND f."dueOn" >= ?
       AND f."id" NOT IN (SELECT "value" FROM json_each(?)) GROUP BY f."personId", f."dueOn"`,
    JSON.stringify(people),
    from,
    JSON.stringify(rows.map(({ id }) => id)),
  );
  const loads = new Map(counted.map(({ personId, on, count }) => [`${String(personId)} ${on}`, count]));
  for (const { series, day } of comingBetween(
    reader,
    ofPeople(people),
    from,
    addDays(from, SPREAD_DAYS - 1),
  )) {
    const key = `${String(series.personId)} ${day}`;
    loads.set(key, (loads.get(key) ?? 0) + 1);
  }
  if (daily === null) return { days: new Map(rows.map(({ id }) => [id, from])), left, loads };
  const open = openDays(reader, from);
  const days = spreadOver(
    rows,
    open.length === 0 ? [from] : open,
    daily,
    (personId, day) => loads.get(`${String(personId)} ${day}`) ?? 0,
  );
  return { days, left, loads };
}

/** What `spread` would do. */
export function previewSpread(
  reader: Reader,
  actor: Actor,
  asked: SpreadAsked,
): CallOutput<'followups.previewSpread'> {
  const { days, left, loads } = spreadPlan(reader, actor, asked);
  const counts = new Map<Day, number>();
  for (const day of days.values()) counts.set(day, (counts.get(day) ?? 0) + 1);
  const before = new Map<string, number>();
  for (const [key, count] of loads) {
    const on = key.split(' ')[1] ?? '';
    before.set(on, (before.get(on) ?? 0) + count);
  }
  return {
    count: days.size,
    left,
    days: [...counts]
      .map(([on, count]) => ({ on, count, before: before.get(on) ?? 0 }))
      .sort((a, b) => (a.on < b.on ? -1 : 1)),
    usual: readRation(reader).daily,
  };
}
