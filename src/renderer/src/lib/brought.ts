import { useSyncExternalStore } from 'react';

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  window.addEventListener('popstate', listener);
  return () => {
    window.removeEventListener('hashchange', listener);
    window.removeEventListener('popstate', listener);
  };
}

/** What `navigate(to, { state })` sent along to the present address; null where nothing was. */
export function useBrought<T>(): T | null {
  return useSyncExternalStore(subscribe, () => history.state as T | null);
}
