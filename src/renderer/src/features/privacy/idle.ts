import type { IdleCustomer } from '@shared/features/privacy/privacy.contract';
import type { RetentionYears } from '@shared/features/privacy/retention.rules';
import { call } from '@/lib/client';
import { usePagedRows, type RowSource } from '@/ui/pagedRows';

/** Where the list of them is. */
export const IDLE_PATH = '/settings/privacy/idle';

/** Those with whom nothing has happened for so many years, fetched as they come into sight. */
export function useIdleCustomers(years: RetentionYears): RowSource<IdleCustomer> {
  return usePagedRows({
    /* Under the customers: a note, a sale or an edit changes who is among them. */
    queryKey: ['customers', 'idle', { years }],
    fetchPage: (offset, limit) => call('privacy.idle', { offset, limit }),
  });
}
