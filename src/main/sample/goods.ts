import type { Drawing } from './drawings';

/** Something that the made-up shop sells. */
export type Good = {
  code: string;
  name: string;
  /** Price of one piece, or of one 斤 where it is weighed. */
  priceCents: number;
  kind: 'tea' | 'ware' | 'sweet' | 'gift';
  /** Sold by weight: quantities are parts of a 斤. */
  isWeighed: boolean;
};

const good = (code: string, name: string, price: number, kind: Good['kind'], isWeighed = false): Good => ({
  code,
  name,
  priceCents: price * 100,
  kind,
  isWeighed,
});

/** What is said of the goods of each kind: category, whom they are for, where they stand, who delivers them. */
export const KINDS: Readonly<
  Record<Good['kind'], { category: string; tags: readonly string[]; shelf: string; supplier: string }>
> = {
  tea: { category: '茶叶', tags: ['自己喝'], shelf: '东墙', supplier: '杭州茶农合作社' },
  ware: { category: '茶具', tags: ['自己喝', '新手'], shelf: '西柜', supplier: '曲阳定瓷坊' },
  sweet: { category: '茶点', tags: ['老人', '孩子'], shelf: '柜台', supplier: '老街点心铺' },
  gift: { category: '礼盒', tags: ['送礼', '送长辈'], shelf: '橱窗', supplier: '' },
};

/** Where goods of a kind stand, by their place among them; the top of four boards is out of reach. */
export const shelfOf = ({ kind }: Good, at: number): string =>
  `${KINDS[kind].shelf} ${String((at % 4) + 1)} 层`;

/** What one of it is. */
export const unitOf = ({ isWeighed, kind }: Good): string =>
  isWeighed ? '斤' : kind === 'ware' ? '件' : '盒';

/** What has a special price, which nothing reduces any more. */
export const SPECIAL = 'C708';

/** What is sold together, for less than one by one: code and quantity of each part. */
export const BUNDLE = {
  code: 'T001',
  name: '下午茶套餐',
  category: '套餐',
  unit: '份',
  shelf: '门口',
  tags: ['送礼', '新手'],
  priceCents: 16_800,
  parts: [
    ['R401', 1],
    ['D801', 1],
    ['C704', 1],
  ],
} as const;

/** What was photographed, by code. */
export const DRAWN: Readonly<Record<string, Drawing>> = {
  L101: { motif: 'tin', colour: [86, 116, 84] },
  H201: { motif: 'tin', colour: [104, 128, 152] },
  W304: { motif: 'tin', colour: [138, 66, 54] },
  R401: { motif: 'tin', colour: [94, 70, 62] },
  B501: { motif: 'cake', colour: [150, 132, 104] },
  P601: { motif: 'cake', colour: [104, 74, 52] },
  C701: { motif: 'pot', colour: [146, 78, 58] },
  C702: { motif: 'pot', colour: [92, 76, 70] },
  C703: { motif: 'gaiwan', colour: [244, 244, 240] },
  D801: { motif: 'sweets', colour: [150, 176, 98] },
  G901: { motif: 'gift', colour: [168, 52, 48] },
  G902: { motif: 'gift', colour: [46, 92, 86] },
};

/** What was carried to the front on the last day, from where, and to where. */
export const MOVED = { code: 'G902', from: '橱窗 1 层', to: '门口' };

/** The made-up shop from above: kind, name, and box in squares. */
export const PLACES = [
  ['shelf', '东墙', 18, 1, 5, 10],
  ['shelf', '西柜', 1, 1, 4, 10],
  ['shelf', '橱窗', 1, 12, 8, 2],
  ['shelf', '门口', 10, 12, 3, 2],
  ['counter', '柜台', 8, 3, 7, 3],
  ['entrance', '大门', 14, 13, 5, 2],
] as const;

/** All goods of the made-up shop. */
export const GOODS: readonly Good[] = [
  good('L101', '明前龙井 100g', 288, 'tea'),
  good('L102', '雨前龙井 散', 360, 'tea', true),
  good('L103', '碧螺春 100g', 168, 'tea'),
  good('L104', '信阳毛尖 散', 320, 'tea', true),
  good('L105', '六安瓜片 100g', 138, 'tea'),
  good('L106', '太平猴魁 50g', 98, 'tea'),
  good('H201', '碧潭飘雪 250g', 168, 'tea'),
  good('H202', '茉莉龙珠 100g', 88, 'tea'),
  good('H203', '茉莉花茶 散', 120, 'tea', true),
  good('H204', '茉莉大白毫 散', 240, 'tea', true),
  good('W301', '铁观音 清香 250g', 216, 'tea'),
  good('W302', '铁观音 散', 280, 'tea', true),
  good('W303', '桂花乌龙 50g', 36, 'tea'),
  good('W304', '大红袍 125g', 198, 'tea'),
  good('W305', '肉桂 武夷岩茶 100g', 268, 'tea'),
  good('W306', '冻顶乌龙 150g', 158, 'tea'),
  good('R401', '正山小种 125g', 128, 'tea'),
  good('R402', '金骏眉 50g', 180, 'tea'),
  good('R403', '祁门红茶 散', 260, 'tea', true),
  good('R404', '滇红 大金针 100g', 76, 'tea'),
  good('B501', '老白茶饼 350g', 380, 'tea'),
  good('B502', '白毫银针 50g', 158, 'tea'),
  good('B503', '寿眉 散', 160, 'tea', true),
  good('P601', '普洱熟茶饼 357g', 198, 'tea'),
  good('P602', '小青柑 10 粒', 68, 'tea'),
  good('P603', '陈皮 散', 180, 'tea', true),
  good('C701', '紫砂壶 西施', 460, 'ware'),
  good('C702', '紫砂壶 石瓢', 520, 'ware'),
  good('C703', '定瓷盖碗', 260, 'ware'),
  good('C704', '玻璃公道杯', 39, 'ware'),
  good('C705', '品茗杯 一对', 58, 'ware'),
  good('C706', '竹茶盘 60×32', 168, 'ware'),
  good('C707', '不锈钢滤网', 12, 'ware'),
  good('C708', '保温茶杯 350ml', 89, 'ware'),
  good('D801', '绿豆糕 盒', 26, 'sweet'),
  good('D802', '藁城宫面 礼盒', 58, 'sweet'),
  good('D803', '桃酥 散', 18, 'sweet', true),
  good('D804', '南瓜子 散', 22, 'sweet', true),
  good('D805', '云片糕 盒', 19, 'sweet'),
  good('G901', '中秋茶礼 双罐', 298, 'gift'),
  good('G902', '新春茶礼 四季', 498, 'gift'),
  good('G903', '定瓷茶具礼盒', 680, 'gift'),
  good('G904', '伴手礼 小罐六味', 128, 'gift'),
  good('G905', '大红袍 礼盒', 388, 'gift'),
];
