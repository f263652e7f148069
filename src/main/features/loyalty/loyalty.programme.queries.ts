import { FIRST_PROGRAMME } from '@shared/features/loyalty/programme.rules';
import type { Programme } from '@shared/features/loyalty/programme.rules';
import type { PointsDay, PointsExtra } from '@shared/features/loyalty/points.rules';
import type { Reader } from '../../db/reader';
import type { LoyaltyProgramme, LoyaltyTier } from './loyalty.entity';

type Reads = Pick<Reader, 'get' | 'all'>;

/** The rules as they hold; those that are proposed, off, before anybody set them. `version` 0: nobody did. */
export function readProgramme(reader: Pick<Reader, 'get'>): Programme & { version: number } {
  const row = reader.get<LoyaltyProgramme>('SELECT * FROM "loyaltyProgramme"');
  if (row === undefined) return { ...FIRST_PROGRAMME, version: 0 };
  const { isOn, basis, window, graceDays, version, hasPoints, days, extras } = row;
  const { centsPerPoint, redeemPoints, redeemCents, redeemStep, months, forewarnDays, importsSince } = row;
  return {
    isOn: isOn === 1,
    basis,
    window,
    graceDays,
    version,
    points: {
      isOn: hasPoints === 1,
      centsPerPoint,
      redeemPoints,
      redeemCents,
      redeemStep,
      months,
      forewarnDays,
      days: JSON.parse(days) as PointsDay[],
      extras: JSON.parse(extras) as PointsExtra[],
      importsSince,
    },
  };
}

/** A tier as rules and screens know it. */
export type Tier = Omit<LoyaltyTier, 'deletedAt'>;

/** Tiers of the ladders, each line from its lowest. */
export const tiersOf = (reader: Reads): Tier[] =>
  reader.all<Tier>(
    `SELECT "id", "line", "name", "tone", "threshold", "discountPermille", "pointsPermille", "birthdayGift", "benefits"
     FROM "loyaltyTiers" WHERE "deletedAt" IS NULL ORDER BY "line" DESC, "threshold"`,
  );
