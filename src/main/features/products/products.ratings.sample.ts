import { daysBetween } from '@shared/lib/days';
import type { Day } from '@shared/lib/days';
import { instantOf, RECENT_DAYS, type SamplePart } from '../../sample/sample';
import { RATED } from '../../sample/words';

/** Of so many lines that a known customer bought one was spoken of. */
const ONE_OF = 40;

/** What customers said of what they had bought, mostly good, of each and product once. */
export const ratingsSample: SamplePart = {
  feature: 'products',
  fill: async ({ ask, inBulk, randomFor }) => {
    const random = randomFor('products.ratings');
    await inBulk((unit) => {
      const bought = unit.all<{ productId: number; customerId: number; on: Day }>(
        `SELECT l."productId", s."customerId", min(s."soldOn") AS "on"
         FROM "saleLines" l JOIN "sales" s ON s."id" = l."saleId"
         WHERE s."kind" = 'sale' AND s."customerId" IS NOT NULL AND l."productId" IS NOT NULL
         GROUP BY l."productId", s."customerId" ORDER BY l."productId", s."customerId"`,
      );
      for (const { productId, customerId, on } of bought) {
        if (!random.chance(1 / ONE_OF) || daysBetween(on, ask.until) <= RECENT_DAYS) continue;
        const stars = random.pick([5, 5, 5, 5, 4, 4, 4, 3, 2] as const);
        const minute = random.whole(10 * 60, 18 * 60);
        unit.run(
          `INSERT INTO "productRatings" ("productId", "customerId", "stars", "words", "at", "onDay", "minute", "actorId")
           VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
          productId,
          customerId,
          stars,
          random.pick<string>(RATED[stars]),
          instantOf({ on, minute }),
          on,
          minute,
          unit.actor.id,
        );
      }
    });
  },
};
