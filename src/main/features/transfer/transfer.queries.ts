import { AppError } from '@shared/errors/AppError';
import type {
  ImportRow,
  TransferLayout,
  transferContract,
} from '@shared/features/transfer/transfer.contract';
import type { QueryHandlers } from '../../ipc/handlers';
import { seesWhole, sightOf } from '../customers/customers.sight.queries';

type Row = {
  counts: string | null;
} & Omit<ImportRow, 'counts'>;

export const transferQueries: QueryHandlers<typeof transferContract> = {
  list: (reader, { offset, limit }) => ({
    total: reader.column<number>('SELECT count(*) FROM "transferImports"')[0] ?? 0,
    imports: reader
      .all<Row>(
        `SELECT i."id", i."fileName", i."target", i."state", i."startedAt", i."endedAt", p."name" AS "by", i."counts"
         FROM "transferImports" i JOIN "staff" p ON p."id" = i."actorId"
         ORDER BY i."id" DESC LIMIT ? OFFSET ?`,
        limit,
        offset,
      )
      .map((row) => ({
        ...row,
        counts: row.counts === null ? null : (JSON.parse(row.counts) as ImportRow['counts']),
      })),
  }),
  outcomes: (reader, { importId, offset, limit }, actor) => {
    const state = reader.column<string>('SELECT "state" FROM "transferImports" WHERE "id" = ?', importId)[0];
    if (state !== 'done' && state !== 'settling') throw new AppError('transfer.noResult');
    /* A row of the file holds phones and addresses as they were typed. */
    const raw = seesWhole(sightOf(reader, actor)) ? '"raw"' : 'NULL AS "raw"';
    return {
      outcomes: reader.all(
        `SELECT "fromRow", "toRow", "outcome", "reason", ${raw} FROM "transferOutcomes"
         WHERE "importId" = ? ORDER BY "fromRow" LIMIT ? OFFSET ?`,
        importId,
        limit,
        offset,
      ),
    };
  },
  layoutFor: (reader, { headers }) => {
    const row = reader.get<{ layout: string }>(
      'SELECT "layout" FROM "transferLayouts" WHERE "headers" = ?',
      JSON.stringify(headers),
    );
    return row === undefined ? null : (JSON.parse(row.layout) as TransferLayout);
  },
};
