import type { CustomerId } from '@shared/features/customers/customers.contract';

/** What stands beside the list, as the address says. */
export type Place =
  | { kind: 'none' }
  | { kind: 'new'; slot: string | null }
  | { kind: 'card'; id: CustomerId }
  | { kind: 'edit'; id: CustomerId };

const SLOT = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads `/customers/42/edit`; anything unknown is the bare list. */
export function placeOf(path: string): Place {
  const [, , what = '', more = ''] = path.split('/');
  if (what === 'new') return { kind: 'new', slot: SLOT.test(more) ? more : null };
  if (!/^[1-9]\d{0,14}$/.test(what)) return { kind: 'none' };
  return { kind: more === 'edit' ? 'edit' : 'card', id: Number(what) as CustomerId };
}
