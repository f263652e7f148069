import { randomFrom } from '../../../src/main/sample/random';
import type { Random } from '../../../src/main/sample/random';
import type { Unit } from '../../../src/main/db/unit';
import { relistCustomers } from '../../../src/main/features/customers/customers.service';
import { OWNER } from './openWriter';
import { makeMobile, makePerson } from './people';

/** A card of a shop with planted duplicates. */
export type PlantedCard = {
  name: string;
  kind: 'person' | 'company';
  gender: 'female' | 'male' | null;
  number: string | null;
  phones: string[];
  wechat: string;
  email: string;
  address: string;
  birthday: { month: number; day: number; year: number | null } | null;
};

/** How a second card of one person came about; what lies beside them and is two people has none. */
export const PLANTS = [
  'samePhone',
  'phoneTypo',
  'newPhoneBirthday',
  'newPhoneAddress',
  'newPhoneWechat',
  'sound',
  'heard',
  'title',
  'noName',
  'numberTypo',
  'email',
  'latinOrder',
  'companyForm',
] as const;
export type Plant = (typeof PLANTS)[number];

export type PlantedShop = {
  cards: PlantedCard[];
  /** Places in `cards` that are one person's, with how it was planted. */
  truth: { first: number; second: number; plant: Plant }[];
};

/** Characters that sound the same, and such as are heard one for the other. */
const SOUNDS = [
  '芳方',
  '丽莉',
  '军君',
  '洋阳',
  '勇永',
  '艳燕',
  '杰洁',
  '明铭',
  '平萍',
  '刚钢',
  '文雯',
  '英瑛',
] as const;
const HEARD = [
  ['敏', '明'],
  ['静', '进'],
  ['兰', '岚'],
  ['琳', '玲'],
] as const;
const STREETS = ['人民路', '解放路', '建设街', '中山路', '和平里', '学院路'];

/** So many cards of people who come once, and for each kind of plant so many pairs, with as many that only look like it. */
export function plantShop(ask: { people: number; perPlant: number; seed?: number }): PlantedShop {
  const random = randomFrom(ask.seed ?? 7);
  const cards: PlantedCard[] = [];
  const truth: PlantedShop['truth'] = [];
  const add = (card: PlantedCard): number => cards.push(card) - 1;
  for (let at = 0; at < ask.people; at += 1) add(person(random, at));
  for (let at = 0; at < ask.perPlant; at += 1) {
    for (const plant of PLANTS) {
      const [one, other] = twins(random, plant, cards.length);
      truth.push({ first: add(one), second: add(other), plant });
    }
    for (const card of strangers(random, cards.length)) add(card);
  }
  return { cards, truth };
}

function person(random: Random, at: number): PlantedCard {
  const { name, kind } = makePerson(random);
  return {
    name,
    kind,
    gender: null,
    number: random.chance(0.6) ? `K${String(at + 1).padStart(6, '0')}` : null,
    phones: random.chance(0.1) ? [] : [makeMobile(random)],
    wechat: random.chance(0.2) ? `wx_${String(at)}` : '',
    email: '',
    address: random.chance(0.2) ? doorOf(random) : '',
    birthday: random.chance(0.4) ? birthdayOf(random, random.chance(0.5)) : null,
  };
}

const doorOf = (random: Random): string =>
  `${random.pick(STREETS)}${String(random.whole(1, 400))}号${String(random.whole(1, 30))}栋${String(random.whole(101, 2_504))}室`;

const birthdayOf = (random: Random, hasYear: boolean): PlantedCard['birthday'] => ({
  month: random.whole(1, 12),
  day: random.whole(1, 28),
  year: hasYear ? random.whole(1950, 2005) : null,
});

const bare = (card: Partial<PlantedCard> & { name: string }): PlantedCard => ({
  kind: 'person',
  gender: null,
  number: null,
  phones: [],
  wechat: '',
  email: '',
  address: '',
  birthday: null,
  ...card,
});

/** A Chinese name of the shop's people. */
function hanName(random: Random): string {
  for (;;) {
    const { name, kind } = makePerson(random);
    if (kind === 'person' && /^\p{Script=Han}{2,4}$/u.test(name)) return name;
  }
}

/** One digit typed wrong, or two that changed places. */
function mistyped(random: Random, digits: string): string {
  const at = random.whole(3, digits.length - 2);
  if (random.chance(0.4) && digits[at] !== digits[at + 1]) {
    return `${digits.slice(0, at)}${digits[at + 1] ?? ''}${digits[at] ?? ''}${digits.slice(at + 2)}`;
  }
  const other = (Number(digits[at]) + random.whole(1, 9)) % 10;
  return `${digits.slice(0, at)}${String(other)}${digits.slice(at + 1)}`;
}

