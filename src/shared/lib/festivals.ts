import type { Day } from './days';
import type { LunarDay } from './lunar';

/** The 24 solar terms, from the winter solstice on, by their pinyin. */
export const TERMS = [
  'dongzhi',
  'xiaohan',
  'dahan',
  'lichun',
  'yushui',
  'jingzhe',
  'chunfen',
  'qingming',
  'guyu',
  'lixia',
  'xiaoman',
  'mangzhong',
  'xiazhi',
  'xiaoshu',
  'dashu',
  'liqiu',
  'chushu',
  'bailu',
  'qiufen',
  'hanlu',
  'shuangjiang',
  'lidong',
  'xiaoxue',
  'daxue',
] as const;
export type Term = (typeof TERMS)[number];

/** The first and the last day of which the almanac knows. */
export const ALMANAC_DAYS = { first: '1901-01-01', last: '2100-12-31' } as const;

/** Festivals by the lunar month and day on which they fall; never in a leap month. 小年 is that of the north. */
const LUNAR_FESTIVALS = {
  chunjie: [1, 1],
  yuanxiao: [1, 15],
  duanwu: [5, 5],
  qixi: [7, 7],
  zhongyuan: [7, 15],
  zhongqiu: [8, 15],
  chongyang: [9, 9],
  laba: [12, 8],
  xiaonian: [12, 23],
} as const;

/** Festivals by month and day. */
const SOLAR_FESTIVALS = {
  newYear: '01-01',
  valentine: '02-14',
  women: '03-08',
  labour: '05-01',
  youth: '05-04',
  children: '06-01',
  teachers: '09-10',
  national: '10-01',
  christmas: '12-25',
} as const;

/** Festivals on a Sunday of a month: the month, and which of its Sundays. */
const SUNDAY_FESTIVALS = { mothers: [5, 2], fathers: [6, 3] } as const;

/** What a shop greets on, those of the Chinese calendar first. */
export const FESTIVALS = [
  'chuxi',
  ...keysOf(LUNAR_FESTIVALS),
  'qingming',
  ...keysOf(SOLAR_FESTIVALS),
  ...keysOf(SUNDAY_FESTIVALS),
] as const;
export type Festival = (typeof FESTIVALS)[number];

/** The festivals of a day, told its lunar date, that of the day after it, and the solar term that begins on it. */
export function festivalsOn(day: Day, lunar: LunarDay, next: LunarDay, term: Term | null): Festival[] {
  return FESTIVALS.filter((festival) => {
    if (festival === 'chuxi') return next.month === 1 && next.day === 1 && !next.isLeap;
    if (festival === 'qingming') return term === 'qingming';
    if (festival in LUNAR_FESTIVALS) {
      const [month, date] = LUNAR_FESTIVALS[festival as keyof typeof LUNAR_FESTIVALS];
      return !lunar.isLeap && lunar.month === month && lunar.day === date;
    }
    if (festival in SUNDAY_FESTIVALS) {
      const [month, which] = SUNDAY_FESTIVALS[festival as keyof typeof SUNDAY_FESTIVALS];
      const isSunday = new Date(day).getUTCDay() === 0;
      return isSunday && Number(day.slice(5, 7)) === month && Math.ceil(Number(day.slice(8)) / 7) === which;
    }
    return day.slice(5) === SOLAR_FESTIVALS[festival as keyof typeof SOLAR_FESTIVALS];
  });
}

function keysOf<Key extends string>(list: Readonly<Record<Key, unknown>>): Key[] {
  return Object.keys(list) as Key[];
}
