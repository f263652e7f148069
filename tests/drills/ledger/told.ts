/** The same things as the shop tells them, and as the books do. */
type Told = ReadonlyMap<string | number, string>;

/** Differences between two tellings of the same things. */
export function differences(what: string, shop: Told, books: Told): string[] {
  return [...new Set([...shop.keys(), ...books.keys()])]
    .filter((key) => shop.get(key) !== books.get(key))
    .map(
      (key) =>
        `${what} ${String(key)}: the shop says ${shop.get(key) ?? 'nothing'}, the books ${books.get(key) ?? 'nothing'}`,
    );
}

/** What a screen shows, and what the books know of it. */
export type Shown = [what: string, shown: unknown, known: unknown];
