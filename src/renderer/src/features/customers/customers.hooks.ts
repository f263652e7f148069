import type {
  CustomerCard,
  CustomerId,
  CustomerListRow,
  ListFilter,
} from '@shared/features/customers/customers.contract';
import type { Conditions } from '@shared/features/customers/filter.rules';
import type { CallInput, CallOutput } from '@shared/ipc/contracts';
import { useQuery, type QueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { unsettledText } from '@/features/privacy/privacy.unsettled.public';
import { act, call, newCommandId } from '@/lib/client';
import { notifyError } from '@/lib/notify';
import { keyOf } from '@/lib/queryClient';
import { offerUndo } from '@/lib/undo';
import { callQuery, useCall } from '@/lib/useCall';
import type { Sort } from '@/ui/column';
import { Held } from '@/ui/held';
import { pageQuery, usePagedRows, type Page } from '@/ui/pagedRows';
import { customerTitle } from './customerTitle';
import type { Place } from './place';

export type ListSort = CallInput<'customers.list'>['sort'];
export type ListGroup = ListFilter['group'];
export type TimelineKind = NonNullable<CallInput<'customers.timeline'>['kinds']>[number];

/** What the list shows: a group, narrowed by a text and by conditions, in an order. */
export type ListView = {
  group: ListGroup;
  text: string;
  where: Conditions;
  sort: Sort & { by: ListSort };
};

/** How the list looks when the program starts: who came last stands on top. */
export const FIRST_VIEW: ListView = {
  group: 'all',
  text: '',
  where: { joins: 'all', of: [] },
  sort: { by: 'lastVisit', direction: 'desc' },
};

/** Query of the list's rows, for the screen and for prefetching at start. */
export function listQuery({ group, text, where, sort }: ListView) {
  const of = where.of.map((one) => ({ ...one, values: [...one.values] }));
  const filter = { group, text, ...(of.length > 0 && { where: { joins: where.joins, of } }) };
  const ask = { filter, sort: sort.by, direction: sort.direction };
  return {
    queryKey: keyOf('customers.list', ask),
    fetchPage: (offset: number, limit: number) => call('customers.list', { ...ask, offset, limit }),
  };
}

const ROWS_AT_ONCE = 200;

/** All customers of a view, for acts on every one of them; null where they are more than `most`. Throws ClientError. */
export async function fetchRows(view: ListView, most: number): Promise<CustomerListRow[] | null> {
  const { fetchPage } = listQuery(view);
  const { rows, total } = await fetchPage(0, ROWS_AT_ONCE);
  if (total > most) return null;
  const all = [...rows];
  for (let offset = ROWS_AT_ONCE; offset < total; offset += ROWS_AT_ONCE)
    all.push(...(await fetchPage(offset, ROWS_AT_ONCE)).rows);
  return all;
}

/** How many a view has where its first rows are here already; else null. */
export function knownTotal(client: QueryClient, view: ListView): number | null {
  return client.getQueryData<Page<CustomerListRow>>(pageQuery(listQuery(view), 0).queryKey)?.total ?? null;
}

/** The customers of a view, fetched as they come into sight. */
export function useCustomerRows(view: ListView) {
  return usePagedRows(listQuery(view));
}

type TimelineEntries = CallOutput<'customers.timeline'>['entries'];

function timelineQuery(id: CustomerId, kinds: readonly TimelineKind[]) {
  const ask = { id, kinds: [...kinds] };
  return {
    queryKey: keyOf('customers.timeline', ask),
    fetchPage: async (offset: number, limit: number): Promise<Page<TimelineEntries[number]>> => {
      const { entries, total } = await call('customers.timeline', { ...ask, offset, limit });
      return { rows: entries, total };
    },
  };
}

/** A customer's timeline, newest first, fetched as it comes into sight. */
export function useTimelineRows(id: CustomerId, kinds: readonly TimelineKind[]) {
  return usePagedRows(timelineQuery(id, kinds));
}

const NOBODY = 0 as CustomerId;
const WAIT_AT_MOST_MS = 120;

/**
 * The place that can be drawn in one go: a card follows its address as soon as it and the top of its timeline are
 * there, so that the window is laid out once. Where that takes longer than a blink, it follows at once.
 */
export function usePreparedPlace(place: Place): Place {
  const id = place.kind === 'card' ? place.id : NOBODY;
  const isCard = id !== NOBODY;
  const card = useQuery({ ...callQuery('customers.card', { id }), enabled: isCard });
  const timeline = useQuery({ ...pageQuery(timelineQuery(id, []), 0), enabled: isCard });
  const isReady = !isCard || (!card.isPending && !timeline.isPending);
  const [lateId, setLateId] = useState<CustomerId>(NOBODY);
  useEffect(() => {
    if (isReady) return undefined;
    const timer = setTimeout(() => {
      setLateId(id);
    }, WAIT_AT_MOST_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [id, isReady]);
  const [held] = useState(() => new Held<Place>());
  return held.pick(place, isReady || lateId === id);
}

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

/** Who else has the phone of somebody who was taken out of the bin alone; null where nobody, or where it cannot be said. */
async function alikeOf({ id }: Person, count: number): Promise<string | null> {
  if (count !== 1) return null;
  try {
    const phones = (await fetchCard(id)).fields.phones.map(({ digits }) => digits);
    const similar = await call('customers.similar', { name: '', phones, exceptId: id });
    const other = similar.find(({ isInBin }) => !isInBin);
    return other === undefined ? null : customerTitle(other);
  } catch {
    // They are back, which is what was asked for.
    return null;
  }
}

/** What is not settled with customers who were put into the bin, in words; empty where all is. */
async function unsettledWith(t: TFunction, people: readonly Person[]): Promise<string> {
  try {
    return unsettledText(t, await call('privacy.unsettled', { ids: people.map(({ id }) => id) }));
  } catch {
    // They are in the bin, which is what was asked for.
    return '';
  }
}

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
      const what = name === 'remove' ? await unsettledWith(t, people) : '';
      if (what !== '') {
        offerUndo(t('customers.bin.unsettled', { text, what }), commandId);
        return true;
      }
      const alike = name === 'restore' ? await alikeOf(first, people.length) : null;
      offerUndo(alike === null ? text : t('customers.bin.alike', { text, name: alike }), commandId);
      return true;
    };
    return {
      remove: (people: readonly Person[]) => move(people, 'remove'),
      restore: (people: readonly Person[]) => move(people, 'restore'),
    };
  }, [t]);
}
