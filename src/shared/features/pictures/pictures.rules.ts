/** What a picture becomes before it is kept: no longer and no heavier than these, and once more in small for lists. */
export const PICTURE = {
  side: 1_280,
  bytes: 200_000,
  smallSide: 320,
  smallBytes: 30_000,
} as const;
/** A chosen file larger than this is no photo of a phone. */
export const MOST_FILE_BYTES = 40_000_000;
/** Removed pictures can be brought back for so many days; then their bytes go. */
export const KEPT_DAYS = 30;

export type PictureSize = { width: number; height: number };

/** The size in which a picture fits into a square of `side`, in proportion; never larger than it is. */
export function fitted({ width, height }: PictureSize, side: number): PictureSize {
  const longer = Math.max(width, height);
  if (longer <= side) return { width, height };
  const scaled = (length: number): number => Math.max(1, Math.round((length * side) / longer));
  return { width: scaled(width), height: scaled(height) };
}

/** Markers of a frame: all of C0 to CF but the tables DHT, JPG and DAC. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** The size that a JPEG says of itself; null for what is no JPEG. Reads its head alone and draws nothing. */
export function jpegSize(bytes: Uint8Array): PictureSize | null {
  const at = (place: number): number => bytes[place] ?? -1;
  const word = (place: number): number => at(place) * 256 + at(place + 1);
  const isWhole = word(0) === 0xff_d8 && word(bytes.length - 2) === 0xff_d9;
  for (let place = 2; isWhole && place + 9 < bytes.length && at(place) === 0xff;) {
    if (isFrame(at(place + 1))) {
      const [height, width] = [word(place + 5), word(place + 7)];
      return width > 0 && height > 0 ? { width, height } : null;
    }
    const length = word(place + 2);
    if (length < 2) return null;
    place += 2 + length;
  }
  return null;
}
