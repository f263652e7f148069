import type { duplicatesContract } from '@shared/features/duplicates/duplicates.contract';
import type { Confidence, PairState, Reason } from '@shared/features/duplicates/duplicates.rules';
import type { Reader } from '../../db/reader';
import type { QueryHandlers } from '../../ipc/handlers';
import { getCard } from '../customers/customers.card.queries';
import { knownSql, reachSql, sightOf } from '../customers/customers.sight.queries';
import type { Sight, Sql } from '../customers/customers.sight.queries';

/** A pair as it is stored. */
export type PairRow = {
  id: number;
  firstId: number;
  secondId: number;
  reasons: string;
  confidence: Confidence;
  state: PairState;
};

/**
 * The condition that a pair `p` waits and this person may decide on it: who does not see both cards whole would learn from
 * the reason what is masked.
 */
function decidable(sight: Sight): Sql {
  const parts = ['p."firstId"', 'p."secondId"'].flatMap((id) => [
    { sql: `EXISTS (SELECT 1 FROM "customers" c WHERE c."id" = ${id} AND c."isListed" = 1)`, values: [] },
    ...[
      knownSql(sight, id),
      reachSql(sight, 'read', id),
      reachSql(sight, 'write', id),
      reachSql(sight, 'reveal', id),
    ].filter((one) => one !== null),
  ]);
  return {
    sql: [`p."state" IN ('open', 'later')`, ...parts.map(({ sql }) => sql)].join(' AND '),
    values: parts.flatMap(({ values }) => values),
  };
}

const SUREST = `CASE p."confidence" WHEN 'sure' THEN 0 WHEN 'likely' THEN 1 ELSE 2 END`;

/** The pair under this id, where this person may decide on it. */
export function pairAt(reader: Reader, sight: Sight, id: number): PairRow | undefined {
  const { sql, values } = decidable(sight);
  return reader.get<PairRow>(`SELECT p.* FROM "duplicatePairs" p WHERE p."id" = ? AND ${sql}`, id, ...values);
}

export const duplicatesQueries: QueryHandlers<typeof duplicatesContract> = {
  state: (reader, _input, actor) => {
    const { sql, values } = decidable(sightOf(reader, actor));
    const sums = reader.get<{ waiting: number; later: number }>(
      `SELECT count(*) AS "waiting", count(*) FILTER (WHERE p."state" = 'later') AS "later"
       FROM "duplicatePairs" p WHERE ${sql}`,
      ...values,
    );
    const last = reader.get<{ on: string; cards: number; pairs: number }>(
      'SELECT "onDay" AS "on", "cards", "pairs" FROM "duplicateScans" ORDER BY "id" DESC LIMIT 1',
    );
    return { waiting: sums?.waiting ?? 0, later: sums?.later ?? 0, last: last ?? null };
  },
  next: (reader, _input, actor) => {
    const sight = sightOf(reader, actor);
    const { sql, values } = decidable(sight);
    const row = reader.get<PairRow>(
      `SELECT p.* FROM "duplicatePairs" p WHERE ${sql} ORDER BY p."putOffAt" IS NOT NULL, p."putOffAt", ${SUREST}, p."id" LIMIT 1`,
      ...values,
    );
    if (row === undefined) return { pair: null };
    return {
      pair: {
        id: row.id,
        reasons: JSON.parse(row.reasons) as Reason[],
        confidence: row.confidence,
        isLater: row.state === 'later',
        first: getCard(reader, sight, row.firstId),
        second: getCard(reader, sight, row.secondId),
      },
    };
  },
};
