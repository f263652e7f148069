import { FIRST_VIEW, listQuery } from '@/features/customers/customers.hooks';
import { queryClient } from '@/lib/queryClient';
import { callQuery } from '@/lib/useCall';
import { pageQuery } from '@/ui/pagedRows';
import { firstStart, signIn } from './routes';

/**
 * Asks for what the first screen shows before anything is drawn: the list, the door, or the questions of a first
 * start. Resolves when the answers are there, refusals included, so that the screen is drawn and laid out once.
 */
export async function warmUp(): Promise<void> {
  const asked = queryClient.fetchQuery(callQuery('settings.get', {}));
  const list = Promise.all([
    queryClient.prefetchQuery(pageQuery(listQuery(FIRST_VIEW), 0)),
    queryClient.prefetchQuery(callQuery('customers.counts', {})),
  ]);
  /* A refusal is kept with the answers, and drawn from there. */
  const settings = await asked.catch(() => null);
  if (settings?.shop === null) await firstStart.load();
  else if (settings !== null && settings.session !== 'open') await signIn.load();
  else await list;
}
