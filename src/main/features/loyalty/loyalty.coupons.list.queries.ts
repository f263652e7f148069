import { AppError } from '@shared/errors/AppError';
import type { CouponBatch } from '@shared/features/loyalty/coupons.channels';
import { couponState } from '@shared/features/loyalty/coupons.rules';
import type { CouponState } from '@shared/features/loyalty/coupons.rules';
import type { loyaltyContract } from '@shared/features/loyalty/loyalty.contract';
import type { Day } from '@shared/lib/days';
import type { Reader } from '../../db/reader';
import type { Actor } from '../../db/unit';
import type { QueryHandlers } from '../../ipc/handlers';
import { aboutOf } from '../customers/customers.about.queries';
import { isKnown, sightOf } from '../customers/customers.sight.queries';
import { mayAct } from '../staff/staff.people.queries';
import type { LoyaltyCouponBatch } from './loyalty.coupons.entity';
import {
  assertGoodFor,
  couponByCode,
  goodCouponsOf,
  isVoided,
  numbers,
  termsOf,
  tillOf,
  usedOf,
} from './loyalty.coupons.queries';
import { lowGifts } from './loyalty.gifts.queries';
import type { FoundRow, StoredTerms } from './loyalty.coupons.queries';

type Handlers = QueryHandlers<typeof loyaltyContract>;

function assertSeen(reader: Reader, actor: Actor, customerId: number): void {
  if (!isKnown(sightOf(reader, actor), customerId)) throw new AppError('customers.notFound');
}

/** What batches brought: sales in which one of their coupons stands used, with what came back of them, and what it took off. */
const WORTH = `SELECT u."batchId", sum(u."cents") AS "discountCents",
    sum(u."isLast" * (SELECT coalesce(sum(s."amountCents"), 0) FROM "sales" s WHERE s."id" = u."saleId" OR s."id" IN
      (SELECT "saleId" FROM "counterSales" WHERE "originalId" = u."saleId"))) AS "turnoverCents"
  FROM (SELECT c."batchId", m."saleId", sum(m."cents") AS "cents", sum(m."cents") > 0 AS "isLast"
    FROM "loyaltyCouponMoves" m JOIN "loyaltyCoupons" c ON c."id" = m."couponId" WHERE m."cause" IN ('used', 'givenBack')
    GROUP BY c."batchId", m."saleId") u GROUP BY u."batchId"`;

type CountRow = { batchId: number; state: CouponState; coupons: number; used: number };

/** Coupons of each batch by how they stand today, and how often they are used. */
const COUNTS = `SELECT "batchId", count(*) AS "coupons", sum("used") AS "used",
    CASE WHEN "isVoided" THEN 'voided' WHEN "used" >= "uses" THEN 'used' WHEN "endsOn" < ? THEN 'lapsed' ELSE 'good' END AS "state"
  FROM (SELECT c."batchId", c."endsOn", b."uses", ${usedOf('c')} AS "used", ${isVoided('c')} AS "isVoided"
    FROM "loyaltyCoupons" c JOIN "loyaltyCouponBatches" b ON b."id" = c."batchId")
  GROUP BY "batchId", "state"`;

function listBatches(reader: Reader, actor: Actor): ReturnType<Handlers['couponBatches']> {
  const counts = reader.all<CountRow>(COUNTS, reader.today);
  const worth = mayAct(reader, actor, 'loyalty.manage')
    ? reader.all<{ batchId: number; discountCents: number; turnoverCents: number }>(WORTH)
    : null;
  const batches = reader.all<LoyaltyCouponBatch>(
    'SELECT * FROM "loyaltyCouponBatches" ORDER BY "closedAt" IS NOT NULL, "id" DESC',
  );
  return {
    rows: batches.map((batch): CouponBatch => {
      const { id, name, tierIds, uses, startsOn, endsOn, goodDays, prefix, isBirthday, closedAt } = batch;
      const own = counts.filter(({ batchId }) => batchId === id);
      const of = (state: CouponState): number =>
        own.reduce((sum, one) => sum + (one.state === state ? one.coupons : 0), 0);
      const brought = worth?.find(({ batchId }) => batchId === id);
      return {
        ...termsOf(batch),
        id,
        name,
        tierIds: numbers(tierIds),
        uses,
        startsOn: startsOn as Day | null,
        endsOn: endsOn as Day | null,
        goodDays,
        prefix,
        isBirthday: isBirthday === 1,
        isClosed: closedAt !== null,
        issued: own.reduce((sum, { coupons }) => sum + coupons, 0),
        open: of('good'),
        used: own.reduce((sum, { used }) => sum + used, 0),
        lapsed: of('lapsed'),
        voided: of('voided'),
        worth:
          worth === null
            ? null
            : { turnoverCents: brought?.turnoverCents ?? 0, discountCents: brought?.discountCents ?? 0 },
      };
    }),
  };
}

type CouponListRow = Omit<FoundRow, keyof StoredTerms | 'tierIds'> & {
  batchId: number;
  cause: 'issued';
  on: Day;
  by: string;
  saleNumber: string | null;
  reason: string;
};

