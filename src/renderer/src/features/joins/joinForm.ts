import type { JoinForm } from '@shared/features/joins/joins.contract';
import { JOIN_LIMITS, readBirthday } from '@shared/features/joins/joins.rules';
import { normalisePhone } from '@shared/lib/phone';

/** A form as it is typed. */
export type TypedJoin = {
  name: string;
  phone: string;
  gender: 'unsaid' | 'female' | 'male';
  birthday: string;
  wishes: string;
};

export const EMPTY_JOIN: TypedJoin = { name: '', phone: '', gender: 'unsaid', birthday: '', wishes: '' };

export function typedJoin({ name, phone, gender, birthday, wishes }: Omit<JoinForm, 'answer'>): TypedJoin {
  const day = birthday === null ? '' : `${String(birthday.month)}-${String(birthday.day)}`;
  const year = birthday?.year;
  return {
    name,
    phone,
    wishes,
    gender: gender ?? 'unsaid',
    birthday: year == null ? day : `${String(year)}-${day}`,
  };
}

/** What of a typed form is wrong. */
export function joinFaults({ phone, birthday }: TypedJoin): { phone: boolean; birthday: boolean } {
  const read = phone.trim() === '' ? null : normalisePhone(phone);
  return {
    phone:
      phone.trim() !== '' &&
      (read === null || read.kind === 'damaged' || read.digits.length > JOIN_LIMITS.phone),
    birthday: birthday.trim() !== '' && readBirthday(birthday) === null,
  };
}

/** The form to be sent; null while something of it is wrong, or nobody is named. */
export function askedJoin(typed: TypedJoin): Omit<JoinForm, 'answer'> | null {
  const faults = joinFaults(typed);
  const [name, phone] = [typed.name.trim(), typed.phone.trim()];
  if (faults.phone || faults.birthday || (name === '' && phone === '')) return null;
  return {
    name,
    phone,
    gender: typed.gender === 'unsaid' ? null : typed.gender,
    birthday: readBirthday(typed.birthday),
    wishes: typed.wishes.trim(),
  };
}
