import type { CastMember } from './member';
import type { Random } from './random';
import {
  AVOIDS,
  CARD_NOTES,
  COMPANIES,
  COMPANY_TAGS,
  ESTATES,
  GIVEN_NAMES,
  LIKES,
  LONG_NOTE,
  ODD_NAMES,
  REGIONS,
  SALUTATIONS,
  STREETS,
  SURNAMES,
  TAGS,
} from './words';

type Card = CastMember['card'];

/** Prefixes of mobile phones that no network has been given: the numbers look right and reach nobody. */
export const FREE_PREFIXES = ['154', '160', '161', '163', '164', '168', '169'] as const;

/** Grouped as people write it, or bare. */
function makeMobile(random: Random): string {
  const rest = String(random.whole(0, 99_999_999)).padStart(8, '0');
  const prefix = random.pick(FREE_PREFIXES);
  return random.chance(0.4) ? `${prefix} ${rest.slice(0, 4)} ${rest.slice(4)}` : prefix + rest;
}

/** Of the area of Shijiazhuang, in a range of numbers that is not given to subscribers. */
const makeLandline = (random: Random): string =>
  `0311-90${String(random.whole(0, 999_999)).padStart(6, '0')}`;

const some = <T>(random: Random, share: number, make: () => T): T | undefined =>
  random.chance(share) ? make() : undefined;

const tagsFrom = (random: Random, list: readonly string[]): string[] => [
  ...new Set(Array.from({ length: random.whole(1, 2) }, () => random.pick(list))),
];

/** Leaves out what was not drawn, so that the card takes its own defaults. */
function filled(card: { [K in keyof Card]: Card[K] | undefined } & Pick<Card, 'phones'>): Card {
  return Object.fromEntries(Object.entries(card).filter(([, value]) => value !== undefined)) as Card;
}

/** A company's card. */
export function makeCompany(random: Random): Card {
  const name = random.pick(COMPANIES.towns) + random.pick(COMPANIES.words) + random.pick(COMPANIES.kinds);
  const phones = [{ text: makeLandline(random) }];
  if (random.chance(0.3)) phones.push({ text: makeMobile(random) });
  return filled({
    name,
    kind: 'company',
    phones,
    tags: some(random, 0.6, () => tagsFrom(random, COMPANY_TAGS)),
    address: some(random, 0.5, () => `${random.pick(STREETS)} ${String(random.whole(1, 280))} 号`),
    region: some(random, 0.6, () => random.pick(REGIONS)),
    note: random.chance(0.1) ? LONG_NOTE : some(random, 0.3, () => random.pick(CARD_NOTES)),
  });
}

/** A person's card; `family` is the one whose household they belong to. */
export function makeMember(
  random: Random,
  { family, companies }: { family: Card | undefined; companies: readonly string[] },
): Card {
  const gender = random.pick(['female', 'female', 'male'] as const);
  const age = random.pick(['old', 'middle', 'middle', 'young'] as const);
  const kin = surnameOf(family?.name ?? '');
  const surname = kin !== '' && random.chance(0.65) ? kin : random.pick(SURNAMES);
  const isOdd = kin === '' && random.chance(0.02);
  const isNumberOnly = !isOdd && kin === '' && random.chance(0.01);
  const name = isNumberOnly
    ? ''
    : isOdd
      ? random.pick(ODD_NAMES)
      : surname + random.pick(GIVEN_NAMES[gender][age]);
  const isNamed = !isOdd && !isNumberOnly;
  const shared = family?.phones[0];
  return filled({
    name,
    gender: some(random, isNamed ? 0.8 : 0, () => gender),
    salutation: some(random, isNamed ? 0.35 : 0, () => surname + random.pick(SALUTATIONS[gender])),
    birthday: some(random, isNamed ? 0.45 : 0.1, () => makeBirthday(random, age)),
    phones: phonesOf(random, random.chance(0.6) ? shared : undefined),
    wechat: some(random, 0.15, () => `wx_${String(random.whole(100_000, 999_999))}`),
    email: some(random, 0.03, () => `u${String(random.whole(1_000, 9_999))}@example.com`),
    address: family?.address ?? some(random, 0.35, () => makeAddress(random)),
    region: family?.region ?? some(random, 0.4, () => random.pick(REGIONS)),
    company: some(random, companies.length > 0 ? 0.06 : 0, () => random.pick(companies)),
    tags: some(random, 0.35, () => tagsFrom(random, TAGS)),
    likes: some(random, 0.3, () => random.pick(LIKES)),
    avoids: some(random, 0.12, () => random.pick(AVOIDS)),
    note: random.chance(0.01) ? LONG_NOTE : some(random, 0.15, () => random.pick(CARD_NOTES)),
  });
}

const TWO_CHARACTER_SURNAMES = SURNAMES.filter((surname) => surname.length === 2);

function surnameOf(name: string): string {
  if (!/^\p{Script=Han}{2,4}$/u.test(name)) return '';
  return TWO_CHARACTER_SURNAMES.find((surname) => name.startsWith(surname)) ?? name.slice(0, 1);
}

function makeBirthday(random: Random, age: 'old' | 'middle' | 'young'): Card['birthday'] {
  const first = { old: 1945, middle: 1968, young: 1988 }[age];
  const calendar = random.chance({ old: 0.75, middle: 0.4, young: 0.1 }[age]) ? 'lunar' : 'solar';
  return {
    month: random.whole(1, 12),
    /* Every lunar month has 29 days at least, and every solar one 28. */
    day: random.whole(1, calendar === 'lunar' ? 29 : 28),
    year: random.chance(0.65) ? first + random.whole(0, 19) : null,
    calendar,
  };
}

const makeAddress = (random: Random): string =>
  random.chance(0.5)
    ? `${random.pick(STREETS)} ${String(random.whole(1, 180))} 号`
    : `${random.pick(ESTATES)} ${String(random.whole(1, 24))} 号楼 ${String(random.whole(1, 4))} 单元 ${String(random.whole(1, 18))}0${String(random.whole(1, 4))}`;

function phonesOf(random: Random, shared: { text: string } | undefined): Card['phones'] {
  if (shared !== undefined) return [shared];
  if (random.chance(0.08)) return [];
  const first = random.chance(0.06) ? makeLandline(random) : makeMobile(random);
  return random.chance(0.1) ? [{ text: first }, { text: makeMobile(random) }] : [{ text: first }];
}
