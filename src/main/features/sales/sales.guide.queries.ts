import { MOST_PICKS, pickBest, type Candidate } from '@shared/features/sales/guide.rules';
import type { GuidePick } from '@shared/features/sales/guide.channels';
import type { salesContract } from '@shared/features/sales/sales.contract';
import type { Day } from '@shared/lib/days';
import type { Reader } from '../../db/reader';
import type { TimelineSource } from '../../db/timeline';
import type { Actor } from '../../db/unit';
import type { QueryHandlers } from '../../ipc/handlers';
import { assertKnown, reachTo, sightOf } from '../customers/customers.sight.queries';
import { MAIN_PICTURE } from '../products/products.queries';
import { visible } from './sales.queries';

/** Bounds, so that a shop of a million lines answers as quickly as a small one. */
const OWN_THINGS = 8;
const BUYERS_EACH = 60;
const MOST_SIMILAR = 120;
const THINGS_EACH = 40;
const RECENT_LINES = 20_000;
const SHORT_LIST = 40;
const LINES_EACH = 200;

type Kept = { productId: number; times: number; lastOn: string };

/** What a customer bought and did not bring back, the latest first. */
const keptBy = (reader: Reader, customerId: number): Kept[] =>
  reader.all<Kept>(
    `SELECT l."productId", count(DISTINCT CASE WHEN s."kind" = 'sale' THEN s."id" END) AS "times", max(s."soldOn") AS "lastOn"
     FROM "sales" s JOIN "saleLines" l ON l."saleId" = s."id"
     WHERE s."customerId" = ? AND s."kind" IN ('sale', 'return') AND l."productId" IS NOT NULL
       AND ${visible('s."importId"')}
     GROUP BY l."productId" HAVING sum(l."quantityMilli") > 0 ORDER BY "lastOn" DESC, l."productId"`,
    customerId,
  );

/** Others who bought the same things lately, those with the most in common first. */
function similarTo(reader: Reader, customerId: number, own: readonly Kept[]): number[] {
  const common = new Map<number, number>();
  for (const { productId } of own.slice(0, OWN_THINGS)) {
    const buyers = reader.column<number>(
      `SELECT DISTINCT s."customerId" FROM (SELECT "saleId" FROM "saleLines" WHERE "productId" = ?
         ORDER BY "id" DESC LIMIT ?) l JOIN "sales" s ON s."id" = l."saleId"
       WHERE s."customerId" IS NOT NULL AND s."customerId" <> ? AND s."kind" = 'sale' AND ${visible('s."importId"')}`,
      productId,
      BUYERS_EACH,
      customerId,
    );
    for (const buyer of buyers) common.set(buyer, (common.get(buyer) ?? 0) + 1);
  }
  return [...common]
    .sort(([a, x], [b, y]) => y - x || a - b)
    .slice(0, MOST_SIMILAR)
    .map(([id]) => id);
}

/** How many of these customers bought each thing lately and kept it. */
function keptByMany(reader: Reader, customerIds: readonly number[]): ReadonlyMap<number, number> {
  const counted = new Map<number, number>();
  for (const customerId of customerIds) {
    const kept = reader.column<number>(
      `SELECT l."productId" FROM (SELECT "id" FROM "sales" WHERE "customerId" = ? AND "kind" IN ('sale', 'return')
           AND ${visible('"importId"')} ORDER BY "soldOn" DESC, "soldMinute" DESC LIMIT ?) s
         JOIN "saleLines" l ON l."saleId" = s."id" WHERE l."productId" IS NOT NULL
       GROUP BY l."productId" HAVING sum(l."quantityMilli") > 0`,
      customerId,
      THINGS_EACH,
    );
    for (const productId of kept) counted.set(productId, (counted.get(productId) ?? 0) + 1);
  }
  return counted;
}

/** How often each thing stands on the last lines of all. */
const recentlySold = (reader: Reader): ReadonlyMap<number, number> =>
  new Map(
    reader
      .all<{ productId: number; count: number }>(
        `SELECT "productId", count(*) AS "count" FROM (SELECT "productId" FROM "saleLines" ORDER BY "id" DESC LIMIT ?)
         WHERE "productId" IS NOT NULL GROUP BY "productId"`,
        RECENT_LINES,
      )
      .map(({ productId, count }) => [productId, count]),
  );

/** Of the last sales of a thing: how many, and how many times it came back. */
function salesOf(reader: Reader, productId: number): { sold: number; back: number } {
  const [row = { sold: 0, back: 0 }] = reader.all<{ sold: number; back: number }>(
    `SELECT coalesce(sum(s."kind" = 'sale' AND l."quantityMilli" > 0), 0) AS "sold", coalesce(sum(s."kind" = 'return'), 0) AS "back"
     FROM (SELECT "saleId", "quantityMilli" FROM "saleLines" WHERE "productId" = ? ORDER BY "id" DESC LIMIT ?) l
       JOIN "sales" s ON s."id" = l."saleId" WHERE ${visible('s."importId"')}`,
    productId,
    LINES_EACH,
  );
  return row;
}

