import type { Reader } from '../../db/reader';
import { textTables } from './privacy.references';
import { holdsTrace } from './privacy.traces';
import type { Known } from './privacy.traces';

/** Rows of one table in which a trace of the person stands. */
export type Mentions = { table: string; columns: readonly string[]; ids: number[] };

/** Rows that one step looks at: a few milliseconds. */
const STEP = 20_000;

/** Up to which row the tables were looked through that no unit should look through once more. */
export type Seen = ReadonlyMap<string, { last: number; ids: readonly number[] }>;

const lastId = (reader: Reader, table: string): number =>
  reader.column<number | null>(`SELECT max("id") FROM "${table}"`)[0] ?? 0;

/** Ids above `after` in which a trace stands, in steps between which others may work. */
function* idsWith(
  reader: Reader,
  table: string,
  columns: readonly string[],
  known: Known,
  after: number,
): Generator<undefined, number[]> {
  const holds = holdsTrace(columns, known);
  const ids: number[] = [];
  const last = lastId(reader, table);
  for (let from = after; holds !== null && from < last; from += STEP) {
    ids.push(
      ...reader.column<number>(
        `SELECT "id" FROM "${table}" WHERE "id" > ? AND "id" <= ? AND ${holds.sql}`,
        from,
        from + STEP,
        ...holds.values,
      ),
    );
    yield;
  }
  return ids;
}

/** The trail's images, which are looked through like texts but only ever blanked. */
const TRAIL = { table: 'auditDetails', columns: ['before', 'after'] };

/** Looks through the tables that are long, in steps, so that the unit of the erasure is short. */
export function* lookAhead(reader: Reader, known: Known): Generator<undefined, Seen> {
  const seen = new Map<string, { last: number; ids: readonly number[] }>();
  for (const { table, columns } of [...textTables(reader), TRAIL]) {
    const last = lastId(reader, table);
    if (last > STEP) seen.set(table, { last, ids: yield* idsWith(reader, table, columns, known, 0) });
  }
  return seen;
}

const done = <T>(steps: Generator<undefined, T>): T => {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
};

/**
 * Where else a trace of the person stands. `seen` spares looking through long tables once more: rows are only ever added
 * to these.
 */
export function mentionsOf(reader: Reader, known: Known, seen: Seen): Mentions[] {
  return textTables(reader).flatMap(({ table, columns }) => {
    const ids = idsIn(reader, table, columns, known, seen);
    return ids.length === 0 ? [] : [{ table, columns, ids }];
  });
}

/** Images of the trail in which a trace of the person stands. */
export const trailMentions = (reader: Reader, known: Known, seen: Seen): number[] =>
  idsIn(reader, TRAIL.table, TRAIL.columns, known, seen);

function idsIn(
  reader: Reader,
  table: string,
  columns: readonly string[],
  known: Known,
  seen: Seen,
): number[] {
  const before = seen.get(table);
  return [...(before?.ids ?? []), ...done(idsWith(reader, table, columns, known, before?.last ?? 0))];
}
