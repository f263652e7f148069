/** Squares of a plan: across and down, so that it fits a sheet of A4 on its side. */
export const PLAN = { columns: 24, rows: 15 } as const;
/** Places of one plan. */
export const MOST_PLACES = 100;
export const PLACE_KINDS = ['shelf', 'counter', 'entrance'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** What a place takes up, in squares from the upper left corner. */
export type Box = { x: number; y: number; width: number; height: number };

/** How large a place is that nobody has sized yet. */
export const FIRST_SIZE = { width: 4, height: 2 } as const;

/** True of a box that lies on the plan as a whole. */
export const fitsPlan = ({ x, y, width, height }: Box): boolean =>
  x >= 0 && y >= 0 && width >= 1 && height >= 1 && x + width <= PLAN.columns && y + height <= PLAN.rows;

/** True of two boxes that share a square. */
export const overlap = (one: Box, other: Box): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

const within = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));

/** A box carried so many squares, as far as the plan's edge. */
export const carried = (box: Box, across: number, down: number): Box => ({
  ...box,
  x: within(box.x + across, 0, PLAN.columns - box.width),
  y: within(box.y + down, 0, PLAN.rows - box.height),
});

/** A box wider and higher by so many squares, at least one square and as far as the plan's edge. */
export const stretched = (box: Box, across: number, down: number): Box => ({
  ...box,
  width: within(box.width + across, 1, PLAN.columns - box.x),
  height: within(box.height + down, 1, PLAN.rows - box.y),
});

/** The first free room for a box, row by row; null where there is none. */
export function freeRoom(
  boxes: readonly Box[],
  { width, height }: Pick<Box, 'width' | 'height'>,
): Box | null {
  for (let y = 0; y + height <= PLAN.rows; y += 1) {
    for (let x = 0; x + width <= PLAN.columns; x += 1) {
      const box = { x, y, width, height };
      if (!boxes.some((other) => overlap(box, other))) return box;
    }
  }
  return null;
}

/** A name of a place by which two are compared: half-width, small, without spaces. */
export const plainPlace = (name: string): string =>
  name.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, '');

const isWordSign = (sign: string | undefined): boolean => sign !== undefined && /[0-9a-z]/u.test(sign);

/**
 * The place where goods of a shelf stand: the one of that name, else the longest with which the shelf begins, so that the
 * boards of the east wall stand at the east wall. A1 is not the beginning of A12. Null where no place is named so.
 */
export function placeOfShelf<Place extends { name: string; kind: PlaceKind }>(
  shelf: string,
  places: readonly Place[],
): Place | null {
  const plain = plainPlace(shelf);
  if (plain === '') return null;
  let best: { place: Place; length: number } | null = null;
  for (const place of places) {
    const name = plainPlace(place.name);
    if (place.kind === 'entrance' || name === '' || !plain.startsWith(name)) continue;
    if (isWordSign(name.at(-1)) && isWordSign(plain[name.length])) continue;
    if (best === null || name.length > best.length) best = { place, length: name.length };
  }
  return best?.place ?? null;
}