type Product = Omit<GuidePick, 'reasons' | 'isReducible' | 'isOutOfReach'> & {
  isReducible: 0 | 1;
  isOutOfReach: 0 | 1;
};
type Asked = { customerId: number | null; need: string; fromCents: number | null; toCents: number | null };

/** Products on sale for the need and within the budget. */
function fitting(reader: Reader, { need, fromCents, toCents }: Asked): Product[] {
  const ofNeed = `(EXISTS (SELECT 1 FROM "productTags" t WHERE t."productId" = p."id" AND t."tag" = ?)
    OR instr(lower(p."name" || ' ' || p."category"), lower(?)) > 0)`;
  return reader.all<Product>(
    `SELECT p."id", p."name", p."code", p."unit", p."priceCents", p."isReducible", p."shelf", p."isOutOfReach", p."category",
       ${MAIN_PICTURE} AS "pictureId"
     FROM "products" p WHERE p."isListed" = 1 AND p."isActive" = 1 AND p."priceCents" BETWEEN ? AND ?
       ${need === '' ? '' : `AND ${ofNeed}`} ORDER BY p."id"`,
    fromCents ?? 0,
    toCents ?? Number.MAX_SAFE_INTEGER,
    ...(need === '' ? [] : [need, need]),
  );
}

/** What to propose, and why. What the customer bought is looked at only by whoever may see their card. */
function guide(reader: Reader, actor: Actor, asked: Asked) {
  const { customerId, need, toCents } = asked;
  if (customerId !== null) assertKnown(reader, actor, customerId);
  const mayLook = customerId !== null && reachTo(reader, sightOf(reader, actor), customerId).read;
  const own = mayLook ? keptBy(reader, customerId) : [];
  const similar = mayLook && own.length > 0 ? similarTo(reader, customerId, own) : [];
  const kept = keptByMany(reader, similar);
  const recent = recentlySold(reader);
  const ownOf = new Map(own.map((one) => [one.productId, one]));
  const products = fitting(reader, asked);
  const weight = ({ id }: Product): number =>
    (kept.get(id) ?? 0) * 1_000 + (ownOf.has(id) ? 500 : 0) + Math.min(499, recent.get(id) ?? 0);
  const candidates = products
    .toSorted((a, b) => weight(b) - weight(a) || a.id - b.id)
    .slice(0, SHORT_LIST)
    .map((product): Candidate & { product: Product } => {
      const mine = ownOf.get(product.id);
      return {
        id: product.id,
        category: product.category,
        priceCents: product.priceCents,
        need,
        own: { times: mine?.times ?? 0, lastOn: mine?.lastOn ?? null },
        similar: { of: similar.length, kept: kept.get(product.id) ?? 0 },
        ...salesOf(reader, product.id),
        product,
      };
    });
  return {
    picks: pickBest(candidates, toCents).map(({ candidate: { product }, reasons }): GuidePick => ({
      id: product.id,
      name: product.name,
      code: product.code,
      category: product.category,
      unit: product.unit,
      priceCents: product.priceCents,
      isReducible: product.isReducible === 1,
      shelf: product.shelf,
      isOutOfReach: product.isOutOfReach === 1,
      pictureId: product.pictureId,
      reasons: reasons.map((one) => (one.kind === 'again' ? { ...one, lastOn: one.lastOn as Day } : one)),
    })),
    fitting: products.length,
    similar: similar.length,
  };
}

/** What was asked for and shown, on the customer's timeline. */
export const adviceTimeline: TimelineSource = {
  kinds: ['advice'],
  rows: () => `SELECT 'advice' AS "kind", "id" AS "refId", "onDay" AS "on", "minute" FROM "saleAdvices"
    WHERE "customerId" = :customerId`,
  order: '"onDay" DESC, "minute" DESC, "id" DESC',
  fill: (reader, refIds) => {
    const rows = reader.all<{
      id: number;
      forWhom: string;
      need: string;
      toCents: number | null;
      names: string | null;
      by: string;
    }>(
      `SELECT a."id", a."forWhom", a."need", a."toCents", p."name" AS "by",
         (SELECT json_group_array(q."name") FROM json_each(a."productIds") i JOIN "products" q ON q."id" = i."value") AS "names"
       FROM json_each(?) j CROSS JOIN "saleAdvices" a ON a."id" = j."value" JOIN "staff" p ON p."id" = a."actorId"`,
      JSON.stringify(refIds),
    );
    return new Map(
      rows.map(({ id, forWhom, need, toCents, names, by }) => [
        id,
        {
          title: forWhom,
          detail: [
            need,
            toCents === null ? '' : String(toCents),
            ...(JSON.parse(names ?? '[]') as string[]).slice(0, MOST_PICKS),
          ],
          count: null,
          amountCents: null,
          by,
        },
      ]),
    );
  },
};

export const guideQueries: Pick<QueryHandlers<typeof salesContract>, 'guide'> = {
  guide: (reader, asked, actor) => guide(reader, actor, asked),
};
