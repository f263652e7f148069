import type { CustomerCard, CustomerId, ListFilter } from '@shared/features/customers/customers.contract';
import type { CallInput } from '@shared/ipc/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { act, call, newCommandId } from '@/lib/client';
import { notifyError } from '@/lib/notify';
import { keyOf } from '@/lib/queryClient';
import { offerUndo } from '@/lib/undo';
import { useCall } from '@/lib/useCall';
import type { Sort } from '@/ui/column';
import { usePagedRows, type Page } from '@/ui/pagedRows';

export type ListSort = CallInput<'customers.list'>['sort'];
export type ListGroup = ListFilter['group'];
export type TimelineKind = NonNullable<CallInput<'customers.timeline'>['kinds']>[number];

/** What the list shows: a group, narrowed by a text, in an order. */
export type ListView = { group: ListGroup; text: string; sort: Sort & { by: ListSort } };

/** How the list looks when the program starts: who came last stands on top. */
export const FIRST_VIEW: ListView = { group: 'all', text: '', sort: { by: 'lastVisit', direction: 'desc' } };

/** Query of the list's rows, for the screen and for prefetching at start. */
export function listQuery({ group, text, sort }: ListView) {
  const ask = { filter: { group, text }, sort: sort.by, direction: sort.direction };
  return {
    queryKey: keyOf('customers.list', ask),
    fetchPage: (offset: number, limit: number) => call('customers.list', { ...ask, offset, limit }),
  };
}

/** The customers of a view, fetched as they come into sight. */
export function useCustomerRows(view: ListView) {
  return usePagedRows(listQuery(view));
}

/** A customer's timeline, newest first, fetched as it comes into sight. */
export function useTimelineRows(id: CustomerId, kinds: readonly TimelineKind[]) {
  const ask = { id, kinds: [...kinds] };
  return usePagedRows({
    queryKey: keyOf('customers.timeline', ask),
    fetchPage: async (offset, limit): Promise<Page<TimelineRow>> => {
      const { entries, total } = await call('customers.timeline', { ...ask, offset, limit });
      return { rows: entries, total };
    },
  });
}
type TimelineRow = Awaited<ReturnType<typeof call<'customers.timeline'>>>['entries'][number];

/** The card of a customer. */
export function useCard(id: CustomerId) {
  return useCall('customers.card', { id });
}

/** A card as it stands now, past anything that was kept. Throws ClientError. */
export function fetchCard(id: CustomerId): Promise<CustomerCard> {
  return call('customers.card', { id });
}

/** Who is acted on, with the name to tell it by. */
export type Person = { id: CustomerId; title: string };

/** Putting into the bin and taking out again, told with an offer to undo. Resolves with whether it was done. */
export function useBin() {
  const { t } = useTranslation();
  return useMemo(() => {
    const move = async (people: readonly Person[], name: 'remove' | 'restore'): Promise<boolean> => {
      const [first] = people;
      if (!first) return false;
      const commandId = newCommandId();
      try {
        await act(`customers.${name}`, { ids: people.map((person) => person.id) }, commandId);
      } catch (error) {
        notifyError(error);
        return false;
      }
      const text =
        people.length === 1
          ? t(`customers.bin.${name}One`, { name: first.title })
          : t(`customers.bin.${name}Many`, { count: people.length });
      offerUndo(text, commandId);
      return true;
    };
    return {
      remove: (people: readonly Person[]) => move(people, 'remove'),
      restore: (people: readonly Person[]) => move(people, 'restore'),
    };
  }, [t]);
}
