import { CODE_OPEN_MINUTES, FIRST_STORED } from '@shared/features/loyalty/stored.rules';
import type { Holding, StoredKind, StoredOffer, StoredRules } from '@shared/features/loyalty/stored.rules';
import type { Day } from '@shared/lib/days';
import type { Reader } from '../../db/reader';
import type { PayCode, StoredRulesRow } from './loyalty.stored.entity';

type Reads = Pick<Reader, 'get' | 'all' | 'column' | 'today'>;

/** The rules as they hold; those that are proposed, off, before anybody set them. `version` 0: nobody did. */
export function readStored(reader: Pick<Reader, 'get'>): StoredRules & { version: number } {
  const row = reader.get<StoredRulesRow>('SELECT * FROM "loyaltyStoredRules"');
  if (row === undefined) return { ...FIRST_STORED, version: 0 };
  const { id: _id, isOn, offers, asksCode, takesUsedGift, ...rules } = row;
  return {
    ...rules,
    isOn: isOn === 1,
    offers: JSON.parse(offers) as StoredOffer[],
    asksCode: asksCode === 1,
    takesUsedGift: takesUsedGift === 1,
  };
}

/** Condition on a row of the ledger: it counts today. Takes today. */
const COUNTS = `("countsFrom" IS NULL OR "countsFrom" <= ?)`;

/** What of an account can be spent today, in cents. */
export function balanceOf(reader: Reads, customerId: number): Holding {
  const sums = reader.get<Holding>(
    `SELECT coalesce(sum("cents") FILTER (WHERE "kind" = 'principal'), 0) AS "principal",
       coalesce(sum("cents") FILTER (WHERE "kind" = 'gift'), 0) AS "gift"
     FROM "loyaltyStored" WHERE "customerId" = ? AND ${COUNTS}`,
    customerId,
    reader.today,
  );
  return sums ?? { principal: 0, gift: 0 };
}

/** What an account holds by kind and by the day from which it counts, null for what counts today; none of it zero. */
export const heapsOf = (
  reader: Reads,
  customerId: number,
): { kind: StoredKind; countsFrom: Day | null; cents: number }[] =>
  reader.all(
    `SELECT "kind", "countsFrom", sum("cents") AS "cents" FROM
       (SELECT "kind", CASE WHEN "countsFrom" <= ? THEN NULL ELSE "countsFrom" END AS "countsFrom", "cents"
        FROM "loyaltyStored" WHERE "customerId" = ?)
     GROUP BY "kind", "countsFrom" HAVING sum("cents") <> 0 ORDER BY "kind", "countsFrom"`,
    reader.today,
    customerId,
  );

/** All that an account holds, also what counts later, in cents. */
export function heldBy(reader: Reads, customerId: number): Holding {
  const held = { principal: 0, gift: 0 };
  for (const { kind, cents } of heapsOf(reader, customerId)) held[kind] += cents;
  return held;
}

/** The gift that offers gave since the account was last paid out, what was undone taken off. */
export const givenTo = (reader: Reads, customerId: number): number =>
  reader.column<number>(
    `SELECT coalesce(sum("cents"), 0) FROM "loyaltyStored"
     WHERE "customerId" = ? AND "kind" = 'gift' AND "cause" IN ('topUp', 'undo') AND "topUpId" IS NOT NULL
       AND "topUpId" > (SELECT coalesce(max("id"), 0) FROM "loyaltyTopUps" WHERE "customerId" = ? AND "cause" = 'refund')`,
    customerId,
    customerId,
  )[0] ?? 0;

/**
 * The refund that came after gift had paid for a sale, and what it kept for used gift and has not given back since, in cents;
 * undefined where none came.
 */
export const keptAfter = (reader: Reads, saleId: number): { topUpId: number; cents: number } | undefined =>
  reader.get(
    `SELECT k."topUpId", -sum(k."cents") AS "cents" FROM
       (SELECT "topUpId", "cents" FROM "loyaltyStored" WHERE "cause" = 'kept' UNION ALL
        SELECT o."topUpId", u."cents" FROM "loyaltyStored" u JOIN "loyaltyStored" o ON o."id" = u."undoesId" WHERE o."cause" = 'kept') k
     WHERE k."topUpId" = (SELECT min(r."topUpId") FROM "loyaltyStored" p JOIN "loyaltyStored" r ON r."customerId" = p."customerId"
       WHERE p."saleId" = ? AND p."kind" = 'gift' AND p."cause" = 'spend' AND r."id" > p."id" AND r."saleId" IS NULL
         AND r."cause" IN ('refund', 'kept', 'forfeit'))
     GROUP BY k."topUpId"`,
    saleId,
  );

/** True where the account was paid out after this top-up, so that nothing of it is left to be taken back. */
export const wasPaidOut = (
  reader: Pick<Reader, 'get'>,
  { id, customerId }: { id: number; customerId: number },
): boolean =>
  reader.get(
    `SELECT 1 FROM "loyaltyTopUps" WHERE "customerId" = ? AND "id" > ? AND "cause" = 'refund' LIMIT 1`,
    customerId,
    id,
  ) !== undefined;

/** Who else may pay with an account, in the order in which they were named. */
export const personsOf = (reader: Reads, customerId: number): { id: number; name: string }[] =>
  reader.all(
    'SELECT "id", "name" FROM "loyaltyPersons" WHERE "customerId" = ? AND "endedAt" IS NULL ORDER BY "id"',
    customerId,
  );

/** The pay code of an account; undefined where none is set. */
export const codeOf = (reader: Pick<Reader, 'get'>, customerId: number): PayCode | undefined =>
  reader.get<PayCode>('SELECT * FROM "loyaltyCodes" WHERE "customerId" = ?', customerId);

/** True where the right code was given to this person within the last minutes, and nothing was paid with it since. */
export function isOpenFor(code: PayCode, actorId: number, now: string): boolean {
  if (code.openedAt === null || code.openedBy !== actorId) return false;
  const sinceMs = Date.parse(now) - Date.parse(code.openedAt);
  return sinceMs >= 0 && sinceMs <= CODE_OPEN_MINUTES * 60_000;
}

/** True where an account cannot be paid with before its code was given, or set. */
export function wantsCode(reader: Pick<Reader, 'get' | 'now'>, customerId: number, actorId: number): boolean {
  const code = codeOf(reader, customerId);
  return code === undefined ? readStored(reader).asksCode : !isOpenFor(code, actorId, reader.now);
}
