import Database from 'better-sqlite3';
import { FIRST_PROGRAMME, FIRST_TIERS } from '@shared/features/loyalty/programme.rules';
import { addDays, dayAndMinute } from '@shared/lib/days';

/** So many days ago the programme had its last review. */
const SINCE = 30;
/** Of so many customers one has points that lapse. */
const ONE_LAPSES_OF = 4;

/**
 * Makes everybody in a filled shop's file a member of the proposed programme as they stood 30 days ago, and gives every
 * fourth points whose last day was yesterday. The programme is off. Nobody else may have the file open.
 */
export function fillMembers(file: string): void {
  const db = new Database(file);
  const today = dayAndMinute(Date.now()).day;
  const then = addDays(today, -SINCE);
  const { points } = FIRST_PROGRAMME;
  try {
    db.transaction(() => {
      db.prepare(
        `INSERT INTO "loyaltyProgramme" ("id", "isOn", "basis", "window", "graceDays", "hasPoints", "centsPerPoint",
           "redeemPoints", "redeemCents", "redeemStep", "months", "forewarnDays") VALUES (1, 0, ?, ?, 0, 1, ?, ?, ?, ?, ?, ?)`,
      ).run(
        FIRST_PROGRAMME.basis,
        FIRST_PROGRAMME.window,
        points.centsPerPoint,
        points.redeemPoints,
        points.redeemCents,
        points.redeemStep,
        points.months,
        points.forewarnDays,
      );
      const tier = db.prepare(
        `INSERT INTO "loyaltyTiers" ("line", "name", "tone", "threshold", "discountPermille", "pointsPermille")
         VALUES (@line, @tone, @tone, @threshold, @discountPermille, @pointsPermille)`,
      );
      for (const { line, tone, threshold, discountPermille, pointsPermille } of FIRST_TIERS)
        tier.run({ line, tone, threshold, discountPermille, pointsPermille });
      db.prepare(
        `INSERT INTO "loyaltyMembers" ("customerId", "tierId", "sinceOn")
         SELECT c."id", (SELECT "id" FROM "loyaltyTiers" WHERE "threshold" <= max(0, coalesce(s."cents", 0))
           ORDER BY "threshold" DESC LIMIT 1), @then
         FROM "customers" c LEFT JOIN (SELECT "customerId", sum("amountCents") AS "cents" FROM "sales"
           WHERE "soldOn" BETWEEN @from AND @then AND "kind" <> 'writeoff' GROUP BY 1) s ON s."customerId" = c."id"
         WHERE c."isListed" = 1`,
      ).run({ then, from: addDays(then, -365) });
      db.prepare(
        `INSERT INTO "loyaltyPoints" ("customerId", "points", "cause", "expiresOn", "at", "onDay", "minute", "actorId")
         SELECT "id", 1 + "id" % 500, 'opening', ?, ?, ?, 600, 1 FROM "customers"
         WHERE "isListed" = 1 AND "id" % ? = 0`,
      ).run(addDays(today, -1), `${then}T02:00:00.000Z`, then, ONE_LAPSES_OF);
      db.prepare(
        `INSERT INTO "loyaltyReviews" ("onDay", "at", "up", "down", "lapsed") VALUES (?, ?, 0, 0, 0)`,
      ).run(then, `${then}T02:00:00.000Z`);
    })();
  } finally {
    db.close();
  }
}
