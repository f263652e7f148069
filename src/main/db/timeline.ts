import type { Reader, SqlValue } from './reader';

/** One place of a timeline before it is filled with words. */
export type TimelinePlace = {
  kind: string;
  refId: number;
  on: string;
  minute: number | null;
};

/** What a feature tells of one of its events. */
export type TimelineFill = {
  title: string;
  detail: string[];
  count: number | null;
  amountCents: number | null;
  by: string | null;
};

/** How a feature puts its events on a customer's timeline. Registered in `ipc/queries`, so that no feature needs
 * to know the others. */
export type TimelineSource = {
  kinds: readonly string[];
  /** SELECT of kind, refId, on, minute for `:customerId`, for those of its kinds that are asked for. */
  rows: (kinds: ReadonlySet<string>) => string;
  /** ORDER BY of that SELECT, newest first, in the table's own columns. */
  order: string;
  /** What its events tell, by their refId; asked for a whole window at once. */
  fill: (reader: Reader, refIds: readonly number[]) => ReadonlyMap<number, TimelineFill>;
};

const bind = (sql: string, customerId: number): { sql: string; values: SqlValue[] } => {
  const parts = sql.split(':customerId');
  return { sql: parts.join('?'), values: parts.slice(1).map(() => customerId) };
};

/** A window of everything that happened to a customer, newest first, and how much there is in all. */
export function readTimeline(
  reader: Reader,
  sources: readonly TimelineSource[],
  ask: { customerId: number; kinds: readonly string[]; offset: number; limit: number },
): { places: (TimelinePlace & TimelineFill)[]; total: number } {
  const kinds = new Set(ask.kinds.length > 0 ? ask.kinds : sources.flatMap((source) => source.kinds));
  const active = sources.filter((source) => source.kinds.some((kind) => kinds.has(kind)));
  let total = 0;
  const parts: string[] = [];
  const values: SqlValue[] = [];
  for (const source of active) {
    const bound = bind(source.rows(kinds), ask.customerId);
    total += reader.column<number>(`SELECT count(*) FROM (${bound.sql})`, ...bound.values)[0] ?? 0;
    /* Each source gives no more than the window can reach, newest first by its own index. */
    parts.push(`SELECT * FROM (${bound.sql} ORDER BY ${source.order} LIMIT ?)`);
    values.push(...bound.values, ask.offset + ask.limit);
  }
  if (parts.length === 0) return { places: [], total: 0 };
  const places = reader.all<TimelinePlace>(
    `${parts.join(' UNION ALL ')} ORDER BY "on" DESC, "minute" DESC, "refId" DESC, "kind" LIMIT ? OFFSET ?`,
    ...values,
    ask.limit,
    ask.offset,
  );
  const fills = new Map(
    active.flatMap((source) => {
      const own = places.filter((place) => source.kinds.includes(place.kind));
      const filled = source.fill(
        reader,
        own.map((place) => place.refId),
      );
      return own.map((place) => [place, filled.get(place.refId)] as const);
    }),
  );
  return {
    total,
    places: places.map((place) => {
      const fill = fills.get(place);
      if (fill === undefined) throw new Error(`no timeline source tells of ${place.kind}`);
      return { ...place, ...fill };
    }),
  };
}
