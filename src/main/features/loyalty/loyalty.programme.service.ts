import { AppError } from '@shared/errors/AppError';
import type { Programme } from '@shared/features/loyalty/programme.rules';
import { tierFaults } from '@shared/features/loyalty/tiers.rules';
import type { TierFields } from '@shared/features/loyalty/tiers.rules';
import type { Unit } from '../../db/unit';
import { LoyaltyProgramme, LoyaltyTier } from './loyalty.entity';
import { readProgramme, tiersOf } from './loyalty.programme.queries';

/** A tier as it is set; `id` null for a new one. */
export type AskedTier = TierFields & { id: number | null };

/** Throws loyalty.badTiers with the first fault of the ladders, and loyalty.noTier for one that is not there any more. */
function assertTiers(unit: Unit, tiers: readonly AskedTier[]): void {
  const [fault] = tierFaults(tiers);
  if (fault !== undefined) {
    throw new AppError('loyalty.badTiers', { line: fault.line, reason: fault.reason, at: fault.at + 1 }, [
      'tiers',
    ]);
  }
  const present = new Map(tiersOf(unit).map((tier) => [tier.id, tier.line]));
  const asked = tiers.flatMap(({ id, line }) => (id === null ? [] : [{ id, line }]));
  const isKnown = asked.every(({ id, line }) => present.get(id) === line);
  if (!isKnown || new Set(asked.map(({ id }) => id)).size < asked.length) {
    throw new AppError('loyalty.noTier', {}, ['tiers']);
  }
}

/**
 * Sets the programme and its ladders. Tiers that are left out stay for the history; who stood there counts as on the
 * highest that asks for no more. Throws loyalty.changed where somebody else was quicker, loyalty.badTiers, .noTier.
 */
export async function setProgramme(
  unit: Unit,
  { version, programme, tiers }: { version: number; programme: Programme; tiers: readonly AskedTier[] },
): Promise<void> {
  if (readProgramme(unit).version !== version) throw new AppError('loyalty.changed');
  assertTiers(unit, tiers);
  const { isOn, basis, window, graceDays, points } = programme;
  const { isOn: hasPoints, days, extras, ...rates } = points;
  const row = {
    isOn: isOn ? 1 : 0,
    basis,
    window,
    graceDays,
    hasPoints: hasPoints ? 1 : 0,
    ...rates,
    days: JSON.stringify(days),
    extras: JSON.stringify(extras),
    version: version + 1,
  } as const;
  if (version === 0) await unit.insert(LoyaltyProgramme, row);
  else await unit.change(LoyaltyProgramme, 1, row);
  const kept = new Set(tiers.map(({ id }) => id));
  for (const { id } of tiersOf(unit)) {
    if (!kept.has(id)) await unit.change(LoyaltyTier, id, { deletedAt: unit.moment.at });
  }
  for (const { id, ...fields } of tiers) {
    if (id === null) await unit.insert(LoyaltyTier, { ...fields, deletedAt: null });
    else await unit.change(LoyaltyTier, id, fields);
  }
}