function twins(random: Random, plant: Plant, at: number): [PlantedCard, PlantedCard] {
  const name = hanName(random);
  const phone = makeMobile(random);
  const one = bare({ name, phones: [phone] });
  const surname = name.slice(0, 1);
  switch (plant) {
    case 'samePhone':
      return [{ ...one, number: `M${String(at).padStart(5, '0')}`, birthday: birthdayOf(random, true) }, one];
    case 'phoneTypo':
      return [one, { ...one, phones: [mistyped(random, phone)] }];
    case 'newPhoneBirthday': {
      const birthday = birthdayOf(random, true);
      return [
        { ...one, birthday },
        { ...one, birthday, phones: [makeMobile(random)] },
      ];
    }
    case 'newPhoneAddress': {
      const address = doorOf(random);
      return [
        { ...one, address },
        { ...one, address, phones: [makeMobile(random)] },
      ];
    }
    case 'newPhoneWechat': {
      const wechat = `tw_${String(at)}`;
      return [
        { ...one, wechat },
        { ...one, wechat: wechat.toUpperCase(), phones: [makeMobile(random)] },
      ];
    }
    case 'sound': {
      const [a = '', b = ''] = [...random.pick(SOUNDS)];
      return [
        { ...one, name: surname + a },
        { ...one, name: surname + b },
      ];
    }
    case 'heard': {
      const [a, b] = random.pick(HEARD);
      return [
        { ...one, name: `${surname}小${a}` },
        { ...one, name: `${surname}小${b}` },
      ];
    }
    case 'title':
      return [one, { ...one, name: `${surname}${random.pick(['老师', '女士', '先生', '阿姨'])}` }];
    case 'noName':
      return [one, { ...one, name: '', number: `N${String(at).padStart(5, '0')}` }];
    case 'numberTypo': {
      const number = `V${String(random.whole(100_000, 999_999))}`;
      return [
        { ...one, number },
        { ...one, number: mistyped(random, number), phones: [] },
      ];
    }
    case 'email': {
      const email = `mail${String(at)}@example.com`;
      return [
        { ...one, email },
        { ...one, email: email.toUpperCase(), phones: [] },
      ];
    }
    case 'latinOrder':
      return [
        { ...one, name: 'Wei Chen' },
        { ...one, name: 'Chen, Wei' },
      ];
    case 'companyForm': {
      const short = `${name}商贸`;
      return [
        { ...one, kind: 'company', name: `${short}有限公司` },
        { ...one, kind: 'company', name: short },
      ];
    }
  }
}

/** People who only look like one another: a family on one phone, namesakes, a company and its contact, neighbours. */
function strangers(random: Random, at: number): PlantedCard[] {
  const phone = makeMobile(random);
  const address = doorOf(random);
  const namesake = hanName(random);
  const contact = hanName(random);
  const shared = makeMobile(random);
  const number = random.whole(10_000, 80_000);
  return [
    bare({ name: '林建国', phones: [phone], address, gender: 'male' }),
    bare({ name: '林晓雪', phones: [phone], address, gender: 'female' }),
    bare({ name: '陈玉珍', phones: [phone], address, gender: 'female' }),
    bare({ name: namesake, phones: [makeMobile(random)], birthday: { month: 3, day: 8, year: 1961 } }),
    bare({ name: namesake, phones: [makeMobile(random)], birthday: { month: 3, day: 8, year: 1988 } }),
    bare({ name: namesake, phones: [makeMobile(random)], gender: 'male' }),
    bare({ name: namesake, phones: [makeMobile(random)], gender: 'female', address: doorOf(random) }),
    bare({ name: `${contact}茶业有限公司`, kind: 'company', phones: [shared] }),
    bare({ name: contact, phones: [shared] }),
    bare({ name: hanName(random), phones: [shared] }),
    bare({ name: hanName(random), number: `S${String(number)}${String(at)}`, phones: [makeMobile(random)] }),
    bare({
      name: hanName(random),
      number: `S${String(number + 1)}${String(at)}`,
      phones: [makeMobile(random)],
    }),
  ];
}

/** Puts the cards into a shop, in their order. Returns their ids. */
export function fillPlanted(unit: Unit, { cards }: Pick<PlantedShop, 'cards'>): number[] {
  return cards.map((card) => {
    const { at, on } = unit.moment;
    const { birthday } = card;
    const { lastId: id } = unit.run(
      `INSERT INTO "customers" ("number", "name", "kind", "gender", "birthMonth", "birthDay", "birthYear", "birthCalendar",
         "wechat", "email", "address", "createdAt", "createdOn", "createdBy", "updatedAt")
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      card.number,
      card.name,
      card.kind,
      card.gender,
      birthday?.month ?? null,
      birthday?.day ?? null,
      birthday?.year ?? null,
      birthday === null ? null : 'solar',
      card.wechat,
      card.email,
      card.address,
      at,
      on,
      OWNER.id,
      at,
    );
    for (const [position, digits] of card.phones.entries()) {
      unit.run(
        `INSERT INTO "customerPhones" ("customerId", "position", "digits", "display", "kind") VALUES (?, ?, ?, ?, 'mobile')`,
        id,
        position,
        digits,
        digits,
      );
    }
    relistCustomers(unit, [id]);
    return id;
  });
}
