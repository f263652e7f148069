import { listQueries } from '../features/customers/customers.list.queries';
import { todayQueries } from '../features/followups/followups.today.queries';
import { settingsQueries } from '../features/settings/settings.queries';
import { loadChannel, loadContracts } from './loadChannel';
import type { FindQuery, FoundQuery } from './readDispatch';

/** What the first screens ask. */
const FIRST: Readonly<Record<string, FoundQuery['handler'] | undefined>> = {
  'settings.get': settingsQueries.get,
  'customers.list': listQueries.list,
  'followups.today': todayQueries.today,
  'followups.people': todayQueries.people,
};

/** Finds what the first screens ask without loading all the others, and these when one of them is asked for. */
export const findFirst: FindQuery = async (name) => {
  const handler = Object.hasOwn(FIRST, name) ? FIRST[name] : undefined;
  if (handler === undefined) {
    await loadContracts();
    return (await import('./allQueries')).findQuery(name);
  }
  const channel = await loadChannel(name);
  return channel && { channel, handler };
};
