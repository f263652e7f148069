import { AppError } from '@shared/errors/AppError';
import { likingOf, type Liking, type Stars } from '@shared/features/products/ratings.rules';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import type { CallInput, CallOutput } from '@shared/ipc/contracts';
import type { Reader } from '../../db/reader';
import type { Actor } from '../../db/unit';
import { sightOf, titleOf } from '../customers/customers.sight.queries';

/** How customers like a product; null where nobody has told. */
export function likingIn(reader: Reader, productId: number): Liking | null {
  const row = reader.get<{ count: number; sum: number | null }>(
    'SELECT count(*) AS "count", sum("stars") AS "sum" FROM "productRatings" WHERE "productId" = ?',
    productId,
  );
  return likingOf(row?.count ?? 0, row?.sum ?? 0);
}

type Stored = {
  id: number;
  stars: Stars;
  words: string;
  on: string;
  by: string;
  customerId: CustomerId;
};

/** What customers say of a product, as far as this person may know of them, the latest first. Throws products.notFound. */
export function ratingsOf(
  reader: Reader,
  actor: Actor,
  { id, limit }: CallInput<'products.ratings'>,
): CallOutput<'products.ratings'> {
  const isThere = reader.get(
    'SELECT 1 FROM "products" WHERE "id" = ? AND ("isListed" = 1 OR "deletedAt" IS NOT NULL)',
    id,
  );
  if (isThere === undefined) throw new AppError('products.notFound');
  const sight = sightOf(reader, actor);
  const rows = reader.all<Stored>(
    `SELECT r."id", r."stars", r."words", r."onDay" AS "on", s."name" AS "by", r."customerId"
     FROM "productRatings" r JOIN "staff" s ON s."id" = r."actorId"
     WHERE r."productId" = ? ORDER BY r."at" DESC, r."id" DESC LIMIT ?`,
    id,
    limit,
  );
  return {
    liking: likingIn(reader, id),
    rows: rows.map(({ customerId, ...row }) => {
      const title = titleOf(reader, sight, customerId);
      /* Words may tell who said them. */
      if (title === null) return { ...row, words: '', customer: null };
      return { ...row, customer: { id: customerId, title } };
    }),
  };
}
