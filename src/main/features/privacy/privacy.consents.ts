import { AppError } from '@shared/errors/AppError';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import type { Consent } from '@shared/features/privacy/privacy.contract';
import { CONSENT_TEXT, nextAnswers } from '@shared/features/privacy/privacy.rules';
import type { Unit } from '../../db/unit';
import { addConsent } from '../customers/customers.service';

/**
 * Writes down what a customer answered; earlier answers stay. Throws customers.notFound, .notYours, and privacy.notGiven
 * where the answer does not follow from the last one.
 */
export async function recordConsent(
  unit: Unit,
  { id, purpose, answer, way }: { id: CustomerId } & Pick<Consent, 'purpose' | 'answer' | 'way'>,
): Promise<number> {
  const last = unit.get<Pick<Consent, 'answer'>>(
    'SELECT "answer" FROM "customerConsents" WHERE "customerId" = ? AND "purpose" = ? ORDER BY "id" DESC LIMIT 1',
    id,
    purpose,
  );
  /* Whether they may know of this customer comes first; what is thrown after it takes the row back. */
  const consentId = await addConsent(unit, id, { purpose, answer, way, textVersion: CONSENT_TEXT });
  if (!nextAnswers(last?.answer ?? null).includes(answer)) throw new AppError('privacy.notGiven');
  return consentId;
}
