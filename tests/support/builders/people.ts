import { type Random, randomFrom } from '../../../src/main/sample/random';

/** By how common they are; the last line are surnames that are read otherwise than the same character elsewhere. */
const SURNAMES = [
  ...'王王王王李李李李张张张张刘刘刘陈陈陈杨杨赵赵黄黄周周吴吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈',
  ...'彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎',
  ...'单曾仇解覃盖区朴查乐洗员召尉缪冼折句种宓那',
  '欧阳',
  '上官',
  '诸葛',
  '尉迟',
];

const GIVEN = [
  ...'伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉力华玉红建国志宏晓雪梅珍雨欣怡子轩梓涵浩然思远佳慧婷宁博宇',
  ...'乐行长重朝曾觉和藏参都传便单率',
];

const TOWNS = ['北京', '上海', '广州', '深圳', '成都', '杭州', '重庆', '武汉', '西安', '长沙'];
const TRADES = ['商贸', '花店', '餐饮', '文具', '服装', '科技', '茶业', '美发', '五金', '百货'];
const LATIN = [
  'Anna Müller',
  "Shaun O'Neil",
  'Peter Smith',
  'José García',
  'Zoë van Dijk',
  'Chen Wei',
  'Łukasz Nowak',
];
const ODD = [
  '小仙女🌸',
  '王姐💕',
  '𠮷野家',
  '𠮷田',
  '老板👨‍👩‍👧',
  '♥丽丽♥',
  'Coco酱',
  '阿May',
  '李-小龙',
  '张 三',
];

/** Prefixes of mobile phones that no network has been given, so that nobody's number turns up in a picture. */
const FREE_PREFIXES = ['154', '160', '161', '163', '164', '168', '169'];

export const TAGS = ['老客户', '批发', 'VIP', '爱喝茶', '微信群', '邻居', '企业团购', '怕辣'];
export const LIKES = ['龙井', '草莓蛋糕', '靠窗的座位', '深色衣服', '无糖'];

export type MadePerson = {
  name: string;
  kind: 'person' | 'company';
};

/** A name as shops write them: two or three characters, now and then a company, Latin letters, or something odd. */
export function makePerson(random: Random): MadePerson {
  const kindOfName = random.next();
  if (kindOfName < 0.04) {
    return {
      name: `${random.pick(TOWNS)}${makeGiven(random)}${random.pick(TRADES)}有限公司`,
      kind: 'company',
    };
  }
  if (kindOfName < 0.055) return { name: random.pick(LATIN), kind: 'person' };
  if (kindOfName < 0.065) return { name: random.pick(ODD), kind: 'person' };
  return { name: random.pick(SURNAMES) + makeGiven(random), kind: 'person' };
}

const makeGiven = (random: Random): string =>
  random.chance(0.3) ? random.pick(GIVEN) : random.pick(GIVEN) + random.pick(GIVEN);

/** Eleven digits in the shape of a mobile phone that belongs to nobody. */
export function makeMobile(random: Random): string {
  return random.pick(FREE_PREFIXES) + String(random.whole(0, 99_999_999)).padStart(8, '0');
}

/** So many people from one seed. */
export function makePeople(count: number, seed = 1): MadePerson[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, () => makePerson(random));
}
