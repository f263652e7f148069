import { notifyManager, QueryClient, type QueryFilters } from '@tanstack/react-query';
import type { ChannelName } from '@shared/ipc/contracts';
import type { Feature } from '@shared/ipc/contract';
import { onNewDay } from './today';

/* Answers are on their way long enough: they reach the screen in the same turn, not after a timer. */
notifyManager.setScheduler(queueMicrotask);

/** Keeps answers until the program says that they changed: nothing is asked for twice by time or focus. */
export function makeQueryClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: Infinity,
        gcTime: 60_000,
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
  /* The window hangs on it: a part that asks along may not begin a refused answer anew, which would take all away. */
  client.setQueryDefaults(keyOf('settings.get', {}), { retryOnMount: false });
  return client;
}

/** The window's kept answers. */
export const queryClient = makeQueryClient();

/** The key of a call: [feature, channel, input]. */
export function keyOf(name: ChannelName, input: unknown): readonly [string, string, unknown] {
  const dot = name.indexOf('.');
  return [name.slice(0, dot), name.slice(dot + 1), input];
}

/**
 * Marks answers stale; those on screen are asked for again at once. One that is on its way for the first time would come
 * in old and count as new, so it is asked for again when it has come.
 */
export function forgetAnswers(client: QueryClient, of: Pick<QueryFilters, 'queryKey' | 'predicate'>): void {
  const first = client
    .getQueryCache()
    .findAll({ ...of, fetchStatus: 'fetching' })
    .filter(({ state }) => state.data === undefined);
  void client.invalidateQueries(of);
  for (const query of first) {
    const again = (): void => {
      void client.refetchQueries({ queryKey: query.queryKey, exact: true });
    };
    query.fetch().then(again, again);
  }
}

const QUIET_MS = 250;

/** By feature: whose answers hold some of it too, such as names, last purchases and opening hours, and are stale with it. */
const SHOWN_BY: Readonly<Partial<Record<Feature, readonly Feature[]>>> = {
  customers: ['followups', 'complaints', 'inquiries'],
  sales: ['customers', 'followups'],
  staff: ['customers', 'followups', 'shifts', 'complaints', 'inquiries'],
  settings: ['followups', 'complaints'],
};

/**
 * Marks a feature's answers stale whenever the program says that they changed, and those that show some of it: at once the
 * first time, then at most four times a second while long work goes on. Returns the function that ends it.
 */
export function followChanges(client: QueryClient = queryClient): () => void {
  const waiting = new Set<Feature>();
  let timer: ReturnType<typeof setTimeout> | null = null;

  const flush = (): void => {
    timer = waiting.size > 0 ? setTimeout(flush, QUIET_MS) : null;
    for (const feature of waiting) forgetAnswers(client, { queryKey: [feature] });
    waiting.clear();
  };
  const offChanged = window.shuke.on('data.changed', ({ features }) => {
    for (const feature of features) {
      for (const stale of [feature, ...(SHOWN_BY[feature] ?? [])]) waiting.add(stale);
    }
    if (timer === null) flush();
  });
  const offRestarted = window.shuke.on('host.restarted', () => {
    forgetAnswers(client, {});
  });
  return () => {
    if (timer !== null) clearTimeout(timer);
    offChanged();
    offRestarted();
  };
}

/** What is late, due or next is another answer on another day: over midnight all are asked for again. Returns its end. */
export function followDays(client: QueryClient = queryClient): () => void {
  return onNewDay(() => {
    forgetAnswers(client, {});
  });
}
