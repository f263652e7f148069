import { AppError } from '@shared/errors/AppError';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import type { Consent } from '@shared/features/privacy/privacy.contract';
import { CONSENT_TEXT, nextAnswers } from '@shared/features/privacy/privacy.rules';
import type { Unit } from '../../db/unit';
import { CustomerConsent } from '../customers/customers.entity';
import { presentCard } from '../customers/customers.service';

/**
 * Writes down what a customer answered; earlier answers stay. Throws customers.notFound, .notYours, and privacy.notGiven where the
 * answer does not follow from the last one.
 */
export async function recordConsent(
  unit: Unit,
  { id, purpose, answer, way }: { id: CustomerId } & Pick<Consent, 'purpose' | 'answer' | 'way'>,
): Promise<number> {
  presentCard(unit, id, 'write', true);
  const last = unit.get<Pick<Consent, 'answer'>>(
    'SELECT "answer" FROM "customerConsents" WHERE "customerId" = ? AND "purpose" = ? ORDER BY "id" DESC LIMIT 1',
    id,
    purpose,
  );
  if (!nextAnswers(last?.answer ?? null).includes(answer)) throw new AppError('privacy.notGiven');
  const { at, on, minute } = unit.moment;
  return unit.insert(CustomerConsent, {
    customerId: id,
    purpose,
    answer,
    way,
    textVersion: CONSENT_TEXT,
    at,
    onDay: on,
    minute,
    actorId: unit.actor.id,
  });
}
