import { useState, useSyncExternalStore } from 'react';

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

/** The part of a page that is open: the one that the address was sent along with, until another is chosen there. */
export function useOpenPart<T extends string>(first: T): [T, (part: T) => void] {
  const brought = useBrought<{ part?: T }>();
  const [chosen, setChosen] = useState<{ part: T; after: unknown } | null>(null);
  const open = chosen !== null && chosen.after === brought ? chosen.part : brought?.part;
  return [
    open ?? first,
    (part) => {
      setChosen({ part, after: brought });
    },
  ];
}
