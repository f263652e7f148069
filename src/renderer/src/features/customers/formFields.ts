import type { CustomerCard, CustomerFields } from '@shared/features/customers/customers.contract';
import { readBirthday, typedBirthday, type Calendar } from './birthday';

/** The form as it is typed: texts, of which the birthday is read when it is saved. */
export type FormTexts = Omit<CustomerFields, 'birthday' | 'phones' | 'gender'> & {
  gender: 'female' | 'male' | '';
  birthday: string;
  calendar: Calendar;
  /** One text for each phone; empty ones are left out when saved. */
  phones: string[];
};

type PlainName = Exclude<keyof CustomerFields, 'custom'>;
/** A field of the shop's own, by its id. */
export type CustomName = `custom.${string}`;
export type FieldName = PlainName | CustomName;

export const isCustom = (name: FieldName): name is CustomName => name.startsWith('custom.');
/** The id of a field of the shop's own. */
export const customKey = (name: CustomName): string => name.slice('custom.'.length);

/** A list that does not compile unless every one of the names stands in it. */
function everyOne<All extends string>() {
  return <const Names extends readonly All[]>(
    names: [All] extends [Names[number]] ? Names : readonly [missing: Exclude<All, Names[number]>],
  ): readonly All[] => names as readonly All[];
}

/** The fields of every shop in the order in which they stand in the form. */
const FIELD_NAMES = everyOne<PlainName>()([
  'name',
  'salutation',
  'kind',
  'gender',
  'phones',
  'number',
  'birthday',
  'likes',
  'avoids',
  'tags',
  'wechat',
  'email',
  'company',
  'region',
  'address',
  'note',
]);

export const EMPTY_TEXTS: FormTexts = {
  name: '',
  number: '',
  salutation: '',
  kind: 'person',
  gender: '',
  birthday: '',
  calendar: 'solar',
  phones: [''],
  wechat: '',
  email: '',
  address: '',
  region: '',
  company: '',
  tags: [],
  likes: '',
  avoids: '',
  note: '',
  custom: {},
};

/** A new form begun from what was typed into the search box: digits are a phone, the rest a name. */
export function textsFrom(typed: string): FormTexts {
  const isPhone = /^[\d\s+()-]{3,}$/.test(typed);
  return isPhone ? { ...EMPTY_TEXTS, phones: [typed] } : { ...EMPTY_TEXTS, name: typed };
}

/** A card as the form shows it. */
export function textsOf({ fields, number }: CustomerCard): FormTexts {
  const { birthday, phones, gender, ...plain } = fields;
  return {
    ...plain,
    number: number ?? '',
    gender: gender ?? '',
    birthday: birthday === null ? '' : typedBirthday(birthday),
    calendar: birthday?.calendar ?? 'solar',
    phones: phones.length === 0 ? [''] : phones.map((phone) => phone.display),
  };
}

/** The form's values as they are saved; a birthday that cannot be read is told apart. */
export function fieldsOf(texts: FormTexts): { fields: CustomerFields; isBirthdayReadable: boolean } {
  const { birthday, calendar, phones, gender, custom, ...plain } = texts;
  const born = readBirthday(birthday, calendar);
  const trimmed = Object.fromEntries(
    Object.entries(plain).map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value]),
  ) as typeof plain;
  return {
    fields: {
      ...trimmed,
      gender: gender === '' ? null : gender,
      birthday: born === 'unreadable' ? null : born,
      phones: phones.map((text) => ({ text: text.trim() })).filter(({ text }) => text !== ''),
      custom: Object.fromEntries(Object.entries(custom).map(([key, text]) => [key, text.trim()])),
    },
    isBirthdayReadable: born !== 'unreadable',
  };
}

/** Names of the fields in which two forms differ. */
export function changedFields(before: FormTexts, after: FormTexts): FieldName[] {
  const old = fieldsOf(before);
  const now = fieldsOf(after);
  const plain = FIELD_NAMES.filter((name) =>
    name === 'birthday' && !now.isBirthdayReadable
      ? before.birthday !== after.birthday
      : JSON.stringify(old.fields[name]) !== JSON.stringify(now.fields[name]),
  );
  const keys = [...new Set([...Object.keys(before.custom), ...Object.keys(after.custom)])];
  const custom = keys.filter((key) => (old.fields.custom[key] ?? '') !== (now.fields.custom[key] ?? ''));
  return [...plain, ...custom.map((key): CustomName => `custom.${key}`)];
}

/** Only the named fields of a form. */
export function pick(fields: CustomerFields, names: readonly FieldName[]): Partial<CustomerFields> {
  const keys = names.filter(isCustom).map(customKey);
  const plain = names.filter((name): name is PlainName => !isCustom(name));
  return {
    ...Object.fromEntries(plain.map((name) => [name, fields[name]])),
    ...(keys.length > 0 && {
      custom: Object.fromEntries(keys.map((key) => [key, fields.custom[key] ?? ''])),
    }),
  };
}

/** The form with one field taken from another form. */
export function withField(texts: FormTexts, name: FieldName, from: FormTexts): FormTexts {
  if (isCustom(name)) {
    const key = customKey(name);
    return { ...texts, custom: { ...texts.custom, [key]: from.custom[key] ?? '' } };
  }
  return name === 'birthday'
    ? { ...texts, birthday: from.birthday, calendar: from.calendar }
    : { ...texts, [name]: from[name] };
}
