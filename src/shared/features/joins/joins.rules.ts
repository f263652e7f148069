import { isRealDay } from '../../lib/days';

/** The longest texts of a join form; longer ones are refused, not cut: the form is open to whoever scans it. */
export const JOIN_LIMITS = {
  name: 40,
  phone: 20,
  wishes: 200,
  code: 12,
  source: 40,
  text: 600,
  reason: 100,
  waiting: 2_000,
} as const;

/** Where a form lay or hung. */
export const SOURCE_KINDS = ['poster', 'shelf', 'event', 'counter'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** How somebody filled in the form: on their phone, or on paper, which was typed at the counter. */
export const JOIN_WAYS = ['qr', 'paper'] as const;
export type JoinWay = (typeof JOIN_WAYS)[number];

/** What they said to being called or written to; a refusal is kept so that nobody asks again. */
export const JOIN_ANSWERS = ['given', 'refused'] as const;
export type JoinAnswer = (typeof JOIN_ANSWERS)[number];

export const JOIN_STATES = ['waiting', 'joined', 'refused'] as const;
export type JoinState = (typeof JOIN_STATES)[number];
export const JOIN_GROUPS = ['waiting', 'ended'] as const;
export type JoinGroup = (typeof JOIN_GROUPS)[number];

/** After so many days a form that nobody confirmed is deleted, and of the others what was typed in them. */
export const JOIN_DAYS = 30;

/** The words beside the form until the shop writes its own: version 0. */
export const FIRST_TEXT = {
  zh: '{{shop}}请您填写：姓名、手机、生日和喜好，只用来认出您、记会员优惠，您同意时才联系您。绝不外泄，不给任何人。不愿提供的，空着就好；随时可以来店里看、改、删。没有确认的表 30 天后删除。',
  en: '{{shop}} asks for your name, phone, birthday and wishes to know you as a member, and to contact you only if you agree. Nothing is passed on to anybody. Leave empty what you do not wish to give; you may see, correct or delete it in the shop at any time. Forms that are not confirmed are deleted after 30 days.',
} as const;

/** A birthday as it is typed, 5-20 or 1990-5-20; null of a text that is none. */
export function readBirthday(text: string): { month: number; day: number; year: number | null } | null {
  const parts = /^(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?$/u.exec(text.normalize('NFKC').trim());
  if (parts === null) return null;
  const year = parts[1] === undefined ? null : Number(parts[1]);
  const [month, day] = [Number(parts[2]), Number(parts[3])];
  const full = [String(year ?? 2000), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
  const isRight = isRealDay(full) && (year === null || (year >= 1900 && year <= 2100));
  return isRight ? { month, day, year } : null;
}

/** What a form says of a person. */
export type JoinFacts = {
  name: string;
  /** Digits; empty where none was given. */
  phone: string;
  gender: 'female' | 'male' | null;
  birthMonth: number | null;
  wishes: string;
};

/** The same of a customer who is there already. */
export type KnownFacts = Pick<JoinFacts, 'name' | 'gender' | 'birthMonth'> & {
  phones: readonly string[];
  likes: string;
  number: string | null;
};

export const GAPS = ['name', 'phone', 'gender', 'birthday', 'wishes', 'number'] as const;
export type Gap = (typeof GAPS)[number];

/** What a form adds to a customer: gaps alone are filled, and nothing that stands there is changed. */
export function gapsOf(known: KnownFacts, said: JoinFacts): Gap[] {
  const adds: Record<Gap, boolean> = {
    name: known.name === '' && said.name !== '',
    phone: said.phone !== '' && !known.phones.includes(said.phone),
    gender: known.gender === null && said.gender !== null,
    birthday: known.birthMonth === null && said.birthMonth !== null,
    wishes: known.likes === '' && said.wishes !== '',
    number: known.number === null,
  };
  return GAPS.filter((gap) => adds[gap]);
}
