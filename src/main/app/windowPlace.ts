import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A piece of the screen, in pixels of the system's own scale; x and y may be negative beside the first display. */
export type Rect = { x: number; y: number; width: number; height: number };

/** Where the window stood when it was last used. `bounds` is its place while it is not maximised. */
export type WindowPlace = { bounds: Rect; isMaximized: boolean };

/** Where a window opens: without x and y the system centres it. */
export type OpeningPlace = {
  x?: number;
  y?: number;
  width: number;
  height: number;
  minWidth: number;
  minHeight: number;
  isMaximized: boolean;
};

/** Size at the first start, and the smallest that every screen is drawn for. */
const FIRST_SIZE = { width: 1366, height: 768 };
const SMALLEST = { width: 1024, height: 680 };
/** So much of the title bar must be on a display, or nobody could take hold of the window. */
const TITLE_BAR_HEIGHT = 32;
const GRIP_WIDTH = 120;

/**
 * Where the window opens on the displays that are there now: as it was left, smaller where the display has become
 * smaller, and on the first display where it would not be within reach. `displays` are their work areas, the first
 * display's first.
 */
export function openingPlace(kept: WindowPlace | null, displays: readonly Rect[]): OpeningPlace {
  const home =
    kept === null
      ? undefined
      : displays.find((area) =>
          isWithinReach({ ...kept.bounds, width: Math.min(kept.bounds.width, area.width) }, area),
        );
  const area = home ?? displays[0] ?? { x: 0, y: 0, ...FIRST_SIZE };
  /* A small display, or one drawn at 200 %, has less room than the smallest size. */
  const minWidth = Math.min(SMALLEST.width, area.width);
  const minHeight = Math.min(SMALLEST.height, area.height);
  const wanted = kept?.bounds ?? FIRST_SIZE;
  const size = {
    width: Math.max(minWidth, Math.min(wanted.width, area.width)),
    height: Math.max(minHeight, Math.min(wanted.height, area.height)),
    minWidth,
    minHeight,
    isMaximized: kept?.isMaximized ?? false,
  };
  if (kept === null || home === undefined) return size;
  return { x: kept.bounds.x, y: kept.bounds.y, ...size };
}

/** True where enough of the window's title bar lies on the display to take hold of it. */
function isWithinReach({ x, y, width }: Rect, area: Rect): boolean {
  const shown = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
  return shown >= Math.min(GRIP_WIDTH, width) && y >= area.y && y + TITLE_BAR_HEIGHT <= area.y + area.height;
}

/** The kept place, or null where there is none or what lies there is no such thing. */
export function readWindowPlace(file: string): WindowPlace | null {
  try {
    return placeIn(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    /* Missing, unreadable or cut short: the window opens as at the first start. */
    return null;
  }
}

/** Keeps the place whole or not at all. Throws what the file system throws. */
export function writeWindowPlace(file: string, place: WindowPlace): void {
  mkdirSync(dirname(file), { recursive: true });
  const half = `${file}.new`;
  writeFileSync(half, JSON.stringify(place));
  renameSync(half, file);
}

function placeIn(raw: unknown): WindowPlace | null {
  if (!isRecord(raw) || !isRecord(raw.bounds) || typeof raw.isMaximized !== 'boolean') return null;
  const { x, y, width, height } = raw.bounds;
  if (!isPixel(x) || !isPixel(y) || !isPixel(width) || !isPixel(height)) return null;
  if (width <= 0 || height <= 0) return null;
  return { bounds: { x, y, width, height }, isMaximized: raw.isMaximized };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** What Electron takes: whole numbers that fit into 32 bits, with room for sums. */
const isPixel = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 1_000_000;
