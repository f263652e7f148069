import { AppError } from '@shared/errors/AppError';
import { FREE_TRIES, pinFault, waitAfter } from '@shared/features/staff/staff.rules';
import type { Unit } from '../../db/unit';
import { assertKnown } from '../customers/customers.sight.queries';
import { hashSecret, isSecret } from '../staff/staff.hash.service';
import { AccountPerson, StoredReason } from './loyalty.stored.entity';
import { codeOf, personsOf } from './loyalty.stored.queries';

/** Names who else may pay with an account, in place of those before. Throws customers.notFound. */
export async function setPersons(
  unit: Unit,
  { customerId, names }: { customerId: number; names: readonly string[] },
): Promise<void> {
  assertKnown(unit, unit.actor, customerId);
  const wanted = new Set(names);
  for (const { id, name } of personsOf(unit, customerId)) {
    if (!wanted.delete(name)) await unit.change(AccountPerson, id, { endedAt: unit.moment.at });
  }
  for (const name of wanted) await unit.insert(AccountPerson, { customerId, name, endedAt: null });
}

/** Sets the first pay code of an account. Throws customers.notFound, loyalty.hasCode, .weakCode. */
export async function setCode(
  unit: Unit,
  { customerId, code }: { customerId: number; code: string },
): Promise<void> {
  assertKnown(unit, unit.actor, customerId);
  if (codeOf(unit, customerId) !== undefined) throw new AppError('loyalty.hasCode', {}, ['code']);
  if (pinFault(code) !== null) throw new AppError('loyalty.weakCode', {}, ['code']);
  const { cost, salt, hash } = await hashSecret('pin', code);
  unit.run(
    'INSERT INTO "loyaltyCodes" ("customerId", "cost", "salt", "hash") VALUES (?, ?, ?, ?)',
    customerId,
    cost,
    salt,
    hash,
  );
}

/** Takes a forgotten code away. Throws customers.notFound, loyalty.noCode. */
export async function dropCode(
  unit: Unit,
  { customerId, reason }: { customerId: number; reason: string },
): Promise<void> {
  assertKnown(unit, unit.actor, customerId);
  if (codeOf(unit, customerId) === undefined) throw new AppError('loyalty.noCode');
  unit.run('DELETE FROM "loyaltyCodes" WHERE "customerId" = ?', customerId);
  await unit.insert(StoredReason, { customerId, topUpId: null, storedId: null, reason });
}

/**
 * Tries a code. The right one opens the account for who stands here; a wrong one is counted, and after too many it is
 * waited, longer each time. Throws customers.notFound, loyalty.noCode.
 */
export async function giveCode(
  unit: Unit,
  { customerId, code }: { customerId: number; code: string },
): Promise<{ isRight: boolean; left: number; waitSeconds: number }> {
  assertKnown(unit, unit.actor, customerId);
  const row = codeOf(unit, customerId);
  if (row === undefined) throw new AppError('loyalty.noCode');
  const { at } = unit.moment;
  const sinceMs = row.failedAt === null ? 0 : Math.max(0, Date.parse(at) - Date.parse(row.failedAt));
  const waitMs = waitAfter(row.failures) - sinceMs;
  if (waitMs > 0) return { isRight: false, left: 0, waitSeconds: Math.ceil(waitMs / 1_000) };
  if (await isSecret({ kind: 'pin', ...row }, code)) {
    unit.run(
      'UPDATE "loyaltyCodes" SET "failures" = 0, "failedAt" = NULL, "openedAt" = ?, "openedBy" = ? WHERE "id" = ?',
      at,
      unit.actor.id,
      row.id,
    );
    return { isRight: true, left: FREE_TRIES, waitSeconds: 0 };
  }
  const failures = row.failures + 1;
  unit.run(
    'UPDATE "loyaltyCodes" SET "failures" = ?, "failedAt" = ?, "openedAt" = NULL, "openedBy" = NULL WHERE "id" = ?',
    failures,
    at,
    row.id,
  );
  return {
    isRight: false,
    left: Math.max(0, FREE_TRIES - failures),
    waitSeconds: Math.ceil(waitAfter(failures) / 1_000),
  };
}
