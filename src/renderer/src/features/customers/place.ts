import type { CustomerId } from '@shared/features/customers/customers.contract';

/** What stands beside the list, as the address says. */
export type Place =
  { kind: 'none' } | { kind: 'new' } | { kind: 'card'; id: CustomerId } | { kind: 'edit'; id: CustomerId };

/** Reads `/customers/42/edit`; anything unknown is the bare list. */
export function placeOf(path: string): Place {
  const [, , what = '', more = ''] = path.split('/');
  if (what === 'new') return { kind: 'new' };
  if (!/^[1-9]\d{0,14}$/.test(what)) return { kind: 'none' };
  return { kind: more === 'edit' ? 'edit' : 'card', id: Number(what) as CustomerId };
}
