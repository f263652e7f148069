import { FIRST_VIEW, listQuery } from '@/features/customers/customers.hooks';
import { queryClient } from '@/lib/queryClient';
import { callQuery } from '@/lib/useCall';
import { pageQuery } from '@/ui/pagedRows';

/** Asks for what the first screen shows before anything is drawn, so that the answers wait for it. */
export function warmUp(): void {
  void queryClient.prefetchQuery(callQuery('settings.get', {}));
  void queryClient.prefetchQuery(pageQuery(listQuery(FIRST_VIEW), 0));
  void queryClient.prefetchQuery(callQuery('customers.counts', {}));
}
