import { AppError } from '@shared/errors/AppError';
import type { Unit } from '../../db/unit';
import { assertKnown } from '../customers/customers.sight.queries';
import { SaleAdvice } from './guide.entity';

/** What was asked for and shown. */
export type AdviceFields = {
  customerId: number;
  forWhom: string;
  need: string;
  toCents: number | null;
  productIds: readonly number[];
};

/** Keeps for a customer what they asked for and were shown. Throws customers.notFound, sales.noProduct. */
export async function keepAdvice(unit: Unit, { productIds, ...fields }: AdviceFields): Promise<number> {
  assertKnown(unit, unit.actor, fields.customerId);
  const known = unit.column<number>(
    'SELECT "id" FROM "products" WHERE "id" IN (SELECT "value" FROM json_each(?))',
    JSON.stringify(productIds),
  );
  if (known.length < new Set(productIds).size) throw new AppError('sales.noProduct', {}, ['productIds']);
  const { at, on, minute } = unit.moment;
  return unit.insert(SaleAdvice, {
    ...fields,
    productIds: JSON.stringify(productIds),
    at,
    onDay: on,
    minute,
    actorId: unit.actor.id,
  });
}
