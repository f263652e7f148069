import type { Picture } from '@shared/features/pictures/pictures.fields';
import { encodeJpeg, type Colour } from './jpeg';

/** What a made-up product looks like: what it is, and its own colour. */
export type Drawing = { motif: keyof typeof MOTIFS; colour: Colour };

/** All is drawn on a sheet of this size, whatever size the picture has. */
const SHEET = { width: 480, height: 360 };
const SMALL = { width: 240, height: 184 };

type Shape = { colour: Colour; has: (x: number, y: number) => boolean };

const PAPER: Colour = [246, 240, 229];
const TABLE: Colour = [214, 194, 164];
const SHADE: Colour = [189, 168, 138];
const CREAM: Colour = [252, 248, 238];
const GOLD: Colour = [205, 164, 84];
const LEAF: Colour = [94, 128, 72];

const oval = (colour: Colour, x: number, y: number, rx: number, ry: number): Shape => ({
  colour,
  has: (px, py) => ((px - x) / rx) ** 2 + ((py - y) / ry) ** 2 <= 1,
});
const box = (colour: Colour, x: number, y: number, width: number, height: number, round = 0): Shape => ({
  colour,
  has: (px, py) => {
    const [dx, dy] = [
      Math.max(x + round - px, px - (x + width - round), 0),
      Math.max(y + round - py, py - (y + height - round), 0),
    ];
    return dx ** 2 + dy ** 2 <= round ** 2;
  },
});
const ring = (colour: Colour, x: number, y: number, r: number, thick: number): Shape => ({
  colour,
  has: (px, py) => Math.abs(Math.hypot(px - x, py - y) - r) <= thick / 2,
});
/** A leaf: where two circles meet, tip up. */
const leaf = (colour: Colour, x: number, y: number, height: number, lean: number): Shape => ({
  colour,
  has: (px, py) => {
    const [dy, dx] = [py - y, px - x - ((y - py) * lean) / 10];
    return Math.hypot(Math.abs(dx) + height * 0.45, dy) <= height * 0.67;
  },
});
/** The lower half of an oval. */
const bowl = (colour: Colour, x: number, y: number, rx: number, ry: number): Shape => ({
  colour,
  has: (px, py) => py >= y && ((px - x) / rx) ** 2 + ((py - y) / ry) ** 2 <= 1,
});
/** A bar from one point to another, thinner at its end. */
const spout = (
  colour: Colour,
  from: readonly [number, number],
  to: readonly [number, number],
  thick: number,
): Shape => ({
  colour,
  has: (px, py) => {
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    const along = ((px - from[0]) * dx + (py - from[1]) * dy) / (dx ** 2 + dy ** 2);
    const aside = Math.hypot(px - from[0] - along * dx, py - from[1] - along * dy);
    return along >= 0 && along <= 1 && aside <= (thick * (1 - along * 0.6)) / 2;
  },
});

const darker = ([red, green, blue]: Colour, by: number): Colour => [red * by, green * by, blue * by];
const lighter = ([red, green, blue]: Colour, by: number): Colour => [
  red + (255 - red) * by,
  green + (255 - green) * by,
  blue + (255 - blue) * by,
];

