/** The most that is kept of one note: characters of its text and of an item, and items. */
export const SHIFT_LIMITS = { text: 4_000, item: 300, items: 30 } as const;

/**
 * Who is spoken to by @ and their name, also by the wide ＠. Of two names that both fit, the longer one is meant. Each
 * person once, in the order of the people.
 */
export function mentionsIn(
  texts: readonly string[],
  people: readonly { id: number; name: string }[],
): number[] {
  const longestFirst = people
    .filter(({ name }) => name !== '')
    .toSorted((a, b) => b.name.length - a.name.length);
  const meant = new Set<number>();
  for (const [, after = ''] of texts.flatMap((text) => [...text.matchAll(/[@＠]([^@＠]*)/gu)])) {
    const person = longestFirst.find(({ name }) => after.startsWith(name));
    if (person !== undefined) meant.add(person.id);
  }
  return people.filter(({ id }) => meant.has(id)).map(({ id }) => id);
}
