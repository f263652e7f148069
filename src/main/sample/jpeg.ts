/** Red, green and blue, each 0 to 255. */
export type Colour = readonly [number, number, number];

const SIDE = 8;
const PLACES = SIDE * SIDE;

/** Places of a block from coarse to fine, as the file format orders them. */
const ZIGZAG: readonly number[] = [...Array(PLACES).keys()].sort((a, b) => {
  const [slantA, slantB] = [(a >> 3) + (a & 7), (b >> 3) + (b & 7)];
  return slantA - slantB || (slantA % 2 === 0 ? b - a : a - b);
});
/** How roughly each place is kept: the finer, the more so. */
const ROUGHNESS: readonly number[] = [...Array(PLACES).keys()].map(
  (place) => 3 + 2 * ((place >> 3) + (place & 7)),
);
const WAVES: readonly number[] = [...Array(PLACES).keys()].map(
  (place) =>
    ((place >> 3 === 0 ? Math.SQRT1_2 : 1) *
      Math.cos(((2 * (place & 7) + 1) * (place >> 3) * Math.PI) / 16)) /
    2,
);

/** Codes of four bits for the sizes of differences; for runs one bit says that a block is over, all others take nine. */
const SIZES: readonly number[] = [...Array(12).keys()];
const RUNS: readonly number[] = [
  0x00,
  0xf0,
  ...[...Array(16).keys()].flatMap((run) => [...Array(10).keys()].map((size) => run * 16 + size + 1)),
];
const RUN_CODES: ReadonlyMap<number, number> = new Map(RUNS.map((run, at) => [run, 255 + at]));

/** Bits of a number without its sign. */
const sizeOf = (value: number): number => (value === 0 ? 0 : 32 - Math.clz32(Math.abs(value)));

const word = (value: number): number[] => [value >> 8, value & 255];
const segment = (marker: number, body: readonly number[]): number[] => [
  0xff,
  marker,
  ...word(body.length + 2),
  ...body,
];
/** A table of codes: how many there are of each length from 1 to 16, and what they stand for. */
const codes = (
  table: number,
  counts: Readonly<Record<number, number>>,
  values: readonly number[],
): number[] => segment(0xc4, [table, ...[...Array(16).keys()].map((at) => counts[at + 1] ?? 0), ...values]);

/** Bits in a row; after a byte of ones stands an empty one, as the format asks. */
function bitsInto(bytes: number[]): (value: number, count: number) => void {
  let held = 0;
  let holds = 0;
  return (value, count) => {
    for (let at = count - 1; at >= 0; at -= 1) {
      held = held * 2 + ((value >> at) & 1);
      holds += 1;
      if (holds < 8) continue;
      bytes.push(held);
      if (held === 0xff) bytes.push(0);
      held = holds = 0;
    }
  };
}

const NO_WAVES: readonly number[] = Array<number>(PLACES - 1).fill(0);

/** How strong each wave is in a block, rounded, from coarse to fine. */
function wavesOf(block: Float64Array): number[] {
  const [first = 0] = block;
  if (block.every((one) => one === first))
    return [Math.round((first * SIDE) / (ROUGHNESS[0] ?? 1)), ...NO_WAVES];
  const across = new Float64Array(PLACES);
  for (let at = 0; at < PLACES; at += 1) {
    for (let step = 0; step < SIDE; step += 1) {
      across[at] = (across[at] ?? 0) + (block[(at & 56) + step] ?? 0) * (WAVES[(at & 7) * SIDE + step] ?? 0);
    }
  }
  return ZIGZAG.map((place) => {
    let sum = 0;
    for (let step = 0; step < SIDE; step += 1) {
      sum += (across[step * SIDE + (place & 7)] ?? 0) * (WAVES[(place & 56) + step] ?? 0);
    }
    return Math.round(sum / (ROUGHNESS[place] ?? 1));
  });
}

/** The three parts that the format keeps of a colour (ITU-R BT.601): light, and how far from it blue and red are. */
const partsOf = ([red, green, blue]: Colour): Colour => {
  const light = 0.299 * red + 0.587 * green + 0.114 * blue;
  return [light - 128, 0.564 * (blue - light), 0.713 * (red - light)];
};

/** A picture as a baseline JPEG (ITU-T T.81). Width and height are multiples of eight. */
export function encodeJpeg(
  width: number,
  height: number,
  colourAt: (x: number, y: number) => Colour,
): Buffer {
  const bytes = [
    ...[0xff, 0xd8],
    ...segment(0xdb, [0, ...ZIGZAG.map((place) => ROUGHNESS[place] ?? 1)]),
    ...segment(0xc0, [
      8,
      ...word(height),
      ...word(width),
      3,
      ...[1, 2, 3].flatMap((part) => [part, 0x11, 0]),
    ]),
    ...codes(0x00, { 4: SIZES.length }, SIZES),
    ...codes(0x10, { 1: 1, 9: RUNS.length - 1 }, RUNS),
    ...segment(0xda, [3, ...[1, 2, 3].flatMap((part) => [part, 0]), 0, 63, 0]),
  ];
  const put = bitsInto(bytes);
  const putNumber = (value: number, size: number): void => {
    put(value < 0 ? value + 2 ** size - 1 : value, size);
  };
  const last = [0, 0, 0];
  const blocks = [0, 1, 2].map(() => new Float64Array(PLACES));
  for (let top = 0; top < height; top += SIDE) {
    for (let left = 0; left < width; left += SIDE) {
      for (let at = 0; at < PLACES; at += 1) {
        const parts = partsOf(colourAt(left + (at & 7), top + (at >> 3)));
        for (const [part, block] of blocks.entries()) block[at] = parts[part] ?? 0;
      }
      for (const [part, block] of blocks.entries()) {
        const [coarse = 0, ...fine] = wavesOf(block);
        const step = coarse - (last[part] ?? 0);
        last[part] = coarse;
        put(sizeOf(step), 4);
        putNumber(step, sizeOf(step));
        let run = 0;
        for (const value of fine.slice(0, fine.findLastIndex((one) => one !== 0) + 1)) {
          if (value === 0) {
            run += 1;
            continue;
          }
          for (; run > 15; run -= 16) put(RUN_CODES.get(0xf0) ?? 0, 9);
          put(RUN_CODES.get(run * 16 + sizeOf(value)) ?? 0, 9);
          putNumber(value, sizeOf(value));
          run = 0;
        }
        if (fine.at(-1) === 0) put(0, 1);
      }
    }
  }
  put(0x7f, 7);
  return Buffer.from([...bytes, 0xff, 0xd9]);
}
