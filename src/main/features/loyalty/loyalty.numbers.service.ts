import { AppError } from '@shared/errors/AppError';
import { memberNumber, patternFault } from '@shared/features/loyalty/cards.rules';
import type { NumberPattern } from '@shared/features/loyalty/cards.rules';
import type { Unit } from '../../db/unit';
import { cardNumbered, readNumbers } from './loyalty.cards.queries';

const isTaken = (unit: Unit, number: string): boolean =>
  cardNumbered(unit, number) !== undefined ||
  unit.get(
    `SELECT 1 FROM "customers" WHERE "number" = ?
     UNION ALL SELECT 1 FROM "products" WHERE "barcode" = ? OR "code" = ?`,
    number,
    number,
    number,
  ) !== undefined;

/** Writes how members are numbered past the trail, so that no undo brings a given number back. */
function put(unit: Unit, { prefix, digits, hasCheck, isAuto, next }: ReturnType<typeof readNumbers>): void {
  unit.run(
    `INSERT INTO "loyaltyNumbers" ("id", "prefix", "digits", "hasCheck", "isAuto", "next") VALUES (1, ?, ?, ?, ?, ?)
     ON CONFLICT ("id") DO UPDATE SET "prefix" = excluded."prefix", "digits" = excluded."digits",
       "hasCheck" = excluded."hasCheck", "isAuto" = excluded."isAuto", "next" = excluded."next"`,
    prefix,
    digits,
    hasCheck ? 1 : 0,
    isAuto ? 1 : 0,
    next,
  );
}

/** A member number that nobody has or had, and that is no product's code. Given once, also where its act is taken back. */
export function nextNumber(unit: Unit): string {
  const numbers = readNumbers(unit);
  let running = numbers.next;
  while (isTaken(unit, memberNumber(numbers, running))) running += 1;
  put(unit, { ...numbers, next: running + 1 });
  return memberNumber(numbers, running);
}

/** The number of a customer who is written down without one; null where the shop gives none by itself. */
export const ownNumber = (unit: Unit): string | null => (readNumbers(unit).isAuto ? nextNumber(unit) : null);

/** Throws customers.numberTaken for a number that stands on an earlier card of somebody else. */
export function assertNeverGiven(unit: Unit, number: string, customerId: number | null): void {
  const card = cardNumbered(unit, number);
  if (card !== undefined && card.customerId !== customerId) {
    throw new AppError('customers.numberTaken', {}, ['number']);
  }
}

/** Sets how members are numbered. Throws loyalty.badPattern, loyalty.numberBehind. */
export function setNumbers(unit: Unit, asked: NumberPattern & { isAuto: boolean; next: number }): void {
  const fault = patternFault(asked);
  if (fault !== null) throw new AppError('loyalty.badPattern', { reason: fault }, ['prefix']);
  const { next } = readNumbers(unit);
  if (asked.next < next) throw new AppError('loyalty.numberBehind', { next }, ['next']);
  put(unit, asked);
}
