import type { CustomerCard } from '@shared/features/customers/customers.contract';
import { PURPOSES } from '@shared/features/privacy/privacy.rules';
import type { Reader } from '../../db/reader';

/** The condition that an answer `a` in `customerConsents` is the latest for its purpose, and a no. */
export const SAID_NO = `a."answer" <> 'given' AND a."id" = (SELECT max(l."id") FROM "customerConsents" l
  WHERE l."customerId" = a."customerId" AND l."purpose" = a."purpose")`;

/** Purposes whose latest answer is no, of several customers; of those who refused nothing there is no entry. */
export function refusalsOfMany(
  reader: Pick<Reader, 'all'>,
  ids: readonly number[],
): ReadonlyMap<number, CustomerCard['refuses']> {
  const rows = reader.all<{ customerId: number; purpose: CustomerCard['refuses'][number] }>(
    `SELECT a."customerId", a."purpose" FROM json_each(?) j
     CROSS JOIN "customerConsents" a ON a."customerId" = j."value"
     WHERE a."purpose" IN (SELECT "value" FROM json_each(?)) AND ${SAID_NO} ORDER BY a."id"`,
    JSON.stringify(ids),
    JSON.stringify(PURPOSES),
  );
  const refusals = new Map<number, CustomerCard['refuses']>();
  for (const { customerId, purpose } of rows) {
    refusals.set(customerId, [...(refusals.get(customerId) ?? []), purpose]);
  }
  return refusals;
}
