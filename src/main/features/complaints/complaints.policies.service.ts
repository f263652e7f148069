import { AppError } from '@shared/errors/AppError';
import type { PolicyFields } from '@shared/features/complaints/policies.channels';
import { isException, POLICY_LIMITS } from '@shared/features/complaints/policies.rules';
import type { Unit } from '../../db/unit';
import { ComplaintException, ComplaintPolicy } from './complaints.policies.entity';
import { exceptionOf, listPolicies, policyById } from './complaints.policies.queries';
import { changeOne, readOne, tell } from './complaints.service';

/**
 * A policy as it shall be; requests that came under it show it so. Without an id a new one. Throws complaints.noPolicy,
 * .changed where somebody was quicker, .tooManyPolicies.
 */
export async function savePolicy(
  unit: Unit,
  { id, version, fields }: { id: number | null; version: number | null; fields: PolicyFields },
): Promise<number> {
  if (id === null) {
    if (listPolicies(unit).length >= POLICY_LIMITS.policies) {
      throw new AppError('complaints.tooManyPolicies', { number: POLICY_LIMITS.policies });
    }
    return unit.insert(ComplaintPolicy, fields);
  }
  const before = policyById(unit, id);
  if (before === undefined) throw new AppError('complaints.noPolicy');
  if (before.version !== version) throw new AppError('complaints.changed');
  await unit.change(ComplaintPolicy, id, { ...fields, version: before.version + 1 });
  return id;
}

/** Puts one away, or brings it back. Throws complaints.noPolicy. */
export async function retirePolicy(
  unit: Unit,
  { id, isRetired }: { id: number; isRetired: boolean },
): Promise<void> {
  const before = policyById(unit, id);
  if (before === undefined) throw new AppError('complaints.noPolicy');
  const deletedAt = isRetired ? unit.moment.at : null;
  await unit.change(ComplaintPolicy, id, { deletedAt, version: before.version + 1 });
}

/**
 * Says yes to a request against its policy, and why: that stands with what happened to it. Throws complaints.notFound,
 * .changed, .noPolicy, .noException where the policy says yes anyway, .granted.
 */
export async function grantException(
  unit: Unit,
  { id, version, reason }: { id: number; version: number; reason: string },
): Promise<number> {
  const row = readOne(unit, id, version);
  const policy = row.policyId === null ? undefined : policyById(unit, row.policyId);
  if (policy === undefined) throw new AppError('complaints.noPolicy');
  if (!isException(policy.answer)) throw new AppError('complaints.noException');
  if (exceptionOf(unit, id) !== null) throw new AppError('complaints.granted');
  const { at, on: onDay, minute } = unit.moment;
  const eventId = await tell(unit, row, 'excepted', reason);
  await changeOne(unit, row, {});
  return unit.insert(ComplaintException, {
    policyId: policy.id,
    complaintId: id,
    eventId,
    customerId: row.customerId,
    at,
    onDay,
    minute,
    actorId: unit.actor.id,
    approverId: unit.actor.approver?.id ?? null,
  });
}
