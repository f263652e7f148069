import type { QueryClient } from '@tanstack/react-query';
import { FIRST_VIEW, listQuery } from '@/features/customers/customers.hooks';
import { FIRST_TODAY } from '@/features/followups/followups.first.public';
import { setLanguage } from '@/lib/i18n';
import { queryClient } from '@/lib/queryClient';
import { callQuery } from '@/lib/useCall';
import { pageQuery } from '@/ui/pagedRows';
import { firstPathOf, TODAY_PATH } from './firstPath';
import { firstStart, signIn, todayScreen } from './routes';

/** The rows that the list begins with. A list that is kept already is left as it is. */
export function askFirstList(client: QueryClient): Promise<unknown> {
  return client.prefetchQuery(pageQuery(listQuery(FIRST_VIEW), 0));
}

/** True where the window is not led anywhere else: it begins with Today. */
const isAtToday = (): boolean => /^#?\/?(today)?$/u.test(window.location.hash);

/** What the present address shows first: the day's work, else the list. */
export async function askFirstScreen(client: QueryClient): Promise<unknown> {
  if (!isAtToday()) return askFirstList(client);
  return Promise.all([
    todayScreen.load(),
    client.prefetchQuery(callQuery('followups.today', FIRST_TODAY)),
    client.prefetchQuery(callQuery('followups.people', {})),
  ]);
}

/**
 * Asks for what the first screen shows before anything is drawn: Today, the list, the door, or the questions of a first
 * start. Resolves when the answers are there, refusals included, so that the screen is drawn and laid out once.
 */
export async function warmUp(): Promise<void> {
  const asked = queryClient.fetchQuery(callQuery('settings.get', {}));
  const screen = askFirstScreen(queryClient);
  /* A refusal is kept with the answers, and drawn from there. */
  const settings = await asked.catch(() => null);
  if (settings !== null) await setLanguage(settings.appearance.language);
  if (settings?.shop === null) await firstStart.load();
  else if (settings !== null && settings.session !== 'open') await signIn.load();
  else {
    if (settings !== null && isAtToday() && firstPathOf(settings) !== TODAY_PATH) {
      window.history.replaceState(null, '', `#${firstPathOf(settings)}`);
      await askFirstScreen(queryClient);
    }
    await screen;
  }
}
