/** What prices are printed on: labels from a roll, a sheet of labels to tear off, cards for the shelf. */
export const SIGN_KINDS = ['roll40', 'roll50', 'sheet24', 'shelf'] as const;
export type SignKind = (typeof SIGN_KINDS)[number];

/** Size of one in millimetres, and how many stand on a page: a roll has one to a page, the others an A4 sheet. */
export const SIGNS: { readonly [Kind in SignKind]: SignPaper } = {
  roll40: { widthMm: 40, heightMm: 30, columns: 1, rows: 1 },
  roll50: { widthMm: 50, heightMm: 30, columns: 1, rows: 1 },
  sheet24: { widthMm: 70, heightMm: 37, columns: 3, rows: 8 },
  shelf: { widthMm: 100, heightMm: 55, columns: 2, rows: 5 },
};
export type SignPaper = { widthMm: number; heightMm: number; columns: number; rows: number };

export const MOST_COPIES = 99;
/** More signs than these are no errand but a mistake, and more than a printer takes at once. */
export const MOST_SIGNS = 2_000;

/** How many places a page of these has. */
export const placesOf = (kind: SignKind): number => SIGNS[kind].columns * SIGNS[kind].rows;

/**
 * What stands on each place of each page, null where nothing: every item so many times, behind the places of the first
 * sheet that are used up already.
 */
export function signPages<Item>(
  items: readonly Item[],
  { kind, copies, used }: { kind: SignKind; copies: number; used: number },
): (Item | null)[][] {
  const places = placesOf(kind);
  const empty: null[] = Array.from({ length: used % places }, () => null);
  const all = [...empty, ...items.flatMap((item) => Array.from({ length: copies }, () => item))];
  return Array.from({ length: Math.ceil(all.length / places) }, (_, page) =>
    all.slice(page * places, (page + 1) * places),
  );
}

/** A whole number from `least` to `most` as typed, in wide digits too; null for anything else. */
export function readCount(text: string, least: number, most: number): number | null {
  const plain = text.normalize('NFKC').trim();
  if (!/^\d{1,6}$/u.test(plain)) return null;
  const count = Number(plain);
  return count >= least && count <= most ? count : null;
}
