import { nameLikeness, readName } from './names.rules';
import type { NameLikeness, ReadName } from './names.rules';

/** Why two cards may be one person's, the strongest first. */
export const REASONS = [
  'phone',
  'wechat',
  'email',
  'number',
  'phoneTypo',
  'numberTypo',
  'birthday',
  'address',
  'sameName',
  'soundName',
  'closeName',
  'titleName',
  'noName',
  'rareName',
] as const;
export type Reason = (typeof REASONS)[number];

/** How sure it is, the surest first. */
export const CONFIDENCES = ['sure', 'likely', 'maybe'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** What people said of a pair: nothing yet, that they are two, or that they will look later. */
export const PAIR_STATES = ['open', 'later', 'different'] as const;
export type PairState = (typeof PAIR_STATES)[number];

/** What of a card is compared. Empty texts say nothing. */
export type Candidate = {
  id: number;
  name: string;
  /** Syllables of the name without tones, a space between; empty for other scripts. */
  pinyin: string;
  kind: 'person' | 'company';
  gender: 'female' | 'male' | null;
  number: string;
  /** Bare digits. */
  phones: readonly string[];
  wechat: string;
  email: string;
  address: string;
  /** Month and day as `s05-12` or `l08-15` by calendar. */
  birthDay: string;
  birthYear: number | null;
};

/** A card made ready for comparing. */
export type Prepared = {
  card: Candidate;
  name: ReadName;
  wechat: string;
  email: string;
  number: string;
  address: string;
};

/** Two cards that may be one person's; `first` is the earlier one. */
export type Pair = { first: number; second: number; reasons: Reason[]; confidence: Confidence };

const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

/** An address says who lives there only where it names a door. */
const doorOf = (address: string): string => {
  const text = bare(address);
  return text.length >= 6 && /\d/u.test(text) ? text : '';
};

/** Letters and digits of a number, without the zeros that fill it up. */
const numberOf = (number: string): string => bare(number).replace(/^(\D*)0+(?=\d)/u, '$1');

export function prepare(card: Candidate): Prepared {
  return {
    card,
    name: readName(card),
    wechat: bare(card.wechat),
    email: card.email.trim().toLowerCase(),
    number: numberOf(card.number),
    address: doorOf(card.address),
  };
}

/** True where one digit or sign was typed wrong, left out or put in, or two neighbours changed places. */
export function isTypo(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  if (a.length !== b.length) {
    const [short, long] = a.length < b.length ? [a, b] : [b, a];
    return short.slice(at) === long.slice(at + 1);
  }
  if (a.slice(at + 1) === b.slice(at + 1)) return true;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

/** Shorter digits are an extension, and name nobody. */
const SHORTEST_PHONE = 7;

const sharePhone = (a: Candidate, b: Candidate): boolean =>
  a.phones.some((digits) => digits.length >= SHORTEST_PHONE && b.phones.includes(digits));

const isMobileLike = (digits: string): boolean => /^1[3-9]\d{8,10}$/u.test(digits);

const sharePhoneTypo = (a: Candidate, b: Candidate): boolean =>
  a.phones.some(
    (one) =>
      isMobileLike(one) &&
      b.phones.some(
        (other) => isMobileLike(other) && (one.length === 11 || other.length === 11) && isTypo(one, other),
      ),
  );

/** Numbers shorter than this differ by one sign from too many others. */
const SHORTEST_NUMBER = 3;

/** What only one person can have speaks against it where it differs. */
function contradicts(a: Candidate, b: Candidate): boolean {
  if (a.kind !== b.kind) return true;
  if (a.gender !== null && b.gender !== null && a.gender !== b.gender) return true;
  if (
    a.birthDay !== '' &&
    b.birthDay !== '' &&
    a.birthDay[0] === b.birthDay[0] &&
    a.birthDay !== b.birthDay
  ) {
    return true;
  }
  return a.birthYear !== null && b.birthYear !== null && a.birthYear !== b.birthYear;
}

/** So many cards of one name at most, for what two namesakes share by chance with one of this many others. */
const NAMESAKES = { fullBirthday: 40, birthday: 3, numberTypo: 20, rare: 2 } as const;

const NAME_REASON: Readonly<Record<Exclude<NameLikeness, 'different'>, Reason>> = {
  same: 'sameName',
  sound: 'soundName',
  close: 'closeName',
  title: 'titleName',
  none: 'noName',
};

/** Reasons that stand by themselves beside a like name, as they are found of two cards. */
function hardReasons(a: Prepared, b: Prepared): Reason[] {
  const found: Reason[] = [];
  if (sharePhone(a.card, b.card)) found.push('phone');
  if (a.wechat !== '' && a.wechat === b.wechat) found.push('wechat');
  if (a.email !== '' && a.email === b.email) found.push('email');
  if (a.number.length >= SHORTEST_NUMBER && a.number === b.number) found.push('number');
  return found;
}

/** Reasons that namesakes may share by chance; `namesakes`: cards of this name in the shop. */
function softReasons(a: Prepared, b: Prepared, namesakes: number): Reason[] {
  const found: Reason[] = [];
  if (sharePhoneTypo(a.card, b.card)) found.push('phoneTypo');
  const isNumberTypo =
    Math.min(a.number.length, b.number.length) > SHORTEST_NUMBER && isTypo(a.number, b.number);
  const isUnphoned = a.card.phones.length === 0 || b.card.phones.length === 0;
  if (isNumberTypo && (isUnphoned || found.length > 0) && namesakes <= NAMESAKES.numberTypo) {
    found.push('numberTypo');
  }
  if (a.card.birthDay !== '' && a.card.birthDay === b.card.birthDay) {
    const isFull = a.card.birthYear !== null && b.card.birthYear !== null;
    if (namesakes <= (isFull ? NAMESAKES.fullBirthday : NAMESAKES.birthday)) found.push('birthday');
  }
  if (a.address !== '' && a.address === b.address) found.push('address');
  return found;
}

/** Two cards of a name that nobody else has, one of them with hardly anything on it. */
function isRareTwin(a: Prepared, b: Prepared, namesakes: number): boolean {
  if (namesakes > NAMESAKES.rare || a.name.length < 3) return false;
  return [a, b].some(
    ({ card, wechat, email }) =>
      card.phones.length === 0 && wechat === '' && email === '' && card.birthDay === '',
  );
}

/**
 * Why two cards may be one person's, null where nothing speaks for it. A family on one phone has other given names, and a
 * company's contact is no company: these are nobody twice.
 */
export function compare(a: Prepared, b: Prepared, namesakes: number): Pair | null {
  if (a.card.id === b.card.id || contradicts(a.card, b.card)) return null;
  const likeness = nameLikeness(a.name, b.name);
  if (likeness === 'different') return null;
  const hard = hardReasons(a, b);
  const pair = (reasons: readonly Reason[], confidence: Confidence): Pair => ({
    first: Math.min(a.card.id, b.card.id),
    second: Math.max(a.card.id, b.card.id),
    reasons: [...reasons, NAME_REASON[likeness]],
    confidence,
  });
  if (hard.length > 0) {
    const isSure = likeness === 'same' || (likeness === 'sound' && hard.length > 1);
    return pair(hard, isSure ? 'sure' : likeness === 'title' || likeness === 'none' ? 'maybe' : 'likely');
  }
  if (likeness !== 'same' && likeness !== 'sound') return null;
  const soft = softReasons(a, b, namesakes);
  if (soft.length > 0) return pair(soft, likeness === 'same' && soft.length > 1 ? 'sure' : 'likely');
  if (likeness === 'same' && isRareTwin(a, b, namesakes)) return pair(['rareName'], 'maybe');
  return null;
}
