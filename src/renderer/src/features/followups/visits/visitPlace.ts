import type { CustomerId } from '@shared/features/customers/customers.contract';

/** What the page of visit sheets shows: all of them, one that is being made, or one by its mark. */
export type VisitPlace = { kind: 'list' } | { kind: 'new' } | { kind: 'sheet'; mark: string };

const MARK = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads `/visits/new` and `/visits/<mark>`; anything unknown is the list. */
export function visitPlaceOf(path: string): VisitPlace {
  const [, , what = ''] = path.split('/');
  if (what === 'new') return { kind: 'new' };
  return MARK.test(what) ? { kind: 'sheet', mark: what } : { kind: 'list' };
}

/** Customers whom an address brings along for a new sheet, in their order. */
export type Brought = {
  customerIds: CustomerId[];
  /** False until somebody has put them into an order of their own: then they stand in that of the road. */
  isOrdered?: boolean;
};
