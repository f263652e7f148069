import type { ProductFilter, ProductId } from '@shared/features/products/products.contract';
import type { CallInput } from '@shared/ipc/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { act, call, newCommandId } from '@/lib/client';
import { notifyError } from '@/lib/notify';
import { keyOf } from '@/lib/queryClient';
import { offerUndo } from '@/lib/undo';
import { useCall } from '@/lib/useCall';
import type { Sort } from '@/ui/column';
import { usePagedRows } from '@/ui/pagedRows';

export type ProductSort = CallInput<'products.list'>['sort'];

/** What the list shows: products of a group, narrowed, in an order. */
export type ListView = { filter: ProductFilter; sort: Sort & { by: ProductSort } };

/** How the list looks when it is opened. */
export const FIRST_VIEW: ListView = {
  filter: { group: 'active', category: null, tag: null, band: null, text: '' },
  sort: { by: 'name', direction: 'asc' },
};

function listQuery({ filter, sort }: ListView) {
  const ask = { filter, sort: sort.by, direction: sort.direction };
  return {
    queryKey: keyOf('products.list', ask),
    fetchPage: (offset: number, limit: number) => call('products.list', { ...ask, offset, limit }),
  };
}

/** The products of a view, fetched as they come into sight. */
export function useProductRows(view: ListView) {
  return usePagedRows(listQuery(view));
}

/** All that is known of a product. */
export function useProduct(id: ProductId) {
  return useCall('products.card', { id });
}

/** What is acted on, with the name to tell it by. */
export type Named = { id: ProductId; name: string };

/** What can be done with products of the list. */
export type GroupAct = 'remove' | 'restore' | 'stop' | 'resume';

/** Acts on products of the list, told with an offer to undo. Resolve with whether it was done. */
export function useGroupActs(): (name: GroupAct, products: readonly Named[]) => Promise<boolean> {
  const { t } = useTranslation();
  return useMemo(
    () => async (name, products) => {
      const [first] = products;
      if (!first) return false;
      const ids = products.map(({ id }) => id);
      const commandId = newCommandId();
      try {
        if (name === 'remove' || name === 'restore') await act(`products.${name}`, { ids }, commandId);
        else await act('products.setActive', { ids, isActive: name === 'resume' }, commandId);
      } catch (error) {
        notifyError(error);
        return false;
      }
      offerUndo(
        products.length === 1
          ? t(`products.done.${name}One`, { name: first.name })
          : t(`products.done.${name}Many`, { count: products.length }),
        commandId,
      );
      return true;
    },
    [t],
  );
}
