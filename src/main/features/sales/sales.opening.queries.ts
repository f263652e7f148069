import type { Reader } from '../../db/reader';

/** What is left of an opening debt, an expression, where `saleId` is one that has a sale's id; zero for every other sale. */
export const openedCents = (saleId: string): string =>
  `(SELECT coalesce(sum(o."cents"), 0) FROM "saleOpenings" o WHERE o."saleId" = ${saleId})`;

/** Until when it was to be paid; null for every other sale. */
export const openedDue = (saleId: string): string =>
  `(SELECT o."dueOn" FROM "saleOpenings" o WHERE o."saleId" = ${saleId} AND o."undoesId" IS NULL)`;

/** A condition: true for what is no sale but an opening debt. */
export const isOpened = (saleId: string): string =>
  `EXISTS (SELECT 1 FROM "saleOpenings" o WHERE o."saleId" = ${saleId})`;

/** A condition on a row of `sales`: false for an opening debt, which is always a correction. */
export const isNoOpening = (sale: string): string =>
  `(${sale}."kind" <> 'adjustment' OR NOT ${isOpened(`${sale}."id"`)})`;

/** True while nothing of an opening debt is paid and it was not taken back. */
export const isOpeningFree = (reader: Pick<Reader, 'get'>, id: number): boolean =>
  reader.get(
    `SELECT 1 FROM "saleOpenings" o WHERE o."id" = ? AND o."undoesId" IS NULL
       AND NOT EXISTS (SELECT 1 FROM "saleOpenings" u WHERE u."undoesId" = o."id")
       AND (SELECT coalesce(sum("amountCents"), 0) FROM "salePayments" WHERE "saleId" = o."saleId") = 0`,
    id,
  ) !== undefined;
