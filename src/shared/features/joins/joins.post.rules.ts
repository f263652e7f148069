import { normalisePhone } from '../../lib/phone';
import { readFields, type Typed } from '../feedback/feedback.rules';
import { JOIN_ANSWERS, JOIN_LIMITS, readBirthday, type JoinAnswer } from './joins.rules';

/** What a visitor is asked to mend in a join form. */
export const JOIN_FAULTS = ['who', 'name', 'joinPhone', 'birthday', 'wishes', 'answer'] as const;
export type JoinFault = (typeof JOIN_FAULTS)[number];

export const JOIN_GENDERS = ['female', 'male'] as const;

/** A code as the shop keeps it. */
export const JOIN_CODE = /^[A-Z2-9]{6}$/u;
const IN_ADDRESS = /^j-[a-z2-9]{6}$/u;

/** What the address of a join form ends with: never that of another page. */
export const joinPath = (code: string): string => `j-${code.toLowerCase()}`;

/** The code that an address ends with; null where it is of another page. */
export const joinCodeOf = (path: string): string | null =>
  IN_ADDRESS.test(path) ? path.slice(2).toUpperCase() : null;

/** A join form that a visitor filled in, as it is kept. */
export type JoinPost = {
  kind: 'join';
  /** Code of the poster, shelf or event. */
  source: string;
  /** The words that stood beside it. */
  version: number;
  name: string;
  phone: string;
  gender: (typeof JOIN_GENDERS)[number] | null;
  birthday: { month: number; day: number; year: number | null } | null;
  wishes: string;
  answer: JoinAnswer;
};

/** How a join form reads: to be kept; to be mended; not made by our form. */
export type ReadJoin =
  { how: 'good'; post: JoinPost } | { how: 'faulty'; faults: JoinFault[]; typed: Typed } | { how: 'foreign' };

const ALWAYS_SENT = ['name', 'phone', 'gender', 'birthday', 'wishes'] as const;
const FIELDS = {
  known: ['token', 'answer', ...ALWAYS_SENT],
  always: ALWAYS_SENT,
  manyLines: 'wishes',
} as const;

const isPhone = (text: string): boolean => {
  const phone = normalisePhone(text);
  return phone !== null && phone.kind !== 'damaged' && phone.digits.length <= JOIN_LIMITS.phone;
};

/**
 * Reads what came as fields of the join form of `code`, beside which the words of `version` stood. Name or phone is
 * enough; all else may stay empty, but for whether they may be contacted: a no is an answer, too.
 */
export function readJoin(
  code: string,
  version: number,
  pairs: readonly (readonly [string, string])[],
): ReadJoin {
  const typed = readFields(pairs, FIELDS);
  if (typed === null) return { how: 'foreign' };
  const { name = '', phone = '', wishes = '' } = typed;
  const gender = JOIN_GENDERS.find((one) => one === typed.gender) ?? null;
  const answer = JOIN_ANSWERS.find((one) => one === typed.answer);
  const isMadeUp =
    (gender === null && typed.gender !== '') || (typed.answer !== undefined && answer === undefined);
  if (isMadeUp) return { how: 'foreign' };
  const birthday = typed.birthday === '' ? null : readBirthday(typed.birthday ?? '');
  const isWrong: Record<JoinFault, boolean> = {
    who: name === '' && phone === '',
    name: name.length > JOIN_LIMITS.name,
    joinPhone: phone !== '' && (phone.length > JOIN_LIMITS.phone || !isPhone(phone)),
    birthday: typed.birthday !== '' && birthday === null,
    wishes: wishes.length > JOIN_LIMITS.wishes,
    answer: answer === undefined,
  };
  const faults = JOIN_FAULTS.filter((fault) => isWrong[fault]);
  if (faults.length > 0 || answer === undefined) return { how: 'faulty', faults, typed };
  return {
    how: 'good',
    post: { kind: 'join', source: code, version, name, phone, gender, birthday, wishes, answer },
  };
}
