import { FIRST_VIEW, listQuery } from '@/features/customers/customers.hooks';
import { queryClient } from '@/lib/queryClient';
import { callQuery } from '@/lib/useCall';
import { pageQuery } from '@/ui/pagedRows';

/**
 * Asks for what the first screen shows before anything is drawn. Resolves when the answers are there, refusals
 * included, so that the screen is drawn and laid out once.
 */
export async function warmUp(): Promise<void> {
  await Promise.all([
    queryClient.prefetchQuery(callQuery('settings.get', {})),
    queryClient.prefetchQuery(pageQuery(listQuery(FIRST_VIEW), 0)),
    queryClient.prefetchQuery(callQuery('customers.counts', {})),
  ]);
}
