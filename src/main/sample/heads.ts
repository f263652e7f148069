import type { CastMember } from './member';

type Head = Pick<CastMember, 'card' | 'habit' | 'favourites'> & { appetite?: number };

/*
 * The first customers of every sample shop, written by hand: whoever looks around meets cards that tell something,
 * names that are read in two ways, and one that is far too long.
 */
export const HEADS: readonly Head[] = [
  {
    card: {
      name: '单玉珍',
      salutation: '单老师',
      gender: 'female',
      birthday: { month: 5, day: 6, year: 1958, calendar: 'lunar' },
      phones: [{ text: '160 1145 2045' }, { text: '0311-90012345' }],
      company: '正定二中（退休）',
      region: '河北 正定',
      address: '常山路 12 号 3 单元 501',
      tags: ['茶友', '老街坊'],
      likes: '茉莉花茶，泡浓些；送礼爱用定瓷',
      avoids: '别推普洱（胃寒）；别当着人算价钱',
    },
    habit: { kind: 'sleeper', everyDays: 18, quietDays: 31 },
    favourites: ['H201', 'H202', 'D801'],
  },
  {
    card: {
      name: '李桂兰',
      salutation: '李姐',
      gender: 'female',
      phones: [{ text: '16133337719' }],
      tags: ['送礼多'],
      likes: '铁观音',
    },
    habit: { kind: 'regular', everyDays: 21 },
    favourites: ['W301', 'W302'],
  },
  {
    card: {
      name: '恒州宾馆',
      kind: 'company',
      phones: [{ text: '0311-90786688' }],
      tags: ['月结', '要开票'],
      note: '采购找小赵',
      region: '河北 正定',
    },
    habit: { kind: 'regular', everyDays: 14 },
    appetite: 5,
  },
  {
    card: {
      name: '常山中学工会',
      kind: 'company',
      phones: [{ text: '0311-90023102' }, { text: '163 2277 9015' }],
      tags: ['年礼', '要开票'],
    },
    habit: { kind: 'occasional', visits: 4 },
    appetite: 6,
  },
  {
    card: {
      name: '曾庆华',
      salutation: '曾老',
      gender: 'male',
      birthday: { month: 10, day: 18, year: 1950, calendar: 'lunar' },
      phones: [{ text: '16855551360' }],
      address: '老教师楼 2 号楼 201',
      region: '河北 正定',
      likes: '老白茶，煮着喝',
    },
    habit: { kind: 'regular', everyDays: 9 },
  },
  {
    card: {
      name: '曾晓燕',
      salutation: '曾老师',
      gender: 'female',
      phones: [{ text: '16855551360' }, { text: '169 4031 2266' }],
      address: '老教师楼 2 号楼 201',
      region: '河北 正定',
      note: '曾庆华的女儿，常替父亲来取',
    },
    habit: { kind: 'regular', everyDays: 33 },
  },
  {
    card: {
      name: '尉迟小满',
      gender: 'female',
      phones: [{ text: '16011112345' }],
      wechat: 'yuchi_xiaoman',
      tags: ['微信群', '爱尝新'],
      birthday: { month: 8, day: 15, year: null, calendar: 'lunar' },
    },
    habit: { kind: 'regular', everyDays: 12 },
  },
  {
    card: {
      name: '石家庄润泽文化传播有限责任公司正定分公司',
      kind: 'company',
      phones: [{ text: '0311-90112580' }],
      tags: ['要开票'],
      email: 'office@example.com',
    },
    habit: { kind: 'sleeper', everyDays: 40, quietDays: 160 },
    appetite: 4,
  },
  {
    card: { name: '仇英杰', gender: 'male', salutation: '仇哥', phones: [{ text: '16364445526' }] },
    habit: { kind: 'regular', everyDays: 26 },
  },
  {
    card: {
      name: '解立新',
      gender: 'male',
      phones: [{ text: '16411118890' }],
      likes: '大红袍',
      tags: ['茶友'],
    },
    habit: { kind: 'sleeper', everyDays: 16, quietDays: 120 },
  },
  {
    card: { name: '区文慧', gender: 'female', phones: [{ text: '16377770096' }], likes: '桂花乌龙' },
    habit: { kind: 'once' },
  },
  {
    card: { name: '单宝山', gender: 'male', phones: [{ text: '16899991145' }] },
    habit: { kind: 'occasional', visits: 3 },
  },
];

/** 仇英杰 once more, as somebody wrote him down who did not find his card: the sample shop has a pair to decide on. */
export const TWIN_AT = 47;
export const TWIN: CastMember['card'] = {
  name: '仇哥',
  gender: 'male',
  phones: [{ text: '163 6444 5526' }],
  likes: '大红袍',
};
