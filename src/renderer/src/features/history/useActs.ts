import type { HistoryAct } from '@shared/features/history/history.contract';
import { call } from '@/lib/client';
import { keyOf } from '@/lib/queryClient';
import { useCall } from '@/lib/useCall';
import { usePagedRows, type Page, type RowSource } from '@/ui/pagedRows';
import { askOf, type ActFilter } from './actFilter';
import { fieldsNamed } from './actWords';

/** The acts of a filter, windowed; where a text is looked for, the newest that were found. */
export function useActs(filter: ActFilter): { source: RowSource<HistoryAct>; hasMore: boolean } {
  const ask = askOf(filter);
  const text = filter.text.trim();
  const isSearch = text !== '';
  const all = usePagedRows({
    queryKey: keyOf('history.list', ask),
    fetchPage: async (offset, limit): Promise<Page<HistoryAct>> => {
      const { acts, total } = await call('history.list', { ...ask, offset, limit });
      return { rows: acts, total };
    },
  });
  const input = { ...ask, text: text === '' ? '-' : text, fields: fieldsNamed(text) };
  const found = useCall('history.search', input, { isEnabled: isSearch });
  if (!isSearch) return { source: all, hasMore: false };
  const acts = found.data?.acts;
  return {
    hasMore: found.data?.hasMore ?? false,
    source: {
      key: `search ${JSON.stringify(input)}`,
      total: acts?.length ?? null,
      rowAt: (index) => acts?.[index],
      show: () => undefined,
      fetchAhead: () => undefined,
      error: found.error,
      retry: () => void found.refetch(),
    },
  };
}
