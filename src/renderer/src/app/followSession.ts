import type { QueryClient } from '@tanstack/react-query';
import { call } from '@/lib/client';
import { forgetAnswers, keyOf } from '@/lib/queryClient';
import { askFirstScreen } from './warmUp';

/** Who is there now, into the kept answers, refusals included: with it the frame is drawn, or the door. */
function keepSettings(client: QueryClient, asked: ReturnType<typeof askSettings>): Promise<unknown> {
  const queryKey = keyOf('settings.get', {});
  return client.fetchQuery({ queryKey, queryFn: () => asked, staleTime: 0 }).catch(() => null);
}

const askSettings = () => call('settings.get', {});

/** What was asked before somebody came in was refused, or may be old; their first screen is there when the frame is drawn. */
async function enter(client: QueryClient): Promise<void> {
  const begunAt = Date.now();
  const asked = askSettings();
  await askFirstScreen(client);
  await keepSettings(client, asked);
  forgetAnswers(client, { predicate: ({ state }) => state.dataUpdatedAt < begunAt });
}

/** Follows who comes and goes. Returns the function that ends it. */
export function followSession(client: QueryClient): () => void {
  return window.shuke.on('session.changed', ({ isShut }) => {
    void (isShut ? keepSettings(client, askSettings()) : enter(client));
  });
}