const listCoupons = (
  reader: Reader,
  actor: Actor,
  { batchId, customerId, offset, limit }: Parameters<Handlers['coupons']>[1],
): ReturnType<Handlers['coupons']> => {
  if (customerId !== null) assertSeen(reader, actor, customerId);
  const conditions = [
    ...(batchId === null ? [] : [{ sql: 'c."batchId" = ?', value: batchId }]),
    ...(customerId === null ? [] : [{ sql: 'c."customerId" = ?', value: customerId }]),
  ];
  const where = ['TRUE', ...conditions.map(({ sql }) => sql)].join(' AND ');
  const values = conditions.map(({ value }) => value);
  const rows = reader.all<CouponListRow>(
    `SELECT c."id", c."batchId", c."code", c."customerId", c."endsOn", b."name", b."uses", b."startsOn",
       ${usedOf('c')} AS "used", ${isVoided('c')} AS "isVoided", m."cause", m."onDay" AS "on", p."name" AS "by",
       s."number" AS "saleNumber", coalesce(r."reason", '') AS "reason"
     FROM (SELECT * FROM "loyaltyCoupons" c WHERE ${where} ORDER BY "id" DESC LIMIT ? OFFSET ?) c
     JOIN "loyaltyCouponBatches" b ON b."id" = c."batchId"
     JOIN "loyaltyCouponMoves" m ON m."id" = (SELECT max("id") FROM "loyaltyCouponMoves" WHERE "couponId" = c."id")
     JOIN "staff" p ON p."id" = m."actorId" LEFT JOIN "sales" s ON s."id" = m."saleId"
     LEFT JOIN "loyaltyRemarks" r ON r."couponMoveId" = m."id" ORDER BY c."id" DESC`,
    ...values,
    limit,
    offset,
  );
  const sight = sightOf(reader, actor);
  const people = aboutOf(
    reader,
    sight,
    rows.map((row) => row.customerId),
  );
  return {
    rows: rows.map(({ cause, on, by, saleNumber, reason, ...row }) => {
      const customer = (row.customerId !== null && people.get(row.customerId)) || null;
      const isHidden = row.customerId !== null && customer === null;
      return {
        id: row.id,
        batchId: row.batchId,
        name: row.name,
        code: row.code,
        state: couponState({ ...row, isVoided: row.isVoided === 1 }, reader.today),
        customer,
        isNamed: row.customerId !== null,
        usesLeft: row.uses - row.used,
        endsOn: row.endsOn,
        last: { cause, on, by, saleNumber, reason: isHidden ? '' : reason },
      };
    }),
    total: reader.column<number>(`SELECT count(*) FROM "loyaltyCoupons" c WHERE ${where}`, ...values)[0] ?? 0,
  };
};

/** Named on Today at most. */
const MOST_NAMED = 5;

const rewardsOfToday: Handlers['rewardsOfToday'] = (reader, _input, actor) => {
  const given = reader.all<{ customerId: number; name: string }>(
    `SELECT c."customerId", b."name" FROM "loyaltyCouponMoves" m JOIN "loyaltyCoupons" c ON c."id" = m."couponId"
     JOIN "loyaltyCouponBatches" b ON b."id" = c."batchId"
     WHERE m."onDay" = ? AND m."cause" = 'issued' AND c."birthYear" IS NOT NULL ORDER BY m."id"`,
    reader.today,
  );
  const people = aboutOf(
    reader,
    sightOf(reader, actor),
    given.map(({ customerId }) => customerId),
  );
  const birthdays = given.flatMap(({ customerId, name }) => {
    const customer = people.get(customerId);
    return customer === undefined ? [] : [{ customer, name }];
  });
  return { birthdays: birthdays.slice(0, MOST_NAMED), low: lowGifts(reader).slice(0, MOST_NAMED) };
};

const couponSheet: Handlers['couponSheet'] = (reader, { batchId }) => {
  const batch = reader.get<LoyaltyCouponBatch>(
    'SELECT * FROM "loyaltyCouponBatches" WHERE "id" = ?',
    batchId,
  );
  if (batch === undefined) throw new AppError('loyalty.noBatch');
  const coupons = reader.all<{ code: string; endsOn: Day | null }>(
    `SELECT c."code", c."endsOn" FROM "loyaltyCoupons" c
     WHERE c."batchId" = ? AND c."customerId" IS NULL AND (c."endsOn" IS NULL OR c."endsOn" >= ?)
       AND ${usedOf('c')} < ? AND NOT ${isVoided('c')} ORDER BY c."id"`,
    batchId,
    reader.today,
    batch.uses,
  );
  if (coupons.length === 0) throw new AppError('loyalty.noCodes');
  const { name, kind, cents, permille, fromCents, uses } = batch;
  return { name, kind, cents, permille, fromCents, uses, coupons };
};

/** What is asked of coupons. */
export const couponQueries: Pick<
  Handlers,
  'couponBatches' | 'coupons' | 'tillCoupons' | 'scanCoupon' | 'rewardsOfToday' | 'couponSheet'
> = {
  rewardsOfToday,
  couponSheet,
  couponBatches: (reader, _input, actor) => listBatches(reader, actor),
  coupons: (reader, input, actor) => listCoupons(reader, actor, input),
  tillCoupons: (reader, { customerId }, actor) => {
    assertSeen(reader, actor, customerId);
    return { rows: goodCouponsOf(reader, customerId) };
  },
  scanCoupon: (reader, { code, customerId }) => {
    const coupon = couponByCode(reader, code);
    if (coupon === undefined) return null;
    assertGoodFor(reader, coupon, customerId);
    return tillOf(coupon);
  },
};
