import { AppError } from '@shared/errors/AppError';
import type { DraftId } from '@shared/features/drafts/draftId';
import { DRAFT_LIMITS } from '@shared/features/drafts/drafts.rules';
import type { DraftPlace } from '@shared/features/drafts/drafts.contract';
import type { ScratchUnit } from '../../db/scratch';
import { isReferenceViolation } from '../../db/sqliteErrors';
import { findDraft, keyOf, mayBeKept } from './drafts.queries';

/**
 * Keeps what stands in a form of the acting person, in place of what was kept before. Throws drafts.tooMany, and
 * customers.notFound where the customer is gone.
 */
export function keepDraft(
  unit: ScratchUnit,
  { place, title, body }: { place: DraftPlace; title: string; body: string },
): DraftId {
  if (!mayBeKept(unit, unit.actor, place)) throw new AppError('customers.notFound');
  const { at } = unit.moment;
  const present = findDraft(unit, unit.actor.id, place);
  if (present !== undefined) {
    unit.run(
      'UPDATE "drafts" SET "title" = ?, "body" = ?, "updatedAt" = ? WHERE "id" = ?',
      title,
      body,
      at,
      present.id,
    );
    return present.id as DraftId;
  }
  const [count = 0] = unit.column<number>(
    'SELECT count(*) FROM "drafts" WHERE "personId" = ?',
    unit.actor.id,
  );
  if (count >= DRAFT_LIMITS.perPerson) throw new AppError('drafts.tooMany', { number: count });
  const { form, customerId, slot } = keyOf(place);
  try {
    const { lastId } = unit.run(
      `INSERT INTO "drafts" ("personId", "form", "customerId", "slot", "title", "body", "begunAt", "updatedAt")
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      unit.actor.id,
      form,
      customerId,
      slot,
      title,
      body,
      at,
      at,
    );
    return lastId as DraftId;
  } catch (error) {
    if (isReferenceViolation(error)) throw new AppError('customers.notFound');
    throw error;
  }
}

/**
 * Throws a draft of the acting person away; one that is gone, or another person's, is left alone. An act that saves
 * a form calls it in its own unit, so that nothing is saved and still kept as a draft.
 */
export function dropDraft(unit: Pick<ScratchUnit, 'run' | 'actor'>, id: DraftId | undefined): void {
  if (id !== undefined) unit.run('DELETE FROM "drafts" WHERE "id" = ? AND "personId" = ?', id, unit.actor.id);
}
