import type { QueryClient } from '@tanstack/react-query';
import { FIRST_VIEW, listQuery } from '@/features/customers/customers.hooks';
import { queryClient } from '@/lib/queryClient';
import { callQuery } from '@/lib/useCall';
import { pageQuery } from '@/ui/pagedRows';
import { firstStart, signIn } from './routes';

/** The rows that the list begins with. A list that is kept already is left as it is. */
export function askFirstList(client: QueryClient): Promise<unknown> {
  return client.prefetchQuery(pageQuery(listQuery(FIRST_VIEW), 0));
}

/**
 * Asks for what the first screen shows before anything is drawn: the list, the door, or the questions of a first
 * start. Resolves when the answers are there, refusals included, so that the screen is drawn and laid out once.
 */
export async function warmUp(): Promise<void> {
  const asked = queryClient.fetchQuery(callQuery('settings.get', {}));
  const list = askFirstList(queryClient);
  /* A refusal is kept with the answers, and drawn from there. */
  const settings = await asked.catch(() => null);
  if (settings?.shop === null) await firstStart.load();
  else if (settings !== null && settings.session !== 'open') await signIn.load();
  else await list;
}
