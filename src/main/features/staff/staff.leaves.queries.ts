import type { Reader } from '../../db/reader';
import type { Leave } from './staff.entity';

type Reads = Pick<Reader, 'get' | 'all' | 'column' | 'today'>;

/** Colleagues for whom a person stands in today. It follows from the days, so nothing begins or ends it. */
export const standsInFor = (reader: Reads, personId: number): number[] =>
  reader.column<number>(
    `SELECT l."personId" FROM "staffLeaves" l JOIN "staff" p ON p."id" = l."personId"
     WHERE l."deputyId" = ? AND l."toDay" >= ? AND l."fromDay" <= ? AND p."isActive" = 1 ORDER BY l."personId"`,
    personId,
    reader.today,
    reader.today,
  );

/** A person's leave that is not over, with the name of who stands in, who works here; undefined where there is none. */
export const leaveOf = (reader: Reads, personId: number): (Leave & { deputy: string }) | undefined =>
  reader.get<Leave & { deputy: string }>(
    `SELECT l.*, d."name" AS "deputy" FROM "staffLeaves" l JOIN "staff" d ON d."id" = l."deputyId"
     WHERE l."personId" = ? AND l."toDay" >= ? AND d."isActive" = 1 ORDER BY l."fromDay", l."id" LIMIT 1`,
    personId,
    reader.today,
  );

/** Who stands in for a person today; null where nobody does. */
export function standInOf(reader: Reads, personId: number): string | null {
  const leave = leaveOf(reader, personId);
  return leave !== undefined && leave.fromDay <= reader.today ? leave.deputy : null;
}
