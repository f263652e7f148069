import { useQueries, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { makeGate } from '@/lib/gate';

/** Rows as a list needs them: how many there are, and those near the ones in view. */
export type RowSource<Row> = {
  /** Changes when the list starts anew: other filter, other order. */
  key: string;
  /** Null until the first answer. */
  total: number | null;
  /** Undefined while the row is on its way. */
  rowAt: (index: number) => Row | undefined;
  /** Tells which rows are in view, both ends included, so that they are fetched. */
  show: (first: number, last: number) => void;
  /** Fetches these rows at once, before anything is drawn: where a list has just been scrolled to. */
  fetchAhead: (first: number, last: number) => void;
  error: Error | null;
  retry: () => void;
};

export type Page<Row> = { rows: readonly Row[]; total: number };

type PagedRowsOptions<Row> = {
  /** Starts with the feature, so that the rows are refreshed when it changes. */
  queryKey: QueryKey;
  fetchPage: (offset: number, limit: number) => Promise<Page<Row>>;
};

/** Rows that are fetched together. */
export const PAGE_ROWS = 50;
/** Pages out of view are forgotten soon: a list of 100,000 must not fill the memory. */
const KEEP_MS = 15_000;

const gate = makeGate(2);

/** The query of one page of rows, also for prefetching the first. */
export function pageQuery<Row>({ queryKey, fetchPage }: PagedRowsOptions<Row>, page: number) {
  return {
    queryKey: [...queryKey, 'rows', page] as QueryKey,
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      gate(signal, () => fetchPage(page * PAGE_ROWS, PAGE_ROWS)),
    gcTime: KEEP_MS,
  };
}

/**
 * A list windowed by the database: only pages in view are fetched, the latest view first. A changed key keeps the
 * old rows on screen until the first new ones are there.
 */
export function usePagedRows<Row>(options: PagedRowsOptions<Row>): RowSource<Row> {
  const client = useQueryClient();
  const latest = useRef({ options, client });
  useEffect(() => {
    latest.current = { options, client };
  });
  const key = JSON.stringify(options.queryKey);
  const [view, setView] = useState({ key, first: 0, last: 0 });
  const isViewCurrent = view.key === key;
  const firstPage = isViewCurrent ? Math.floor(view.first / PAGE_ROWS) : 0;
  const lastPage = isViewCurrent ? Math.floor(view.last / PAGE_ROWS) : 0;

  const pages = Array.from({ length: lastPage - firstPage + 1 }, (_, index) => firstPage + index);
  const results = useQueries({ queries: pages.map((page) => pageQuery(options, page)) });

  const freshTotal = results.find((result) => result.data !== undefined)?.data?.total;
  const [shown, setShown] = useState<{ key: string; queryKey: QueryKey; total: number } | null>(null);
  if (freshTotal !== undefined && (shown?.key !== key || shown.total !== freshTotal)) {
    setShown({ key, queryKey: options.queryKey, total: freshTotal });
  }
  const isOld = shown !== null && shown.key !== key && freshTotal === undefined;

  const rowAt = (index: number): Row | undefined => {
    const page = Math.floor(index / PAGE_ROWS);
    if (isOld) {
      const old = client.getQueryData<Page<Row>>([...shown.queryKey, 'rows', page]);
      return old?.rows[index % PAGE_ROWS];
    }
    const data = results[page - firstPage]?.data;
    return (data ?? client.getQueryData<Page<Row>>([...options.queryKey, 'rows', page]))?.rows[
      index % PAGE_ROWS
    ];
  };

  const show = useCallback(
    (first: number, last: number) => {
      setView((old) =>
        old.key === key && old.first === first && old.last === last ? old : { key, first, last },
      );
    },
    [key],
  );
  const ahead = useRef<readonly QueryKey[]>([]);
  const fetchAhead = useCallback(
    (first: number, last: number) => {
      const { options: ask, client: kept } = latest.current;
      const from = Math.floor(first / PAGE_ROWS);
      const queries = Array.from({ length: Math.floor(last / PAGE_ROWS) - from + 1 }, (_, at) =>
        pageQuery(ask, from + at),
      );
      const keys = queries.map((query) => query.queryKey);
      const isWanted = (queryKey: QueryKey): boolean =>
        keys.some((one) => JSON.stringify(one) === JSON.stringify(queryKey));
      for (const queryKey of ahead.current) {
        // Passed by while dragging: dropped, unless it is being drawn after all.
        if (!isWanted(queryKey)) void kept.cancelQueries({ queryKey, exact: true, type: 'inactive' });
      }
      ahead.current = keys;
      for (const query of queries) void kept.prefetchQuery(query);
    },
    [latest],
  );
  const failed = results.find((result) => result.error !== null && result.data === undefined);
  return {
    key,
    total: freshTotal ?? shown?.total ?? null,
    rowAt,
    show,
    fetchAhead,
    error: failed?.error ?? null,
    retry: () => {
      for (const result of results) if (result.error) void result.refetch();
    },
  };
}
