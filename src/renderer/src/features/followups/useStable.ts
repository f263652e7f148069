import { useLayoutEffect, useState } from 'react';

type Hands = Readonly<Record<string, (...told: never[]) => void>>;

/** Functions that stay the same while what they do changes. */
class Stable<T extends Hands> {
  #latest: T;
  readonly hands: T;

  constructor(first: T) {
    this.#latest = first;
    const names = Object.keys(first);
    this.hands = Object.fromEntries(
      names.map((name) => [
        name,
        (...told: never[]) => {
          this.#latest[name]?.(...told);
        },
      ]),
    ) as T;
  }

  take(latest: T): void {
    this.#latest = latest;
  }
}

/** The same functions under the same names for good, each doing what the latest of its name does: what takes them is not drawn anew. */
export function useStable<T extends Hands>(hands: T): T {
  const [stable] = useState(() => new Stable(hands));
  useLayoutEffect(() => {
    stable.take(hands);
  });
  return stable.hands;
}
