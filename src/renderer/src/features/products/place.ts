import type { ProductId } from '@shared/features/products/products.contract';

/** What stands beside the list, as the address says. */
export type Place =
  | { kind: 'none' }
  | { kind: 'new'; slot: string | null }
  | { kind: 'card'; id: ProductId }
  | { kind: 'edit'; id: ProductId };

const SLOT = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads `/products/42/edit`; anything unknown is the bare list. */
export function placeOf(path: string): Place {
  const [, , what = '', more = ''] = path.split('/');
  if (what === 'new') return { kind: 'new', slot: SLOT.test(more) ? more : null };
  if (!/^[1-9]\d{0,11}$/.test(what)) return { kind: 'none' };
  return { kind: more === 'edit' ? 'edit' : 'card', id: Number(what) as ProductId };
}