/** What stands on the table, from behind to front. */
const MOTIFS = {
  tin: (own: Colour) => [
    oval(SHADE, 246, 298, 92, 16),
    box(own, 166, 110, 148, 186, 14),
    box(darker(own, 0.86), 270, 110, 44, 186, 14),
    box(darker(own, 0.72), 160, 84, 160, 40, 12),
    box(GOLD, 166, 122, 148, 5),
    box(CREAM, 190, 158, 100, 104, 8),
    leaf(LEAF, 228, 214, 64, -4),
    leaf(lighter(LEAF, 0.25), 252, 218, 52, 5),
  ],
  cake: (own: Colour) => [
    oval(SHADE, 246, 290, 138, 20),
    oval(darker(own, 0.8), 240, 214, 136, 92),
    oval(own, 240, 204, 136, 92),
    oval(lighter(own, 0.12), 240, 200, 112, 74),
    oval(darker(own, 0.82), 240, 200, 22, 14),
    leaf(lighter(own, 0.3), 184, 196, 40, 6),
    leaf(darker(own, 0.7), 292, 186, 40, -6),
    leaf(lighter(own, 0.3), 268, 236, 34, 8),
    leaf(darker(own, 0.7), 204, 236, 30, -8),
  ],
  pot: (own: Colour) => [
    oval(SHADE, 246, 292, 116, 16),
    ring(darker(own, 0.85), 350, 206, 44, 16),
    spout(own, [170, 224], [82, 148], 48),
    oval(own, 240, 218, 104, 76),
    oval(lighter(own, 0.16), 214, 198, 50, 34),
    oval(darker(own, 0.8), 240, 150, 66, 18),
    oval(own, 240, 143, 60, 18),
    oval(darker(own, 0.8), 240, 120, 15, 14),
  ],
  gaiwan: (own: Colour) => [
    oval(SHADE, 246, 300, 132, 16),
    oval(darker(own, 0.88), 240, 286, 130, 22),
    oval(own, 240, 280, 130, 22),
    bowl(own, 240, 168, 96, 116),
    bowl(darker(own, 0.94), 268, 168, 66, 112),
    box(GOLD, 144, 176, 192, 5),
    oval(darker(own, 0.86), 240, 168, 96, 20),
    oval(own, 240, 150, 82, 34),
    oval(darker(own, 0.8), 240, 118, 22, 9),
    leaf([90, 122, 158], 224, 232, 52, -4),
    leaf([90, 122, 158], 250, 236, 44, 5),
  ],
  sweets: (own: Colour) => [
    oval(SHADE, 246, 280, 160, 36),
    oval(CREAM, 240, 262, 160, 44),
    oval([226, 221, 210], 240, 258, 128, 30),
    ...[
      [142, 190],
      [254, 190],
      [198, 122],
    ].flatMap(([x = 0, y = 0]) => [
      box(darker(own, 0.82), x, y + 14, 92, 62, 12),
      box(own, x, y, 92, 60, 12),
      ring(darker(own, 0.86), x + 46, y + 30, 17, 5),
      oval(darker(own, 0.86), x + 46, y + 30, 6, 6),
    ]),
  ],
  gift: (own: Colour) => [
    oval(SHADE, 246, 296, 148, 16),
    box(own, 104, 148, 272, 146, 8),
    box(darker(own, 0.86), 96, 124, 288, 44, 8),
    box(GOLD, 222, 124, 36, 170),
    box(darker(GOLD, 0.86), 222, 124, 36, 44),
    oval(GOLD, 196, 104, 46, 24),
    oval(GOLD, 284, 104, 46, 24),
    oval(darker(own, 0.86), 196, 106, 25, 11),
    oval(darker(own, 0.86), 284, 106, 25, 11),
    oval(darker(GOLD, 0.86), 240, 108, 18, 18),
  ],
} as const satisfies Record<string, (own: Colour) => readonly Shape[]>;

/** Points of the sheet looked at for each one of the picture, so that edges are smooth. */
const LOOKS = [
  [0.25, 0.75],
  [0.75, 0.25],
] as const;

function paint({ width, height }: typeof SHEET, { motif, colour }: Drawing): string {
  const scale = SHEET.width / width;
  const shapes = [box(TABLE, 0, 236, SHEET.width, SHEET.height), ...MOTIFS[motif](colour)].toReversed();
  return encodeJpeg(width, height, (x, y) => {
    let [red, green, blue] = [0, 0, 0];
    for (const [dx, dy] of LOOKS) {
      const [px, py] = [(x + dx) * scale, (y + dy) * scale];
      const seen = shapes.find(({ has }) => has(px, py))?.colour ?? PAPER;
      [red, green, blue] = [red + seen[0], green + seen[1], blue + seen[2]];
    }
    return [red / LOOKS.length, green / LOOKS.length, blue / LOOKS.length];
  }).toString('base64');
}

/** A drawing as the page would hand in a photo, in both sizes. */
export const pictureOf = (drawing: Drawing): Picture => ({
  full: paint(SHEET, drawing),
  small: paint(SMALL, drawing),
});
