import { count, emptyMap, type HeatMap } from '@shared/lib/heat';
import type { Day } from '@shared/lib/days';
import type { Reader } from '../../db/reader';
import { VISIBLE } from './sales.queries';

/** Sales from a day on of which the minute is known, by weekday and hour. */
export function salesByHour(reader: Reader, from: Day): HeatMap {
  const map = emptyMap();
  const rows = reader.all<{ on: Day; hour: number; count: number }>(
    `SELECT "soldOn" AS "on", "soldMinute" / 60 AS "hour", count(*) AS "count" FROM "sales"
     WHERE "soldOn" BETWEEN ? AND ? AND "soldMinute" IS NOT NULL AND "kind" = 'sale' AND ${VISIBLE} GROUP BY 1, 2`,
    from,
    reader.today,
  );
  for (const { on, hour, count: many } of rows) count(map, on, hour * 60, many);
  return map;
}
