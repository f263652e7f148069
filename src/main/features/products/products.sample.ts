import { canonicalBarcode } from '@shared/features/products/products.rules';
import { hasCheckDigit } from '@shared/lib/checkDigit';
import { pictureOf } from '../../sample/drawings';
import { BUNDLE, DRAWN, GOODS, KINDS, MOVED, PLACES, SPECIAL, shelfOf, unitOf } from '../../sample/goods';
import { type SamplePart, instantOf } from '../../sample/sample';
import { keepPicture } from '../pictures/pictures.service';
import { relistProducts } from './products.listing';

/** The day on which the window was laid out anew. */
const MOVED_MINUTE = 8 * 60 + 40;
/** Not sold any more. */
const ENDED = 'W306';

/** A barcode of the kind that shops make for themselves (GS1 prefix 20), with its check digit. */
function ownBarcode(number: number): string {
  const body = `20${String(number).padStart(10, '0')}`;
  const digit = [...Array(10).keys()].find((last) => hasCheckDigit(`${body}${String(last)}`));
  return canonicalBarcode(`${body}${String(digit)}`);
}

/** All goods of the made-up shop, some with a picture and one bundle, on its first day; a few days ago one of them came to stand elsewhere. */
export const productsSample: SamplePart = {
  feature: 'products',
  fill: async ({ from, ask, inBulk, randomFor }) => {
    const random = randomFor('products');
    await inBulk((unit) => {
      const createdAt = instantOf({ on: from, minute: 9 * 60 });
      const ids = GOODS.map((good, at) => {
        const { category, tags, supplier } = KINDS[good.kind];
        const { lastId } = unit.run(
          `INSERT INTO "products" ("code", "name", "createdAt", "category", "priceCents", "costCents", "unit",
             "barcode", "supplier", "shelf", "isOutOfReach", "isActive", "isReducible")
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          good.code,
          good.name,
          createdAt,
          category,
          good.priceCents,
          Math.round((good.priceCents * random.whole(48, 66)) / 10_000) * 100,
          unitOf(good),
          good.isWeighed ? '' : ownBarcode(at + 1),
          supplier,
          good.code === MOVED.code ? MOVED.to : shelfOf(good, at),
          at % 4 === 3 ? 1 : 0,
          good.code === ENDED ? 0 : 1,
          good.code === SPECIAL ? 0 : 1,
        );
        for (const tag of tags) {
          unit.run('INSERT INTO "productTags" ("productId", "tag") VALUES (?, ?)', lastId, tag);
        }
        const drawing = DRAWN[good.code];
        if (drawing) {
          const { contentId, smallId } = keepPicture(unit, pictureOf(drawing));
          unit.run(
            `INSERT INTO "productPictures" ("productId", "contentId", "smallId", "position", "at", "actorId")
             VALUES (?, ?, ?, 1, ?, 1)`,
            ...[lastId, contentId, smallId, createdAt],
          );
        }
        if (good.code === MOVED.code) {
          unit.run(
            `INSERT INTO "productMoves" ("productId", "fromShelf", "toShelf", "at", "onDay", "minute", "actorId")
             VALUES (?, ?, ?, ?, ?, ?, 1)`,
            lastId,
            MOVED.from,
            MOVED.to,
            instantOf({ on: ask.until, minute: MOVED_MINUTE }),
            ask.until,
            MOVED_MINUTE,
          );
        }
        return lastId;
      });
      const bundle = unit.run(
        `INSERT INTO "products" ("code", "name", "createdAt", "category", "priceCents", "unit", "shelf")
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
        ...[
          BUNDLE.code,
          BUNDLE.name,
          createdAt,
          BUNDLE.category,
          BUNDLE.priceCents,
          BUNDLE.unit,
          BUNDLE.shelf,
        ],
      ).lastId;
      for (const tag of BUNDLE.tags) {
        unit.run('INSERT INTO "productTags" ("productId", "tag") VALUES (?, ?)', bundle, tag);
      }
      for (const [code, quantity] of BUNDLE.parts) {
        unit.run(
          `INSERT INTO "productParts" ("bundleId", "partId", "quantityMilli")
           SELECT ?, "id", ? FROM "products" WHERE "code" = ?`,
          ...[bundle, quantity * 1_000, code],
        );
      }
      relistProducts(unit, [...ids, bundle]);
      for (const place of PLACES) {
        unit.run(
          `INSERT INTO "productPlaces" ("kind", "name", "x", "y", "width", "height") VALUES (?, ?, ?, ?, ?, ?)`,
          ...place,
        );
      }
    });
  },
};
