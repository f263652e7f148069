import type { CompensationRow } from '@shared/features/complaints/compensation.channels';
import { couponWorth } from '@shared/features/complaints/compensation.rules';
import type { Reader } from '../../db/reader';
import type { Actor } from '../../db/unit';
import { hasStored, pointsWorth, worthyBatches } from '../loyalty/loyalty.compensation.queries';
import { limitFor } from './complaints.limits.queries';

/** What a complaint was given by now, less what was taken back. */
export const givenCents = (reader: Pick<Reader, 'column'>, complaintId: number): number =>
  reader.column<number>(
    'SELECT coalesce(sum("valueCents"), 0) FROM "complaintCompensations" WHERE "complaintId" = ?',
    complaintId,
  )[0] ?? 0;

const rowsOf = (reader: Pick<Reader, 'all'>, complaintId: number): CompensationRow[] =>
  reader
    .all<Omit<CompensationRow, 'isTakenBack'> & { isTakenBack: 0 | 1 }>(
      `SELECT c."id", c."kind", c."valueCents", c."points", b."name" AS "coupon", c."moneyKind", p."name" AS "product",
         c."quantityMilli", c."onDay" AS "on", c."minute", s."name" AS "by", a."name" AS "approvedBy",
         EXISTS (SELECT 1 FROM "complaintCompensations" u WHERE u."undoesId" = c."id") AS "isTakenBack"
       FROM "complaintCompensations" c JOIN "staff" s ON s."id" = c."actorId"
         LEFT JOIN "staff" a ON a."id" = c."approverId" LEFT JOIN "products" p ON p."id" = c."productId"
         LEFT JOIN "loyaltyCoupons" k ON k."id" = c."couponId" LEFT JOIN "loyaltyCouponBatches" b ON b."id" = k."batchId"
       WHERE c."complaintId" = ? AND c."undoesId" IS NULL ORDER BY c."id"`,
      complaintId,
    )
    .map(({ isTakenBack, ...row }) => ({ ...row, isTakenBack: isTakenBack === 1 }));

/** What a complaint was given, what the asking person may still give alone, and what there is to give. */
export const compensationsOf = (reader: Reader, actor: Actor, complaintId: number) => ({
  rows: rowsOf(reader, complaintId),
  givenCents: givenCents(reader, complaintId),
  limitCents: limitFor(reader, actor),
  points: pointsWorth(reader),
  hasStored: hasStored(reader),
  coupons: worthyBatches(reader).map(({ uses, cents, ...batch }) => ({
    ...batch,
    cents: couponWorth(cents, uses),
  })),
});
