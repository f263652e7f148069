import { useState } from 'react';

/** A small choice that this PC keeps for itself, such as a folded rail. Nothing of the shop's belongs here. */
export function useRemembered(name: string, normal: string): [string, (value: string) => void] {
  const [value, setValue] = useState(() => readRemembered(name) ?? normal);
  return [
    value,
    (next) => {
      setValue(next);
      remember(name, next);
    },
  ];
}

/** What this PC remembers under a name; null where it is nothing. */
export function readRemembered(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    // Storage can be refused; the choice then lasts as long as the window.
    return null;
  }
}

/** Keeps a small thing on this PC, outside the shop's data. */
export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // As above.
  }
}
