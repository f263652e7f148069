import type { salesContract } from '@shared/features/sales/sales.contract';
import type { QueryHandlers } from '../../ipc/handlers';
import { debtsQueries } from './sales.debts.queries';
import { readCountSheet } from './sales.counts.queries';
import { guideQueries } from './sales.guide.queries';
import { slipsQueries } from './sales.slips.queries';

/** What the page asks of sales. */
export const salesQueries: QueryHandlers<typeof salesContract> = {
  ...slipsQueries,
  ...debtsQueries,
  ...guideQueries,
  countSheet: (reader, { cardId }, actor) => readCountSheet(reader, actor, cardId),
};
