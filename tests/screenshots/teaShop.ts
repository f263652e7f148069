import type { CallInput } from '@shared/ipc/contracts';

/* A made-up tea shop for pictures: its people, and a year of their slips up to a given day. */

type Person = CallInput<'customers.create'> & { name: string };

/** Phones have prefixes that no network has been given. */
export const PEOPLE: readonly Person[] = [
  {
    name: '单玉珍',
    number: '0002318',
    salutation: '单老师',
    gender: 'female',
    birthday: { month: 5, day: 6, year: 1958, calendar: 'lunar' },
    phones: [{ text: '160 1145 2045' }, { text: '0311-88012345' }],
    company: '退休教师',
    region: '河北 正定',
    address: '常山路 12 号 3 单元 501',
    tags: ['茶友', '老街坊'],
    likes: '茉莉花茶，泡浓些；送礼爱用定瓷',
    avoids: '别推普洱（胃寒）；别当着人算价钱',
  },
  {
    name: '李桂兰',
    number: '0001107',
    phones: [{ text: '16133337719' }],
    salutation: '李姐',
    tags: ['送礼多'],
    likes: '铁观音',
  },
  {
    name: '恒州宾馆',
    number: '0000012',
    kind: 'company',
    phones: [{ text: '0311-88786688' }],
    tags: ['月结', '要开票'],
    note: '采购找小赵',
  },
  {
    name: '常山中学工会',
    number: '0000047',
    kind: 'company',
    phones: [{ text: '0311-88023102' }],
    tags: ['年礼'],
  },
  { name: '贾宝田', number: '0002590', phones: [{ text: '16364445526' }], salutation: '贾师傅' },
  {
    name: '张建国',
    number: '0000318',
    phones: [{ text: '16411118890' }],
    salutation: '张叔',
    gender: 'male',
    likes: '老白茶',
    tags: ['茶友'],
  },
  {
    name: '曾庆华',
    number: '0000826',
    phones: [{ text: '16855551360' }],
    salutation: '曾老',
    birthday: { month: 10, day: 18, year: 1960, calendar: 'lunar' },
  },
  { name: '田振海', number: '0001960', phones: [{ text: '16922220457' }] },
  { name: '魏红梅', number: '0002744', phones: [{ text: '16033339213' }], likes: '紫砂壶', tags: ['新客'] },
  { name: '苏瑞芳', number: '0002751', phones: [{ text: '16144444471' }], gender: 'female' },
  {
    name: '石家庄润泽文化传播有限责任公司正定分公司',
    number: '0000066',
    kind: 'company',
    phones: [{ text: '0311-88112580' }],
  },
  { name: '杜春生', number: '0002760', phones: [] },
  { name: '欧阳文慧', number: '0002766', phones: [{ text: '16377770096' }], likes: '桂花乌龙' },
  { name: '韩志强', number: '0001415', phones: [{ text: '16488887702' }] },
  { name: '单宝山', phones: [{ text: '16899991145' }] },
  { name: '尉迟小满', number: '0002801', phones: [{ text: '16011112345' }], tags: ['微信群'] },
  { name: '孟晓燕的婆婆', phones: [] },
  { name: '覃海涛', number: '0002144', phones: [{ text: '16355556789' }] },
];

const GOODS = [
  ['碧潭飘雪 250g', '168.00'],
  ['茉莉龙珠 100g', '88.00'],
  ['铁观音 250g', '216.00'],
  ['老白茶饼 350g', '380.00'],
  ['桂花乌龙 50g', '36.00'],
  ['紫砂壶 西施', '460.00'],
  ['定瓷盖碗', '260.00'],
  ['藁城宫面 礼盒', '58.00'],
] as const;

const HEADER = '单号,日期,时间,会员号,商品,数量,单价';

/** Slips of a year before `today`, as a till would write them: the earlier a person stands in the list, the more. */
export function slipsUntil(today: Date): string {
  const lines = [HEADER];
  let slip = 20_000;
  for (const [at, { number }] of PEOPLE.entries()) {
    if (number === undefined) continue;
    const every = 9 + ((at * 7) % 23);
    for (let back = (at * 5) % 34; back < 360; back += every) {
      slip += 1;
      const isReturn = (slip + at) % 17 === 0;
      const day = new Date(today.getTime() - back * 86_400_000);
      const date = `${day.getFullYear()}-${day.getMonth() + 1}-${day.getDate()}`;
      const time = `${9 + (slip % 9)}:${String((slip * 7) % 60).padStart(2, '0')}`;
      const kinds = isReturn ? 1 : 1 + ((slip + at) % 3);
      for (let line = 0; line < kinds; line += 1) {
        const [name, price] = GOODS[(at + line * 3 + (slip % 2)) % GOODS.length] ?? GOODS[0];
        const quantity = isReturn ? -1 : 1 + ((slip + line) % 2);
        lines.push([isReturn ? `C${slip}` : slip, date, time, number, name, quantity, price].join(','));
      }
    }
  }
  return `${lines.join('\n')}\n`;
}
