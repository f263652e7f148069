import type { Reader } from '../../db/reader';
import { isCountFree, isPointsFree, isStoredFree } from '../loyalty/loyalty.opening.queries';
import { isOpeningFree } from '../sales/sales.opening.queries';
import type { OpeningLine, OpeningListRow } from './opening.entity';

type Reads = Pick<Reader, 'get' | 'all' | 'today'>;

/** A list; undefined where there is none. */
export const listRow = (reader: Reads, id: number): OpeningListRow | undefined =>
  reader.get<OpeningListRow>('SELECT * FROM "openingLists" WHERE "id" = ?', id);

/** Its lines as they stood in the notebook. */
export const linesOf = (reader: Reads, listId: number): OpeningLine[] =>
  reader.all<OpeningLine>('SELECT * FROM "openingRows" WHERE "listId" = ? ORDER BY "position"', listId);

type Made = Pick<OpeningLine, 'pointsId' | 'principalId' | 'giftId' | 'countCardId' | 'debtId'>;

/** True while all that a line brought is still there. */
export const isFree = (
  reader: Reads,
  { pointsId, principalId, giftId, countCardId, debtId }: Made,
): boolean =>
  (pointsId === null || isPointsFree(reader, pointsId)) &&
  (principalId === null || isStoredFree(reader, principalId)) &&
  (giftId === null || isStoredFree(reader, giftId)) &&
  (countCardId === null || isCountFree(reader, countCardId)) &&
  (debtId === null || isOpeningFree(reader, debtId));
